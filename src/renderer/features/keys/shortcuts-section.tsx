import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceSetting } from '../settings/choice-setting.tsx';
import { SettingsSection } from '../settings/settings-section.tsx';
import { COMMAND_GROUPS } from './command.ts';
import { COMMANDS } from './key-table.ts';
import { changedCommands } from './rebind.ts';
import { ShortcutRow } from './shortcut-row.tsx';
import './shortcuts-section.css';
import { t } from '../../../words/words.ts';

/** Which key does what, and how to have it otherwise. */
export function ShortcutsSection() {
  const { store } = useDesk();
  const changed = useApp((state) => changedCommands(state.settings.keys).length);
  return (
    <SettingsSection id="shortcuts" title={t('keys.shortcuts')}>
      <ChoiceSetting
        name="hasSingleKeys"
        label={t('keys.singleLetterKeys')}
        hint={t('keys.singleLetterKeysHint')}
        choices={[
          { value: true, words: t('keys.on') },
          { value: false, words: t('keys.off') },
        ]}
      />
      {COMMAND_GROUPS.map((group) => (
        <div key={group} className="shortcuts-group">
          <h4 id={`shortcuts-${group}`}>{t(group)}</h4>
          <ul aria-labelledby={`shortcuts-${group}`}>
            {COMMANDS.filter((command) => command.group === group).map((command) => (
              <ShortcutRow key={command.id} command={command} />
            ))}
          </ul>
        </div>
      ))}
      <p className="shortcuts-note">{t('keys.recordHint')}</p>
      <Button disabled={changed === 0} onClick={() => void store.getState().changeSettings({ keys: {} })}>
        {t('keys.allUsualKeysAgain')}
      </Button>
    </SettingsSection>
  );
}
