import { Eye, Paperclip, SendHorizontal } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { NOTHING_COMPOSED } from '../../state/compose-slice.ts';
import { agentKey } from '../../state/item.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Markdown } from '../content/markdown.tsx';
import { useAnswerPort } from '../review/answer/use-answer-port.ts';
import type { ChannelProps } from './channel-pane.tsx';
import { ComposedFiles } from './composed-files.tsx';
import { commandName, type SlashCommand, writtenCommand } from './slash.ts';
import { SlashList } from './slash-list.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useSending } from './use-sending.ts';
import { useSlash } from './use-slash.ts';
import './composer.css';
import { t } from '../../../words/words.ts';

/** Puts the focus into the composer when somebody asks for it. */
function useComposerFocus(editor: { readonly current: HTMLTextAreaElement | null }): void {
  const request = useApp((state) => state.focusRequest);
  const first = useRef(request.count);
  useEffect(() => {
    if (request.count === first.current || request.target !== 'comment') return;
    const element = editor.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, [request, editor]);
}

/** What the composer says of itself while nothing is wrong. */
function hintWords(command: SlashCommand | null, isDropping: boolean, isWaiting: boolean): string {
  if (isDropping) return t('channel.dropFilesHint');
  if (isWaiting) return t('channel.sendsWhenStored');
  if (command) return `/${commandName(command)} ${command.argHint ?? ''} · ${command.description}`;
  return t('channel.enterKeysHint');
}

/** Where the person writes to an agent. */
export function Composer({ accountId, channelId }: ChannelProps) {
  const { store } = useDesk();
  const key = agentKey(accountId, channelId);
  const composed = useApp((state) => state.composed[key] ?? NOTHING_COMPOSED);
  const { text, files } = composed;
  const { problem, isWaiting, ...sending } = useSending({ accountId, channelId }, composed);
  const agent = useApp((state) => state.data.agents[accountId]?.find(({ id }) => id === channelId));
  const [isPreview, setIsPreview] = useState(false);
  const editor = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const id = useId();
  const commands = agent?.commands ?? [];
  const slash = useSlash(commands, text, editor, write);
  const command = writtenCommand(commands, text);
  const add = (added: readonly File[]): void => store.getState().addFiles(accountId, channelId, added);
  const isDropping = useFileDrop(add);
  useComposerFocus(editor);

  function write(next: string): void {
    store.getState().writeMessage(accountId, channelId, next);
  }
  function send(): void {
    setIsPreview(false);
    sending.send();
    editor.current?.focus();
  }
  function handleKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || slash.takeKey(event)) return;
    const isPlainEnter = event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isPlainEnter) return;
    event.preventDefault();
    if (!event.repeat) send();
  }
  function handlePaste(event: ClipboardEvent): void {
    const pasted = [...event.clipboardData.files];
    if (pasted.length === 0) return;
    event.preventDefault();
    add(pasted);
  }

  useAnswerPort({
    focus: () => editor.current?.focus(),
    send,
    cancel: slash.close,
    preview: () => setIsPreview(!isPreview),
  });

  return (
    <form
      className="composer"
      aria-label={agent ? t('channel.writeTo', { name: agent.name }) : t('channel.writeToAgent')}
      data-dropping={isDropping}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {slash.isOpen && <SlashList id={`${id}-commands`} slash={slash} />}
      <div className="composer-box">
        <ComposedFiles files={files} onRemove={(fileId) => store.getState().removeFile(accountId, channelId, fileId)} />
        <textarea
          ref={editor}
          className="composer-editor"
          aria-label={agent ? t('channel.messageTo', { name: agent.name }) : t('channel.messageToAgent')}
          aria-describedby={`${id}-hint`}
          aria-autocomplete={commands.length > 0 ? 'list' : undefined}
          aria-controls={slash.isOpen ? `${id}-commands` : undefined}
          aria-activedescendant={slash.isOpen ? `${id}-commands-${slash.active}` : undefined}
          placeholder={commands.length > 0 ? t('channel.writeMessageOrCommand') : t('channel.writeMessage')}
          dir="auto"
          rows={1}
          value={text}
          onChange={(event) => {
            write(event.target.value);
            slash.look(event.target.value, event.target.selectionStart);
          }}
          onSelect={(event) => slash.look(text, event.currentTarget.selectionStart)}
          onKeyDown={handleKeyDown}
          onPaste={handlePaste}
        />
        {isPreview && (
          <section className="composer-preview" aria-label={t('channel.preview')}>
            {text.trim() === '' ? <p>{t('channel.nothingToPreview')}</p> : <Markdown text={text} />}
          </section>
        )}
        <div className="composer-foot">
          <IconButton label={t('channel.addFiles')} onClick={() => picker.current?.click()}>
            <Paperclip />
          </IconButton>
          <IconButton
            label={t('channel.previewTheMarkdown')}
            aria-pressed={isPreview}
            onClick={() => {
              setIsPreview(!isPreview);
              editor.current?.focus();
            }}
          >
            <Eye />
          </IconButton>
          <p className="composer-hint truncate" id={`${id}-hint`} data-problem={problem !== null} aria-live="polite">
            {problem ?? hintWords(command, isDropping, isWaiting)}
          </p>
          <Button look="primary" type="submit" className="composer-send">
            <SendHorizontal />
            {t('channel.send')}
          </Button>
        </div>
      </div>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('channel.filesToSend')}
        onChange={(event) => {
          add([...(event.target.files ?? [])]);
          event.target.value = '';
          editor.current?.focus();
        }}
      />
    </form>
  );
}
