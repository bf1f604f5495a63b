import { useEffect, useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';
import type { LocalData, SavedFile } from '../../../contract/local-data.ts';
import { useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { SavedNote } from './saved-note.tsx';
import { SettingsSection } from './settings-section.tsx';
import { sizeWords } from './size-words.ts';

type Job = 'backup' | 'json' | 'csv';
const JOB_WORDS: Readonly<Record<Job, string>> = {
  backup: 'Writing the backup…',
  json: 'Exporting…',
  csv: 'Exporting…',
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

  const words = job === null ? null : `${JOB_WORDS[job]}${count > 0 ? ` ${count.toLocaleString()} messages` : ''}`;
  return (
    <SettingsSection id="data" title="Data">
      {account.kind === 'this-computer' && data?.dataFolder && (
        <div className="setting">
          <div className="setting-words">
            <span className="setting-label">Data folder</span>
            <p className="field-hint setting-path">
              <code>{data.dataFolder}</code>
              {data.sizeBytes !== null && ` · ${sizeWords(data.sizeBytes)}`}
            </p>
          </div>
          <Button onClick={() => void bridge.call('file:reveal', { file: data.dataFolder ?? '' })}>
            Show in folder
          </Button>
        </div>
      )}
      {account.kind === 'this-computer' && (
        <div className="setting">
          <div className="setting-words">
            <span className="setting-label">Backup</span>
            <p className="field-hint">
              Everything of the server on this computer in one file: messages, answers, files, plugins and keys. Keep it
              as safe as the folder itself. Secret values of plugins may have to be entered again on another computer.
              This computer’s record of answers is exported on the Activity page.
            </p>
          </div>
          <Button disabled={job !== null || !isOnline} onClick={() => void handleJob('backup')}>
            Back up now…
          </Button>
        </div>
      )}
      <div className="setting">
        <div className="setting-words">
          <span className="setting-label">Export</span>
          <p className="field-hint">
            All reviews and messages of {account.name}, to read elsewhere. Of attachments their names; passwords are
            left out.
          </p>
        </div>
        <span className="setting-value">
          <Button disabled={job !== null || !isOnline} onClick={() => void handleJob('json')}>
            Export as JSON…
          </Button>
          <Button disabled={job !== null || !isOnline} onClick={() => void handleJob('csv')}>
            Export as CSV…
          </Button>
        </span>
      </div>
      <SavedNote busy={words} ended={ended} />
    </SettingsSection>
  );
}
