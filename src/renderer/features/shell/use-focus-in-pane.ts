import { useEffect } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { isFocusLost } from '../../ui/focus-lost.ts';

/** Where one pane shows at a time the focus goes along to the one that comes up: it must not stay in a hidden one. */
export function useFocusInPane(): void {
  const { store } = useDesk();
  const isNarrow = useApp((state) => state.isNarrow);
  const pane = useApp((state) => state.pane);
  useEffect(() => {
    if (isNarrow && isFocusLost()) store.getState().requestFocus(pane === 'detail' ? 'answer' : pane);
  }, [isNarrow, pane, store]);
}
