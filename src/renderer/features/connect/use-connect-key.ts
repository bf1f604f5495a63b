import { useState } from 'react';
import type { Account } from '../../../contract/account.ts';
import { LIMITS } from '../../../contract/limits.ts';
import { useDesk } from '../../state/app-context.ts';
import { type Action, useAction } from '../settings/use-action.ts';

/** The key that the lines are filled with. */
export interface ConnectKey {
  /** Null while there is none that this program knows: servers tell a key only once. */
  readonly apiKey: string | null;
  /** It was made here, for one agent. */
  readonly isOwn: boolean;
  readonly action: Action;
  /** Makes a key of that name. */
  create(label: string): Promise<void>;
}

/** The key of an account, which on this computer is known; a new one is kept for as long as the page is open. */
export function useConnectKey(account: Account): ConnectKey {
  const { bridge } = useDesk();
  const action = useAction();
  const [made, setMade] = useState<Readonly<Record<string, string>>>({});
  const own = made[account.id];
  return {
    apiKey: own ?? account.agentAccess?.apiKey ?? null,
    isOwn: own !== undefined,
    action,
    async create(label) {
      const body = { label: label.slice(0, LIMITS.apiKeyLabelChars) };
      const key = await action.run(() => bridge.callServer(account.id, 'createApiKey', { body }));
      if (key !== undefined) setMade({ ...made, [account.id]: key.key });
    },
  };
}
