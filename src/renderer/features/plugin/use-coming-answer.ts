import { useLayoutEffect, useRef } from 'react';
import { useDesk } from '../../state/app-context.ts';
import { noteFocus } from '../../ui/focus-lost.ts';
import { useAnswerPort } from '../review/answer/use-answer-port.ts';
import type { PluginShowing } from './use-plugin-view.ts';

/**
 * Takes the keys of an answer while it is not known yet whether a plugin has its controls. A key that comes so early
 * leads into the controls as soon as they are there; it chooses and sends nothing that was not on the screen.
 */
export function useComingAnswer(kind: PluginShowing['kind']): void {
  const { store } = useDesk();
  const isComing = kind === 'asking';
  const isStillWanted = useRef<(() => boolean) | null>(null);

  function remember(): void {
    isStillWanted.current = noteFocus();
  }
  function rememberComment(): boolean {
    remember();
    return true;
  }
  useAnswerPort(isComing ? { focus: remember, choose: remember, send: remember, comment: rememberComment } : null);

  useLayoutEffect(() => {
    if (isComing || isStillWanted.current === null) return;
    // A frame takes all keys for itself: the person goes in by a key, not by having looked at the next review.
    if (isStillWanted.current()) store.getState().requestFocus(kind === 'frame' ? 'list' : 'answer');
    isStillWanted.current = null;
  }, [isComing, kind, store]);
}
