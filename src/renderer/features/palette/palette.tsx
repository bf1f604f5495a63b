import { Command } from 'cmdk';
import { Bot, type LucideIcon, Search, Settings2, ShieldCheck, SquareTerminal } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { combinationOf } from '../keys/combination.ts';
import { Caps, CommandKeys } from '../keys/command-keys.tsx';
import { keymapOf } from '../keys/keymap.ts';
import { fixedEntries, paletteGroups } from './palette-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import '../../ui/dialog.css';
import './palette.css';
import { t } from '../../../words/words.ts';
import { useLanguage } from '../../ui/language.ts';

const ICONS: Readonly<Record<string, LucideIcon>> = {
  command: SquareTerminal,
  page: SquareTerminal,
  account: SquareTerminal,
  agent: Bot,
  setting: Settings2,
  review: ShieldCheck,
  'search-for': Search,
};

function Line({ entry, onTake }: { readonly entry: PaletteEntry; readonly onTake: (entry: PaletteEntry) => void }) {
  const Icon = ICONS[entry.id.split(':')[0] ?? ''] ?? SquareTerminal;
  return (
    <Command.Item className="palette-line" value={entry.id} onSelect={() => onTake(entry)}>
      <Icon />
      <bdi className="palette-words truncate">{entry.words}</bdi>
      {entry.detail && <bdi className="palette-detail truncate">{entry.detail}</bdi>}
      <span className="palette-keys">
        {entry.command && <CommandKeys id={entry.command} />}
        {entry.combination && <Caps combination={entry.combination} />}
      </span>
    </Command.Item>
  );
}

/** The box and the list under it; made anew each time the palette opens. */
function PaletteContent({ onTake }: { readonly onTake: (entry: PaletteEntry) => void }) {
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  // What can be done is what could be done when it was opened: the focus was elsewhere then.
  const language = useLanguage();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the entries are in the language of the moment
  const fixed = useMemo(() => fixedEntries(desk), [desk, language]);
  const groups = useMemo(() => paletteGroups(desk, fixed, typed), [desk, fixed, typed]);
  const count = groups.reduce((sum, group) => sum + group.entries.length, 0);
  return (
    <Command label={t('palette.findHint')} shouldFilter={false} vimBindings={false} loop>
      <div className="palette-box">
        <Search />
        <Command.Input placeholder={t('palette.findHint')} value={typed} onValueChange={setTyped} maxLength={200} />
      </div>
      <Command.List className="palette-list" label={t('palette.commands')}>
        {groups.map((group) => (
          <Command.Group key={group.name} heading={t(group.name)} className="palette-group">
            {group.entries.map((entry) => (
              <Line key={entry.id} entry={entry} onTake={onTake} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p className="sr-only" role="status">
        {typed === '' ? '' : t('palette.results', { count })}
      </p>
    </Command>
  );
}

/** Everything the program can do, by name. */
export function Palette() {
  const desk = useDesk();
  const { store } = desk;
  const isOpen = useApp((state) => state.isPaletteShown);
  const taken = useRef<PaletteEntry | null>(null);
  const giveFocusBack = useFocusReturn(isOpen);

  function handleTake(entry: PaletteEntry): void {
    taken.current = entry;
    // Reviews and searches are of the moment; what is done often is the rest.
    if (!entry.id.startsWith('review:') && entry.id !== 'search-for') store.getState().noteEntry(entry.id);
    store.getState().showPalette(false);
  }
  function handleKeyDown(event: KeyboardEvent): void {
    const { data, settings } = store.getState();
    const name = combinationOf(event.nativeEvent, data.platform === 'darwin');
    if (name === null || keymapOf(settings).find(name)?.id !== 'palette') return;
    event.preventDefault();
    store.getState().showPalette(false);
  }

  return (
    <Dialog.Root open={isOpen} onOpenChange={(isShown) => store.getState().showPalette(isShown)}>
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks scrolling with an injected style sheet, which the content policy refuses. */}
        <div className="dialog-scrim" />
        <Dialog.Content
          className="palette"
          aria-describedby={undefined}
          onKeyDown={handleKeyDown}
          onCloseAutoFocus={(event) => {
            // What was chosen decides where the focus goes, and acts as if the palette had never been there.
            const entry = taken.current;
            taken.current = null;
            if (entry === null) return giveFocusBack(event);
            event.preventDefault();
            entry.run(desk);
          }}
        >
          <Dialog.Title className="sr-only">{t('palette.commands')}</Dialog.Title>
          <PaletteContent onTake={handleTake} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
