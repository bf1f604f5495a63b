import { useEffect } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { COMMANDS, commandOf } from './key-table.ts';
import { actingKeys } from './keymap.ts';

/** Tells the native menu which commands there are and which keys they have, and does what is chosen there. */
export function useNativeMenu(): void {
  const desk = useDesk();
  const { store, bridge } = desk;
  const keys = useApp((state) => state.settings.keys);
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys);
  useEffect(() => {
    // Of nine keys a line of a menu could not say which.
    const listed = COMMANDS.filter((command) => !command.keys.some((name) => name.endsWith('1…9')));
    const described = listed.map((command) => ({
      id: command.id,
      words: command.words,
      group: command.group,
      keys: actingKeys(command, { keys, hasSingleKeys })[0] ?? null,
    }));
    void bridge.call('menu:describe', described);
  }, [bridge, keys, hasSingleKeys]);
  useEffect(
    () =>
      bridge.on('command:run', ({ id }) => {
        const command = commandOf(id);
        if (command === undefined) return;
        if (command.isPossible?.(desk) === false) {
          const text = `“${command.words}” has nothing to act on now.`;
          store.getState().say({ tone: 'done', text, about: null });
        } else command.run(desk, 0);
      }),
    [bridge, desk, store],
  );
}
