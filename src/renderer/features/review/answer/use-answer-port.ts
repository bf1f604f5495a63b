import { useLayoutEffect } from 'react';
import type { AnswerHandlers } from '../../../state/answer-port.ts';
import { useDesk } from '../../../state/app-context.ts';

const RESTING: AnswerHandlers = {
  focus: () => undefined,
  choose: () => undefined,
  send: () => undefined,
  comment: () => false,
  cancel: () => false,
  preview: () => undefined,
};

/** What an answer brings to the keys: at least where the focus goes and how it is sent. */
export type BroughtHandlers = Pick<AnswerHandlers, 'focus' | 'send'> & Partial<AnswerHandlers>;

/** Plugs the open answer into the keys of the window; what it does not bring does nothing. Null plugs nothing in. */
export function useAnswerPort(brought: BroughtHandlers | null): void {
  const { answer } = useDesk();
  // Registered anew after each render: the handlers close over what was rendered. Before the paint, because a key that
  // is pressed as soon as the controls are in sight must find them.
  useLayoutEffect(() => {
    if (!brought) return;
    const handlers = { ...RESTING, ...brought };
    answer.current = handlers;
    return () => {
      if (answer.current === handlers) answer.current = null;
    };
  });
}
