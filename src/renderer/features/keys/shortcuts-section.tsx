import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceSetting } from '../settings/choice-setting.tsx';
import { SettingsSection } from '../settings/settings-section.tsx';
import { COMMAND_GROUPS } from './command.ts';
import { COMMANDS } from './key-table.ts';
import { changedCommands } from './rebind.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import './shortcuts-section.css';

const CHOICES = [
  { value: true, words: 'On' },
  { value: false, words: 'Off' },
];

/** Which key does what, and how to have it otherwise. */
export function ShortcutsSection() {
  const { store } = useDesk();
  const changed = useApp((state) => changedCommands(state.settings.keys).length);
  return (
    <SettingsSection id="shortcuts" title="Shortcuts">
      <ChoiceSetting
        name="hasSingleKeys"
        label="Single-letter keys"
        hint="Off: letters, digits and signs do nothing by themselves, so that speech or a slip cannot answer. Arrows, Enter, Esc and combinations stay."
        choices={CHOICES}
      />
      {COMMAND_GROUPS.map((group) => (
        <div key={group} className="shortcuts-group">
          <h4 id={`shortcuts-${group}`}>{group}</h4>
          <ul aria-labelledby={`shortcuts-${group}`}>
            {COMMANDS.filter((command) => command.group === group).map((command) => (
              <ShortcutRow key={command.id} command={command} />
            ))}
          </ul>
        </div>
      ))}
      <p className="shortcuts-note">Press a combination to record another; Backspace takes it away, Esc leaves it.</p>
      <Button disabled={changed === 0} onClick={() => void store.getState().changeSettings({ keys: {} })}>
        All usual keys again
      </Button>
    </SettingsSection>
  );
}
