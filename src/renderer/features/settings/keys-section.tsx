import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { RouteAnswer } from '../../../contract/routes.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { agoWords } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { ReadProblem } from './action-note.tsx';
import { NewNameForm } from './new-name-form.tsx';
import { SecretOnce } from './secret-once.tsx';
import { SettingsSection } from './settings-section.tsx';
import { useAction } from './use-action.ts';
import { useServerRead } from './use-server-read.ts';

type Key = RouteAnswer<'listApiKeys'>[number];

/** What is about to happen to a key. */
interface Doomed {
  readonly what: 'rotate' | 'delete';
  readonly key: Key;
}

function KeyRow({ apiKey, onDoom }: { readonly apiKey: Key; readonly onDoom: (doomed: Doomed) => void }) {
  const now = useNow('minute');
  const used = toMs(apiKey.lastUsedAt);
  return (
    <li className="listed">
      <div className="listed-words">
        <bdi className="truncate listed-name">{apiKey.label}</bdi>
        <span className="listed-facts">
          <code>{apiKey.keyPrefix}…</code> · {apiKey.scope ? `${t('settings.mcpOnly')} · ` : ''}
          {used === null ? t('settings.neverUsed') : t('settings.usedAgo', { ago: agoWords(used, now) })}
        </span>
      </div>
      <Button
        aria-label={t('settings.rotateNamed', { label: apiKey.label })}
        onClick={() => onDoom({ what: 'rotate', key: apiKey })}
      >
        {t('settings.rotate')}
      </Button>
      <Button
        look="danger"
        aria-label={t('settings.deleteKeyNamed', { label: apiKey.label })}
        onClick={() => onDoom({ what: 'delete', key: apiKey })}
      >
        {t('settings.deleteStep')}
      </Button>
    </li>
  );
}

/** The keys with which agents say whose they are. */
export function KeysSection({ account }: { readonly account: Account }) {
  const { bridge } = useDesk();
  const keys = useServerRead(account, 'listApiKeys');
  const action = useAction();
  const [doomed, setDoomed] = useState<Doomed | null>(null);
  const [secret, setSecret] = useState<string | null>(null);

  async function handleCreate(label: string): Promise<boolean> {
    const body = label === '' ? {} : { label };
    const made = await action.run(() => bridge.callServer(account.id, 'createApiKey', { body }));
    if (made === undefined) return false;
    setSecret(made.key);
    keys.reload();
    return true;
  }

  async function handleDoom({ what, key }: Doomed): Promise<void> {
    setDoomed(null);
    const parameters = { id: key.id };
    if (what === 'delete') {
      await action.run(
        () => bridge.callServer(account.id, 'deleteApiKey', { parameters }),
        t('settings.keyDeleted', { label: key.label }),
      );
    } else {
      const made = await action.run(() => bridge.callServer(account.id, 'rotateApiKey', { parameters }));
      if (made !== undefined) setSecret(made.key);
    }
    keys.reload();
  }

  return (
    <SettingsSection id="keys" title={t('settings.keys')} lead={t('settings.keysHint')}>
      <ReadProblem problem={keys.problem} onRetry={keys.reload} />
      {secret !== null && <SecretOnce kind="key" secret={secret} onDone={() => setSecret(null)} />}
      <ul className="listing" aria-label={t('settings.keys')}>
        {keys.value?.map((key) => (
          <KeyRow key={key.id} apiKey={key} onDoom={setDoomed} />
        ))}
      </ul>
      <NewNameForm
        label={t('settings.newKeyName')}
        placeholder={t('settings.newKeyExample')}
        maxLength={LIMITS.apiKeyLabelChars}
        verb={t('settings.createKey')}
        action={action}
        onCreate={handleCreate}
      />
      {doomed !== null && (
        <ConfirmDialog
          title={
            doomed.what === 'delete'
              ? t('settings.deleteKeyQuestion', { label: doomed.key.label })
              : t('settings.rotateQuestion', { label: doomed.key.label })
          }
          action={doomed.what === 'delete' ? t('settings.deleteKeyConfirmed') : t('settings.rotateKey')}
          onCancel={() => setDoomed(null)}
          onConfirm={() => void handleDoom(doomed)}
        >
          <p>
            <Sentence
              of={doomed.what === 'delete' ? 'settings.keyRefusedForGood' : 'settings.keyRefusedUntilNew'}
              parts={{ key: <code>{doomed.key.keyPrefix}…</code> }}
            />
          </p>
          {account.agentAccess?.apiKey.startsWith(doomed.key.keyPrefix) && <p>{t('settings.keyOfThisComputer')}</p>}
        </ConfirmDialog>
      )}
    </SettingsSection>
  );
}
