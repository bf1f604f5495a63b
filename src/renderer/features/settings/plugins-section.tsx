import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { PluginManifest } from '../../../contract/plugin.ts';
import type { RouteAnswer } from '../../../contract/routes.ts';
import { t } from '../../../words/words.ts';
import { lacks } from '../../state/account-slice.ts';
import { useDesk } from '../../state/app-context.ts';
import { Sentence } from '../../ui/sentence.tsx';
import { ReadProblem } from './action-note.tsx';
import { SaveForm } from './save-form.tsx';
import { SettingsSection } from './settings-section.tsx';
import { SwitchSetting } from './switch-setting.tsx';
import { TextField } from './text-field.tsx';
import { useAction } from './use-action.ts';
import { useServerRead } from './use-server-read.ts';

interface PluginFormProps {
  readonly account: Account;
  readonly plugin: PluginManifest;
  readonly config: RouteAnswer<'getPluginConfig'>;
}

/** The values of a plugin. A secret one reads as ***, which keeps it. */
function PluginForm({ account, plugin, config }: PluginFormProps) {
  const { bridge } = useDesk();
  const action = useAction();
  const [values, setValues] = useState(config.envValues);
  const [isEnabled, setIsEnabled] = useState(config.enabled);
  const [isChecked, setIsChecked] = useState(false);
  const given = (key: string): string => (Object.hasOwn(values, key) ? (values[key] ?? '') : '');
  const missing = config.envSchema.filter(
    ({ key, required, default: usual }) => required === true && given(key) === '' && !usual,
  );

  async function handleSave(): Promise<void> {
    setIsChecked(true);
    if (missing.length > 0 && isEnabled) return;
    const stored = await action.run(
      () =>
        bridge.callServer(account.id, 'changePluginConfig', {
          parameters: { name: plugin.name },
          body: { envValues: values, enabled: isEnabled },
        }),
      t('settings.saved'),
    );
    if (stored !== undefined) setValues(stored.envValues);
  }

  return (
    <SaveForm action={action} onSave={handleSave}>
      <SwitchSetting
        label={t('settings.usePlugin')}
        hint={t('settings.pluginOffHint')}
        isOn={isEnabled}
        onChange={setIsEnabled}
      />
      {config.envSchema.map((entry) => (
        <TextField
          key={entry.key}
          label={entry.required === true ? t('settings.requiredLabel', { label: entry.label }) : entry.label}
          type={entry.secret === true ? 'password' : 'text'}
          placeholder={entry.default ?? ''}
          {...(entry.description === undefined ? {} : { hint: entry.description })}
          value={given(entry.key)}
          onChange={(value) => setValues({ ...values, [entry.key]: value })}
          problem={isChecked && missing.includes(entry) ? t('settings.pluginNeedsIt') : null}
        />
      ))}
    </SaveForm>
  );
}

function PluginConfig({ account, plugin }: Omit<PluginFormProps, 'config'>) {
  const config = useServerRead(account, 'getPluginConfig', plugin.name);
  return (
    <div className="listed-more">
      {plugin.description !== undefined && <p className="settings-lead">{plugin.description}</p>}
      <ReadProblem problem={config.problem} onRetry={config.reload} />
      {config.value !== null && <PluginForm account={account} plugin={plugin} config={config.value} />}
    </div>
  );
}

/** The plugins of an account’s server, those that are skipped, and the values that they want. */
export function PluginsSection({ account }: { readonly account: Account }) {
  const plugins = useServerRead(account, 'listPlugins');
  const warnings = useServerRead(account, 'listPluginWarnings');
  const hasConfig = !lacks(account, 'getPluginConfig') && !lacks(account, 'changePluginConfig');
  const [openName, setOpenName] = useState<string | null>(null);
  return (
    <SettingsSection
      id="plugins"
      title={t('settings.plugins')}
      lead={t(account.kind === 'this-computer' ? 'settings.pluginsHintHere' : 'settings.pluginsHint')}
    >
      <ReadProblem problem={plugins.problem} onRetry={plugins.reload} />
      {plugins.value?.length === 0 && <p className="settings-empty">{t('settings.noPluginInstalled')}</p>}
      <ul className="listing" aria-label={t('settings.plugins')}>
        {plugins.value?.map((plugin) => (
          <li key={plugin.name} className="listed-block">
            <details onToggle={(event) => setOpenName(event.currentTarget.open ? plugin.name : null)} name="plugin">
              <summary className="listed">
                <span className="listed-words">
                  <bdi className="truncate listed-name">{plugin.displayName}</bdi>
                  <span className="listed-facts">
                    {[
                      plugin.name,
                      plugin.version,
                      plugin.author && t('settings.pluginAuthor', { author: plugin.author }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </summary>
              {openName === plugin.name && hasConfig && <PluginConfig account={account} plugin={plugin} />}
            </details>
          </li>
        ))}
      </ul>
      {warnings.value !== null && warnings.value.length > 0 && (
        <ul className="warnings" aria-label={t('settings.pluginsSkipped')}>
          {warnings.value.map(({ folder, reason }) => (
            <li key={folder}>
              <Sentence of="settings.pluginSkipped" parts={{ folder: <strong>{folder}</strong>, reason }} />
            </li>
          ))}
        </ul>
      )}
    </SettingsSection>
  );
}
