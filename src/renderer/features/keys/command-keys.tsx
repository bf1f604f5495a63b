import { useApp } from '../../state/app-context.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { ariaKeys, keyCaps, keyWords } from './combination.ts';
import type { CommandId } from './command.ts';
import { commandOf } from './key-table.ts';
import { actingKeys } from './keymap.ts';

/** The combination that stands beside controls: the first that acts; undefined when the command has none. */
function useFirstKey(id: CommandId): string | undefined {
  return useApp(({ settings }) => {
    const command = commandOf(id);
    return command && actingKeys(command, settings)[0];
  });
}

interface CapsProps {
  readonly combination: string;
  readonly isOnFill?: boolean;
}

/** The caps of one combination. */
export function Caps({ combination, isOnFill = false }: CapsProps) {
  const platform = useApp((state) => state.data.platform);
  const caps = keyCaps(combination, platform);
  // biome-ignore lint/suspicious/noArrayIndexKey: two caps may be the same, and their order never changes
  return caps.map((cap, index) => <KeyCap key={`${index}${cap}`} label={cap} isOnFill={isOnFill} />);
}

/** The caps of the keys that a command has right now; nothing when it has none. */
export function CommandKeys({ id, isOnFill = false }: { readonly id: CommandId; readonly isOnFill?: boolean }) {
  const combination = useFirstKey(id);
  return combination === undefined ? null : <Caps combination={combination} isOnFill={isOnFill} />;
}

/** What `aria-keyshortcuts` says of a command. */
export function useAriaKeys(id: CommandId): string | undefined {
  const platform = useApp((state) => state.data.platform);
  return ariaKeys(useFirstKey(id), platform);
}

/** A tooltip with the keys of its command behind it. */
export function useKeyTitle(words: string, id: CommandId): string {
  const platform = useApp((state) => state.data.platform);
  const combination = useFirstKey(id);
  return combination === undefined ? words : `${words} (${keyWords(combination, platform)})`;
}

/** Do the digits choose the open answer? Not while rows are picked, nor when the person has switched single keys off. */
export function useHasDigits(): boolean {
  return useApp((state) => state.settings.hasSingleKeys && state.picked.size === 0);
}
