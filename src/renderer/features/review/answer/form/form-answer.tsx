import { useId, useRef } from 'react';
import type { FormPayload } from '../../../../../contract/review.ts';
import { useGrowing } from '../../../../ui/use-growing.ts';
import { AnswerFrame } from '../answer-frame.tsx';
import type { FittedProps } from '../fitted-answer.tsx';
import { useAnswerPort } from '../use-answer-port.ts';
import { useReply } from '../use-reply.ts';
import { FormField } from './form-field.tsx';
import { controlAt, useForm } from './use-form.ts';
import './form.css';
import { t } from '../../../../../words/words.ts';

/** So many fields are made between two frames; a form may have hundreds. */
const FIELDS_AT_ONCE = 12;

function problemWords(count: number): string {
  return t('review.fieldsNeedLook', { count });
}

/** The controls of a form. */
export function FormAnswer({ item, payload, isSending }: FittedProps<FormPayload>) {
  const { fields, submitLabel, dismissLabel } = payload;
  const root = useRef<HTMLFieldSetElement>(null);
  const form = useForm(item.key, fields, root);
  const reply = useReply(item.key, isSending, dismissLabel);
  const id = useId();
  const shownCount = useGrowing(fields.length, FIELDS_AT_ONCE, FIELDS_AT_ONCE);

  function send(): void {
    // A form is sent when all of it was there to be seen.
    if (isSending || shownCount < fields.length) return;
    const checked = form.check();
    if ('response' in checked) {
      reply.send(checked.response, null);
      return;
    }
    controlAt(root.current, checked.firstWrong)?.focus();
  }

  useAnswerPort({ focus: () => controlAt(root.current, 0)?.focus({ preventScroll: true }), send });

  return (
    <AnswerFrame
      messageKey={item.key}
      submitLabel={submitLabel}
      dismissLabel={dismissLabel}
      isSending={isSending}
      armed={reply.armed}
      problem={form.problems.size === 0 ? null : problemWords(form.problems.size)}
      problemId={`${id}-problem`}
      onSend={send}
      onDismiss={reply.dismiss}
    >
      <div className="answer-body">
        <fieldset ref={root} className="form-fields" disabled={isSending} aria-label={t('review.fields')}>
          {fields.slice(0, shownCount).map((field, position) => (
            <FormField
              // biome-ignore lint/suspicious/noArrayIndexKey: fields have no other sure name and never move
              key={position}
              field={field}
              position={position}
              start={form.starts[position] ?? ''}
              problem={form.problems.get(position)}
              onType={form.type}
            />
          ))}
        </fieldset>
      </div>
    </AnswerFrame>
  );
}
