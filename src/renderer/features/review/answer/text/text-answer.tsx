import { useDeferredValue, useId, useRef, useState } from 'react';
import type { TextInputPayload } from '../../../../../contract/review.ts';
import { useApp, useDesk } from '../../../../state/app-context.ts';
import { Markdown } from '../../../content/markdown.tsx';
import { AnswerFrame } from '../answer-frame.tsx';
import type { FittedProps } from '../fitted-answer.tsx';
import { useAnswerPort } from '../use-answer-port.ts';
import { useReply } from '../use-reply.ts';
import { PreviewToggle } from './preview-toggle.tsx';
import { countText, textProblem } from './text-check.ts';
import './text.css';
import { t } from '../../../../../words/words.ts';

/** The controls of a text input: an editor with a counter, and a preview where the text is markdown. */
export function TextAnswer({ item, payload, isSending }: FittedProps<TextInputPayload>) {
  const { prefill = '', placeholder, submitLabel, dismissLabel } = payload;
  const { store } = useDesk();
  const text = useApp((state) => state.drafts[item.key]?.text) ?? prefill;
  const [problem, setProblem] = useState<string | null>(null);
  const [isPreview, setIsPreview] = useState(false);
  const editor = useRef<HTMLTextAreaElement>(null);
  const reply = useReply(item.key, isSending, dismissLabel);
  const id = useId();
  const count = countText(text, payload);
  const isMarkdown = payload.markdown === true;
  const previewed = useDeferredValue(text);

  function write(next: string): void {
    setProblem(null);
    store.getState().changeDraft(item.key, { text: next === prefill ? null : next });
  }

  function send(): void {
    const found = textProblem(text, payload);
    if (found === null) {
      reply.send({ text: text.trim() }, null);
      return;
    }
    setProblem(found);
    editor.current?.focus();
  }

  function togglePreview(): void {
    if (isMarkdown) setIsPreview(!isPreview);
  }

  useAnswerPort({ focus: () => editor.current?.focus({ preventScroll: true }), send, preview: togglePreview });

  return (
    <AnswerFrame
      messageKey={item.key}
      submitLabel={submitLabel}
      dismissLabel={dismissLabel}
      isSending={isSending}
      armed={reply.armed}
      problem={problem}
      problemId={`${id}-problem`}
      head={isMarkdown && <PreviewToggle isOn={isPreview} onToggle={togglePreview} />}
      aside={
        <span id={`${id}-count`} className="text-count" data-within={count.isWithin}>
          {count.words}
        </span>
      }
      onSend={send}
      onDismiss={reply.dismiss}
    >
      <div className="answer-body text-columns" data-preview={isPreview}>
        <textarea
          ref={editor}
          className="text-editor answer-editor"
          aria-label={t('review.yourText')}
          aria-describedby={problem === null ? `${id}-count` : `${id}-problem ${id}-count`}
          aria-invalid={problem !== null || undefined}
          placeholder={placeholder ?? (isMarkdown ? t('review.writeMarkdown') : t('review.writeYourAnswer'))}
          dir="auto"
          rows={4}
          value={text}
          readOnly={isSending}
          onChange={(event) => write(event.target.value)}
        />
        {isPreview && (
          <section className="text-preview" aria-label={t('review.preview')}>
            {previewed.trim() === '' ? (
              <p className="text-nothing">{t('review.nothingToPreview')}</p>
            ) : (
              <Markdown text={previewed} />
            )}
          </section>
        )}
      </div>
    </AnswerFrame>
  );
}
