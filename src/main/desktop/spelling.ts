import type { Session } from 'electron';

/** Checks the spelling of what the person types, in the languages of the system. */
export interface Spelling {
  /** Switches it on or off. Off is said first of all, before a window could fetch a dictionary. */
  apply(isOn: boolean): void;
  /** The languages of the system that can be checked; empty where the system checks by itself. */
  languages(): readonly string[];
}

/** Makes it; nothing is loaded until it is on. */
export function createSpelling(
  session: Pick<Session, 'setSpellCheckerEnabled' | 'setSpellCheckerLanguages' | 'availableSpellCheckerLanguages'>,
  platform: NodeJS.Platform,
  systemLanguages: () => readonly string[],
): Spelling {
  const languages = (): string[] =>
    platform === 'darwin' ? [] : checkedLanguages(systemLanguages(), session.availableSpellCheckerLanguages);
  return {
    apply(isOn) {
      session.setSpellCheckerEnabled(isOn);
      // Dictionaries come from the network, one per language; macOS has its own.
      if (platform !== 'darwin') session.setSpellCheckerLanguages(isOn ? languages() : []);
    },
    languages,
  };
}

/** Of the languages of the system those with a dictionary: the exact one, or else the one of the same language. */
export function checkedLanguages(wanted: readonly string[], available: readonly string[]): string[] {
  const found = wanted.flatMap((language) => {
    const [base = ''] = language.toLowerCase().split('-');
    const exact = available.find((name) => name.toLowerCase() === language.toLowerCase());
    return exact ?? available.find((name) => name.toLowerCase().split('-')[0] === base) ?? [];
  });
  return [...new Set(found)];
}
