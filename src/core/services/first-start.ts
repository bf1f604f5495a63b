import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Ports } from '../ports.ts';
import type { SettingStore } from '../store/settings.ts';
import { StartUpFault } from '../store/start-up-fault.ts';
import type { StoredUser, UserStore } from '../store/users.ts';
import type { Agents } from './agents.ts';
import type { ApiKeys } from './api-keys.ts';
import { hashPassword } from './passwords.ts';

const OWNER_EMAIL = 'admin@placet.local';
const OWNER_NAME = 'Owner';
const KEY_LABEL = 'This computer';
const FIRST_CHANNEL_NAME = 'My first agent';
const CHANNEL_SETTING = 'first-start.channel';
const PASSWORD_BYTES = 15;

const agentFile = z.object({ url: z.string(), apiKey: z.string(), channelId: z.string() });

/** What scripts on this machine read from `<data>/agent.json`, and programs from the first line of `serve --json`. */
export type AgentFile = z.infer<typeof agentFile>;

/** What is known before the address is. */
export interface Ownership {
  readonly owner: StoredUser;
  /** Only on the first start of a data folder; it is stored nowhere. */
  readonly newPassword: string | null;
  readonly apiKey: string;
  readonly channelId: string;
}

/** What the first start is joined from. */
export interface FirstStartParts {
  readonly users: UserStore;
  readonly settings: SettingStore;
  readonly apiKeys: ApiKeys;
  readonly agents: Agents;
  readonly ports: Ports;
}

/**
 * Makes what a new data folder needs (the owner, one key, one channel) and finds it again later. When `agent.json` was
 * lost or its key deleted, a new key takes its place, because the raw key is stored nowhere else.
 */
export async function ensureOwnership(dataFolder: string, parts: FirstStartParts): Promise<Ownership> {
  const { users, settings, apiKeys, agents, ports } = parts;
  let owner = await users.findFirstOwner();
  let newPassword: string | null = null;
  if (owner === null) {
    newPassword = ports.randomBytes(PASSWORD_BYTES).toString('base64url');
    owner = {
      id: ports.newId(),
      email: OWNER_EMAIL,
      displayName: OWNER_NAME,
      passwordHash: await hashPassword(newPassword),
      role: 'owner',
      mustChangePassword: false,
      createdAt: ports.clock.now(),
    };
    await users.create(owner);
  }

  let channelId = await settings.find(CHANNEL_SETTING);
  if (channelId === null) {
    channelId = (await agents.create(owner.id, { name: FIRST_CHANNEL_NAME })).id;
    await settings.set(CHANNEL_SETTING, channelId);
  }

  const stored = await readAgentFile(dataFolder);
  const isStillValid = stored !== null && (await isKeyOf(apiKeys, stored.apiKey, owner.id));
  const apiKey = isStillValid ? stored.apiKey : await makeThisComputersKey(apiKeys, owner.id);
  return { owner, newPassword, apiKey, channelId };
}

/** Writes `<data>/agent.json`, readable by the owner only, whole or not at all. Raises `data_folder_unusable`. */
export async function writeAgentFile(dataFolder: string, content: AgentFile): Promise<void> {
  const file = agentFilePath(dataFolder);
  const draft = `${file}.${process.pid}.new`;
  try {
    await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartUpFault(
      'data_folder_unusable',
      `${file} cannot be written (${reason}). Make the folder writable, or start with another one (--data).`,
      { cause: error },
    );
  }
}

async function readAgentFile(dataFolder: string): Promise<AgentFile | null> {
  try {
    const parsed = agentFile.safeParse(JSON.parse(await readFile(agentFilePath(dataFolder), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function agentFilePath(dataFolder: string): string {
  return join(dataFolder, 'agent.json');
}

async function isKeyOf(apiKeys: ApiKeys, raw: string, userId: string): Promise<boolean> {
  try {
    return (await apiKeys.authenticate(raw)).userId === userId;
  } catch {
    return false;
  }
}

async function makeThisComputersKey(apiKeys: ApiKeys, userId: string): Promise<string> {
  const known = (await apiKeys.list(userId)).find((key) => key.label === KEY_LABEL);
  const made = known === undefined ? await apiKeys.create(userId, KEY_LABEL) : await apiKeys.rotate(userId, known.id);
  return made.raw;
}
