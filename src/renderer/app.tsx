import { Shell } from './features/shell/shell.tsx';
import { type Desk, DeskContext } from './state/app-context.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';

/** Everything on the screen. */
export function App({ desk }: { readonly desk: Desk }) {
  return (
    <ErrorBoundary place="window">
      <DeskContext value={desk}>
        <Shell />
      </DeskContext>
    </ErrorBoundary>
  );
}
