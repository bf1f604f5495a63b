import { t } from '../../words/words.ts';
/** What stands on the program's icon, wherever this system has room for it. */
export interface Badge {
  /** For a badge that shows numbers only; 0 takes it away. */
  readonly count: number;
  /** For a badge of a few letters: the number, or “!” when an account wants the person to sign in. */
  readonly text: string;
  /** For a tool tip or a window's title, in words. */
  readonly words: string;
}

const MAX_COUNT = 999;

/** The badge for what waits. A session that expired is never silent: what it hides cannot be counted. */
export function badgeOf({ count, needsSignIn }: { readonly count: number; readonly needsSignIn: boolean }): Badge {
  const number = count === 0 ? '' : count > MAX_COUNT ? `${MAX_COUNT}+` : String(count);
  return {
    count,
    text: needsSignIn ? '!' : number,
    words: badgeWords(count, needsSignIn),
  };
}

function badgeWords(count: number, needsSignIn: boolean): string {
  if (count === 0) return t(needsSignIn ? 'main.signInNothingWaits' : 'main.nothingWaits');
  return t(needsSignIn ? 'main.signInWaits' : 'main.waitsCount', { count });
}
