import { MASKED_SECRET } from '../../contract/agent-settings.ts';
import { AppError } from '../../contract/errors.ts';
import type { WebhookSettings, WebhookSettingsChange } from '../../contract/webhook.ts';
import type { AddressPolicy } from '../domain/webhook-address.ts';
import { parseAllowRule, parseAllowRules } from '../domain/webhook-allowlist.ts';
import type { Ports } from '../ports.ts';
import type { SettingStore } from '../store/settings.ts';
import type { SecretBox } from './secret-box.ts';

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

/** What the service is joined from. */
export interface WebhookSettingParts {
  readonly settings: SettingStore;
  readonly secretBox: SecretBox;
  /** The entries of `--webhook-allow`, which the stored list adds to. */
  readonly allowedAtStart: readonly string[];
  readonly ports: Pick<Ports, 'log'>;
}

/** The secret as it is stored; a text in clear is from a version that did not seal it. */
type StoredSecret = { readonly sealed: string } | string | null;
const SECRET_LABEL = 'webhooks.secret';

/** Makes the settings, and seals a secret that still lies there in clear. */
export async function createWebhookSettings(parts: WebhookSettingParts): Promise<WebhookSettingsService> {
  const { settings, secretBox, allowedAtStart, ports } = parts;
  const read = async <Value>(name: string, otherwise: Value): Promise<Value> => {
    const text = await settings.find(`webhooks.${name}`);
    return text === null ? otherwise : (JSON.parse(text) as Value);
  };
  const readAll = async () => ({
    attempts: await read('attempts', 1),
    secret: await read<StoredSecret>('secret', null),
    allowlist: await read<string[]>('allowlist', []),
    strict: await read('strict', false),
  });
  const write = (name: string, value: unknown) => settings.set(`webhooks.${name}`, JSON.stringify(value));
  const seal = async (secret: string | null): Promise<StoredSecret> =>
    secret === null ? null : { sealed: await secretBox.seal(secret, SECRET_LABEL) };
  const open = (secret: StoredSecret): string | null => {
    if (secret === null || typeof secret === 'string') return secret;
    const opened = secretBox.open(secret.sealed, SECRET_LABEL);
    if (opened === null) {
      ports.log('warn', 'The secret of webhooks cannot be opened, so deliveries are not signed. Set it again.');
    }
    return opened;
  };
  const get: WebhookSettingsService['get'] = async () => {
    const { secret, ...rest } = await readAll();
    return { ...rest, secret: secret === null ? null : MASKED_SECRET, allowlistAtStart: [...allowedAtStart] };
  };

  const stored = await read<StoredSecret>('secret', null);
  if (typeof stored === 'string') await write('secret', await seal(stored));

  return {
    get,
    async change(user, { secret, ...rest }) {
      if (user.role !== 'owner') throw new AppError('owner_required');
      checkAllowlist(rest.allowlist ?? []);
      const isSecretKept = secret === undefined || secret === MASKED_SECRET;
      const changed = { ...rest, ...(isSecretKept ? {} : { secret: await seal(secret) }) };
      const given = Object.entries(changed).filter(([, value]) => value !== undefined);
      await Promise.all(given.map(([name, value]) => write(name, value)));
      return get();
    },
    async conditions() {
      const { attempts, secret, allowlist, strict } = await readAll();
      const rules = parseAllowRules([...allowedAtStart, ...allowlist]);
      return { attemptsMax: attempts, secret: open(secret), policy: { rules, isStrict: strict } };
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
