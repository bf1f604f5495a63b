import { type ComponentType, useMemo } from 'react';
import type { z } from 'zod';
import type { AnswerProps } from './answer-kinds.ts';
import { JsonAnswer } from './json/json-answer.tsx';

/** What the controls of a type get once its payload has been understood. */
export type FittedProps<P> = AnswerProps & { readonly payload: P };

/** Controls for payloads that fit the schema of their type; any other is shown as it is and answered as JSON. */
export function fitted<P>(schema: z.ZodType<P>, Answer: ComponentType<FittedProps<P>>): ComponentType<AnswerProps> {
  return function FittedAnswer(props: AnswerProps) {
    const { payload } = props.review;
    const parsed = useMemo(() => schema.safeParse(payload ?? {}), [payload]);
    return parsed.success ? <Answer {...props} payload={parsed.data} /> : <JsonAnswer {...props} isMisfit />;
  };
}
