import { MASKED_SECRET } from '../../contract/agent-settings.ts';
import { AppError } from '../../contract/errors.ts';
import type { WebhookSettings, WebhookSettingsChange } from '../../contract/webhook.ts';
import type { AddressPolicy } from '../domain/webhook-address.ts';
import { parseAllowRule, parseAllowRules } from '../domain/webhook-allowlist.ts';
import type { SettingStore } from '../store/settings.ts';

/** How webhooks are sent right now. */
export interface WebhookConditions {
  readonly attemptsMax: number;
  /** In clear; null when deliveries are not signed. */
  readonly secret: string | null;
  readonly policy: AddressPolicy;
}

/** The settings `webhooks.*` (contract.md 9.4; attempts, secret and their routes are Placet Desk's own). */
export interface WebhookSettingsService {
  /** As the person sees them, the secret masked. */
  get(): Promise<WebhookSettings>;
  /** Changes what is given. Raises `owner_required`, and `validation_failed` for an entry that names no host. */
  change(user: { readonly role: string }, change: WebhookSettingsChange): Promise<WebhookSettings>;
  /** As they are used. */
  conditions(): Promise<WebhookConditions>;
}

/** Makes the settings; `allowedAtStart` are the entries of `--webhook-allow`, which the stored list adds to. */
export function createWebhookSettings(
  settings: SettingStore,
  allowedAtStart: readonly string[],
): WebhookSettingsService {
  const read = async <Value>(name: string, otherwise: Value): Promise<Value> => {
    const text = await settings.find(`webhooks.${name}`);
    return text === null ? otherwise : (JSON.parse(text) as Value);
  };
  const readAll = async () => ({
    attempts: await read('attempts', 1),
    secret: await read<string | null>('secret', null),
    allowlist: await read<string[]>('allowlist', []),
    strict: await read('strict', false),
  });
  const get: WebhookSettingsService['get'] = async () => {
    const { secret, ...rest } = await readAll();
    return { ...rest, secret: secret === null ? null : MASKED_SECRET, allowlistAtStart: [...allowedAtStart] };
  };

  return {
    get,
    async change(user, { secret, ...rest }) {
      if (user.role !== 'owner') throw new AppError('owner_required');
      checkAllowlist(rest.allowlist ?? []);
      const changed = { ...rest, ...(secret === MASKED_SECRET ? {} : { secret }) };
      const given = Object.entries(changed).filter(([, value]) => value !== undefined);
      await Promise.all(given.map(([name, value]) => settings.set(`webhooks.${name}`, JSON.stringify(value))));
      return get();
    },
    async conditions() {
      const { attempts, secret, allowlist, strict } = await readAll();
      const rules = parseAllowRules([...allowedAtStart, ...allowlist]);
      return { attemptsMax: attempts, secret, policy: { rules, isStrict: strict } };
    },
  };
}

function checkAllowlist(entries: readonly string[]): void {
  const issues = entries.flatMap((entry, index) =>
    parseAllowRule(entry) === null
      ? [{ path: ['allowlist', index], code: 'invalid_format', message: 'Give a host, host:port, IP address or CIDR' }]
      : [],
  );
  if (issues.length > 0) throw new AppError('validation_failed', undefined, { issues });
}
