import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useApp, useDesk } from '../../../../state/app-context.ts';
import { PayloadTree } from '../../payload-tree.tsx';
import { AnswerFrame } from '../answer-frame.tsx';
import type { AnswerProps } from '../answer-kinds.ts';
import { useAnswerPort } from '../use-answer-port.ts';
import { useReply } from '../use-reply.ts';
import { type EditorHandle, JsonEditor } from './json-editor.tsx';
import { readJson } from './json-problem.ts';
import { SchemaHint } from './schema-hint.tsx';
import './json.css';
import { t } from '../../../../../words/words.ts';

const START = '{}';
const PAUSE_MS = 700;

interface JsonAnswerProps extends AnswerProps {
  /** The payload does not fit the type that the agent named. */
  readonly isMisfit?: boolean;
}

function lead({ review, isMisfit = false }: Pick<JsonAnswerProps, 'review' | 'isMisfit'>): string | null {
  if (isMisfit) return t('review.reviewWithoutControls', { type: review.type });
  return review.type === 'freeform' ? null : t('review.reviewOfOwnKind', { type: review.type });
}

/** Has the text rested for a moment? What is half typed is not a mistake. */
function usePaused(text: string): boolean {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested === text;
}

/** The JSON editor, for free-form reviews and for everything that has no controls of its own. */
export function JsonAnswer({ item, review, isSending, isMisfit = false }: JsonAnswerProps) {
  const { store } = useDesk();
  const text = useApp((state) => state.drafts[item.key]?.text) ?? START;
  const [isChecked, setIsChecked] = useState(false);
  const editor = useRef<EditorHandle>(null);
  const id = useId();
  const { payload } = review;
  const label = (name: string): string | undefined => {
    const word = payload?.[name];
    return typeof word === 'string' && word !== '' ? word : undefined;
  };
  const dismissLabel = label('dismissLabel');
  const reply = useReply(item.key, isSending, dismissLabel);
  const reading = useMemo(() => readJson(text), [text]);
  const isPaused = usePaused(text);
  const problem = reading.ok || !(isPaused || isChecked) ? null : reading.problem;
  const words = lead({ review, isMisfit });
  const { schema, submitLabel: _submit, dismissLabel: _dismiss, ...rest } = payload ?? {};

  function send(): void {
    if (reading.ok) {
      reply.send(reading.value, null);
      return;
    }
    setIsChecked(true);
    editor.current?.focus();
  }

  useAnswerPort({ focus: () => editor.current?.focus(), send });

  return (
    <AnswerFrame
      messageKey={item.key}
      submitLabel={label('submitLabel')}
      dismissLabel={dismissLabel}
      isSending={isSending}
      armed={reply.armed}
      problem={null}
      problemId={`${id}-none`}
      onSend={send}
      onDismiss={reply.dismiss}
    >
      <div className="answer-body">
        {words !== null && <p className="json-lead">{words}</p>}
        {Object.keys(rest).length > 0 && (
          <section className="json-payload" aria-label={t('review.whatWasAsked')}>
            <PayloadTree value={rest} />
          </section>
        )}
        <div className="json-columns" data-hint={schema !== undefined}>
          <div className="json-column">
            <JsonEditor
              ref={editor}
              text={text}
              problem={problem}
              isSending={isSending}
              onWrite={(next) => {
                setIsChecked(false);
                store.getState().changeDraft(item.key, { text: next === START ? null : next });
              }}
            />
            {problem && (
              <p className="json-problem" {...(isChecked ? { role: 'alert' } : {})}>
                <strong>{t('review.lineLabel', { line: problem.line })}</strong> {problem.words}
              </p>
            )}
          </div>
          {schema !== undefined && <SchemaHint schema={schema} />}
        </div>
      </div>
    </AnswerFrame>
  );
}
