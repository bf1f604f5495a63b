import { useEffect, useLayoutEffect, useRef } from 'react';
import { useApp, useDesk, useItem } from '../../state/app-context.ts';
import { questionOf } from '../../state/question.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Welcome } from '../welcome/welcome.tsx';
import { DetailToolbar } from './detail-toolbar.tsx';
import { GoneMessage } from './gone-message.tsx';
import { MessageView } from './message-view.tsx';
import './detail-pane.css';

/** Moves the focus where the last request wants it; the list looks after its own. */
function useRequestedFocus(): void {
  const { store, answer } = useDesk();
  const request = useApp((state) => state.focusRequest);
  const isLoaded = useApp((state) => state.isLoaded);
  // Before the paint: who sees the controls presses Enter for the one that has the focus.
  useLayoutEffect(() => {
    const { areKeysShown, isPaletteShown, isNarrow, pane } = store.getState();
    if (!isLoaded || areKeysShown || isPaletteShown) return;
    if (request.target === 'comment') answer.current?.comment();
    if (request.target !== 'answer') return;
    const isHidden = isNarrow && pane !== 'detail';
    if (answer.current && !isHidden) answer.current.focus();
    else store.getState().requestFocus('list');
  }, [request, isLoaded, store, answer]);
}

/** The third pane: the message that is selected, or what to do when there is none. */
export function DetailPane() {
  const selected = useApp((state) => state.selected);
  const isLoaded = useApp((state) => state.isLoaded);
  const item = useItem(selected);
  const scroller = useRef<HTMLElement>(null);
  useRequestedFocus();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another message begins at its beginning
  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
  }, [selected]);

  return (
    <section className="detail" aria-label="Open message">
      <DetailToolbar />
      <section
        ref={scroller}
        className="detail-scroller"
        data-reading=""
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long messages scroll, and who has no mouse must be able to as well
        tabIndex={0}
        aria-label={item ? questionOf(item.message).title : 'Message'}
      >
        {item ? (
          <ErrorBoundary key={item.key} place="message">
            <MessageView item={item} />
          </ErrorBoundary>
        ) : selected !== null ? (
          <GoneMessage messageKey={selected} />
        ) : (
          isLoaded && <Welcome />
        )}
      </section>
    </section>
  );
}
