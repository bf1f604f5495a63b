import { useEffect, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';
import type { LocalData, SavedFile } from '../../../contract/local-data.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { SavedNote } from './saved-note.tsx';
import { SettingsSection } from './settings-section.tsx';
import { sizeWords } from './size-words.ts';

type Job = 'backup' | 'json' | 'csv';
const JOB_WORDS: Readonly<Record<Job, PlainKey>> = {
  backup: 'settings.writingBackup',
  json: 'settings.exporting',
  csv: 'settings.exporting',
};

/** Where the data lies, and the ways to take it along. */
export function DataSection({ account }: { readonly account: Account }) {
  const { bridge } = useDesk();
  const [data, setData] = useState<LocalData | null>(null);
  const [job, setJob] = useState<Job | null>(null);
  const [count, setCount] = useState(0);
  const [ended, setEnded] = useState<CallOutcome<SavedFile> | null>(null);
  const isOnline = account.connection.state === 'online';

  // biome-ignore lint/correctness/useExhaustiveDependencies: the folder is known once the server runs, its size changes with a job
  useEffect(() => {
    void bridge.call('data:read', undefined).then((outcome) => outcome.ok && setData(outcome.value));
  }, [bridge, isOnline, ended]);
  useEffect(() => bridge.on('data:exporting', ({ messageCount }) => setCount(messageCount)), [bridge]);

  async function handleJob(next: Job): Promise<void> {
    if (job !== null) return;
    setJob(next);
    setCount(0);
    setEnded(null);
    const outcome =
      next === 'backup'
        ? await bridge.call('data:back-up', undefined)
        : await bridge.call('data:export', { accountId: account.id, format: next });
    setJob(null);
    setEnded(outcome);
  }

  const words =
    job === null
      ? null
      : [t(JOB_WORDS[job]), count > 0 ? t('settings.messages', { count }) : ''].filter(Boolean).join(' ');
  return (
    <SettingsSection id="data" title={t('settings.data')}>
      {account.kind === 'this-computer' && data?.dataFolder && (
        <div className="setting">
          <div className="setting-words">
            <span className="setting-label">{t('settings.dataFolder')}</span>
            <p className="field-hint setting-path">
              <code>{data.dataFolder}</code>
              {data.sizeBytes !== null && ` · ${sizeWords(data.sizeBytes)}`}
            </p>
          </div>
          <Button onClick={() => void bridge.call('file:reveal', { file: data.dataFolder ?? '' })}>
            {t('settings.showFolder')}
          </Button>
        </div>
      )}
      {account.kind === 'this-computer' && (
        <div className="setting">
          <div className="setting-words">
            <span className="setting-label">{t('settings.backup')}</span>
            <p className="field-hint">{t('settings.backupHint')}</p>
          </div>
          <Button disabled={job !== null || !isOnline} onClick={() => void handleJob('backup')}>
            {t('settings.backUpNow')}
          </Button>
        </div>
      )}
      <div className="setting">
        <div className="setting-words">
          <span className="setting-label">{t('settings.export')}</span>
          <p className="field-hint">{t('settings.exportHint', { name: account.name })}</p>
        </div>
        <span className="setting-value">
          <Button disabled={job !== null || !isOnline} onClick={() => void handleJob('json')}>
            {t('settings.exportAsJson')}
          </Button>
          <Button disabled={job !== null || !isOnline} onClick={() => void handleJob('csv')}>
            {t('settings.exportAsCsv')}
          </Button>
        </span>
      </div>
      <SavedNote busy={words} ended={ended} />
    </SettingsSection>
  );
}
