import { Direction } from 'radix-ui';
import { directionOf } from '../words/languages.ts';
import { Shell } from './features/shell/shell.tsx';
import { type Desk, DeskContext } from './state/app-context.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { LanguageContext, useSpokenLanguage } from './ui/language.ts';

/** Everything on the screen, in the language of the moment. */
export function App({ desk }: { readonly desk: Desk }) {
  const language = useSpokenLanguage();
  return (
    <LanguageContext value={language}>
      <ErrorBoundary place="window">
        <DeskContext value={desk}>
          <Direction.Provider dir={directionOf(language)}>
            <Shell />
          </Direction.Provider>
        </DeskContext>
      </ErrorBoundary>
    </LanguageContext>
  );
}
