import { createCipheriv, createDecipheriv } from 'node:crypto';
import { LIMITS } from '../../contract/limits.ts';
import type { Ports } from '../ports.ts';
import type { SettingStore } from '../store/settings.ts';

const ALGORITHM = 'aes-256-gcm';
const KEY_SETTING = 'plugins.secret-key';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps a person's secrets unreadable in the database file and its backups. */
export interface SecretBox {
  /** Encrypts `text`; it opens again only under the same `label`, so that it cannot be moved to another place. */
  seal(text: string, label: string): Promise<string>;
  /** The text, or null when it was sealed with a key that is gone, or was changed. */
  open(sealed: string, label: string): string | null;
}

/** Whose key sealed a text: the one in the data folder, or the one that the host program keeps elsewhere. */
type KeyHolder = 'core' | 'host';

/**
 * Makes the box. With `hostKey` (32 bytes) new secrets are sealed by it, so that the data folder alone does not reveal
 * them; without, by a key that is made with the first secret and kept in the settings of the data folder.
 */
export async function createSecretBox(
  settings: SettingStore,
  ports: Ports,
  hostKey: Uint8Array | undefined,
): Promise<SecretBox> {
  if (hostKey !== undefined && hostKey.length !== LIMITS.secretKeyBytes) {
    throw new Error(`The host's key for secrets has ${hostKey.length} bytes, not ${LIMITS.secretKeyBytes}`);
  }
  const keys: Record<KeyHolder, Uint8Array | undefined> = { core: await findCoreKey(settings), host: hostKey };
  let making: Promise<Uint8Array> | undefined;
  // Made when first needed, so that a start writes nothing; once, however many need it at once.
  const getCoreKey = async (): Promise<Uint8Array> => {
    if (keys.core !== undefined) return keys.core;
    making ??= makeCoreKey(settings, ports).finally(() => {
      making = undefined;
    });
    keys.core = await making;
    return keys.core;
  };

  return {
    async seal(text, label) {
      const holder: KeyHolder = hostKey === undefined ? 'core' : 'host';
      const key = hostKey ?? (await getCoreKey());
      const nonce = ports.randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(label));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${holder}:${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64')}`;
    },
    open(sealed, label) {
      const [sealedBy, text = ''] = sealed.split(':');
      const opener = sealedBy === 'core' || sealedBy === 'host' ? keys[sealedBy] : undefined;
      const bytes = Buffer.from(text, 'base64');
      if (opener === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv(ALGORITHM, opener, bytes.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(label))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        const body = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}

async function findCoreKey(settings: SettingStore): Promise<Uint8Array | undefined> {
  const stored = await settings.find(KEY_SETTING);
  return stored === null ? undefined : Buffer.from(stored, 'base64');
}

async function makeCoreKey(settings: SettingStore, ports: Ports): Promise<Uint8Array> {
  const made = ports.randomBytes(LIMITS.secretKeyBytes);
  await settings.set(KEY_SETTING, made.toString('base64'));
  return made;
}
