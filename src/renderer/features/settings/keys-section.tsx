import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { LIMITS } from '../../../contract/limits.ts';
import type { RouteAnswer } from '../../../contract/routes.ts';
import { useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { toMs } from '../../state/review-facts.ts';
import { agoWords } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { ActionNote, ReadProblem } from './action-note.tsx';
import { SecretOnce } from './secret-once.tsx';
import { SettingsSection } from './settings-section.tsx';
import { TextField } from './text-field.tsx';
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
          <code>{apiKey.keyPrefix}…</code> · {apiKey.scope ? 'for MCP only · ' : ''}
          {used === null ? 'never used' : `used ${agoWords(used, now)}`}
        </span>
      </div>
      <Button aria-label={`Rotate ${apiKey.label}`} onClick={() => onDoom({ what: 'rotate', key: apiKey })}>
        Rotate
      </Button>
      <Button
        look="danger"
        aria-label={`Delete ${apiKey.label}`}
        onClick={() => onDoom({ what: 'delete', key: apiKey })}
      >
        Delete
      </Button>
    </li>
  );
}

/** The keys with which agents say whose they are. */
export function KeysSection({ account }: { readonly account: Account }) {
  const { bridge } = useDesk();
  const keys = useServerRead(account, 'listApiKeys');
  const action = useAction();
  const [label, setLabel] = useState('');
  const [doomed, setDoomed] = useState<Doomed | null>(null);
  const [secret, setSecret] = useState<string | null>(null);

  async function handleCreate(): Promise<void> {
    const body = label.trim() === '' ? {} : { label: label.trim() };
    const made = await action.run(() => bridge.callServer(account.id, 'createApiKey', { body }));
    if (made === undefined) return;
    setLabel('');
    setSecret(made.key);
    keys.reload();
  }

  async function handleDoom({ what, key }: Doomed): Promise<void> {
    setDoomed(null);
    const parameters = { id: key.id };
    if (what === 'delete') {
      await action.run(() => bridge.callServer(account.id, 'deleteApiKey', { parameters }), `${key.label} is deleted.`);
    } else {
      const made = await action.run(() => bridge.callServer(account.id, 'rotateApiKey', { parameters }));
      if (made !== undefined) setSecret(made.key);
    }
    keys.reload();
  }

  return (
    <SettingsSection
      id="keys"
      title="Keys"
      lead="An agent sends its key with every request. Give each agent its own, so that you can take one away without touching the others."
    >
      <ReadProblem problem={keys.problem} onRetry={keys.reload} />
      {secret !== null && <SecretOnce noun="key" secret={secret} onDone={() => setSecret(null)} />}
      <ul className="listing" aria-label="Keys">
        {keys.value?.map((key) => (
          <KeyRow key={key.id} apiKey={key} onDoom={setDoomed} />
        ))}
      </ul>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          void handleCreate();
        }}
      >
        <TextField
          label="Name of the new key"
          placeholder="deploy-bot on the build server"
          value={label}
          maxLength={LIMITS.apiKeyLabelChars}
          onChange={setLabel}
        />
        <Button type="submit" disabled={action.isBusy}>
          Create a key
        </Button>
        <ActionNote action={action} />
      </form>
      {doomed !== null && (
        <ConfirmDialog
          title={doomed.what === 'delete' ? `Delete the key “${doomed.key.label}”?` : `Rotate “${doomed.key.label}”?`}
          action={doomed.what === 'delete' ? 'Delete the key' : 'Rotate the key'}
          onCancel={() => setDoomed(null)}
          onConfirm={() => void handleDoom(doomed)}
        >
          <p>
            Every agent that uses <code>{doomed.key.keyPrefix}…</code> is refused from this moment on
            {doomed.what === 'delete'
              ? '. This cannot be taken back.'
              : ' until you give it the new key, which you see next.'}
          </p>
          {account.agentAccess?.apiKey.startsWith(doomed.key.keyPrefix) && (
            <p>It is the key of this computer: scripts that read agent.json get a new one at the next start.</p>
          )}
        </ConfirmDialog>
      )}
    </SettingsSection>
  );
}
