import { useEffect } from 'react';
import { t } from '../../../words/words.ts';
import { listedAccounts } from '../../state/account-slice.ts';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useLanguage } from '../../ui/language.ts';
import type { Command } from './command.ts';
import { COMMANDS, commandOf } from './key-table.ts';
import { actingKeys } from './keymap.ts';

/** A native menu is as wide as its longest line. */
const NAME_CHARS = 60;
const POSITIONS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** What a command of nine keys is done with, by name. */
function choicesOf({ id }: Command, accountNames: readonly string[]): string[] {
  if (id === 'choose') return POSITIONS.map((n) => t('keys.answerNumber', { n }));
  return id === 'account' ? accountNames.slice(0, POSITIONS.length).map((name) => name.slice(0, NAME_CHARS)) : [];
}

/** Tells the native menu which commands there are and which keys they have, and does what is chosen there. */
export function useNativeMenu(): void {
  const desk = useDesk();
  const { store, bridge } = desk;
  const keys = useApp((state) => state.settings.keys);
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys);
  const language = useLanguage();
  // One text, so that the menu is told of anew only when a name changes.
  const names = useApp(({ data }) => JSON.stringify(listedAccounts(data.accounts).map(({ name }) => name)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words are in the language of the moment
  useEffect(() => {
    const accountNames: string[] = JSON.parse(names);
    const described = COMMANDS.map((command) => ({
      id: command.id,
      words: t(command.words),
      // The menu File is there without us; the others are made for our groups.
      group: command.group === 'keys.file' ? 'File' : t(command.group),
      keys: actingKeys(command, { keys, hasSingleKeys })[0] ?? null,
      choices: choicesOf(command, accountNames),
    }));
    void bridge.call('menu:describe', described);
  }, [bridge, keys, hasSingleKeys, language, names]);
  useEffect(
    () =>
      bridge.on('command:run', ({ id, position }) => {
        const command = commandOf(id);
        if (command === undefined) return;
        if (command.isPossible?.(desk) === false) {
          const text = t('keys.nothingToActOn', { command: t(command.words) });
          store.getState().say({ tone: 'done', text, about: null });
        } else command.run(desk, position);
      }),
    [bridge, desk, store],
  );
}
