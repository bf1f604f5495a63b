import { useEffect } from 'react';
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

/** Plugs the open answer into the keys of the window; what it does not bring does nothing. */
export function useAnswerPort(brought: Pick<AnswerHandlers, 'focus' | 'send'> & Partial<AnswerHandlers>): void {
  const { answer } = useDesk();
  // Registered anew after each render: the handlers close over what was rendered.
  useEffect(() => {
    const handlers = { ...RESTING, ...brought };
    answer.current = handlers;
    return () => {
      if (answer.current === handlers) answer.current = null;
    };
  });
}
