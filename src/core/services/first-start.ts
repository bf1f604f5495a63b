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
const RANDOM_PASSWORD_SETTING = 'first-start.random-password-hash';
const PASSWORD_BYTES = 15;

const agentFile = z.object({ url: z.string(), apiKey: z.string(), channelId: z.string() });

/** What scripts on this machine read from `<data>/agent.json`, and programs from the first line of `serve --json`. */
export type AgentFile = z.infer<typeof agentFile>;

/** How a core is started, as far as the owner is concerned. */
export interface OwnershipWish {
  readonly dataFolder: string;
  /** The owner's password until they choose one; null for a random one. */
  readonly initialPassword: string | null;
  /** Others than this computer can reach the core, so a random password will not do: nobody has chosen it. */
  readonly isExposed: boolean;
}

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
export async function ensureOwnership(wish: OwnershipWish, parts: FirstStartParts): Promise<Ownership> {
  const { dataFolder, initialPassword, isExposed } = wish;
  const { users, settings, apiKeys, agents, ports } = parts;
  let owner = await users.findFirstOwner();
  let newPassword: string | null = null;
  // Equal to the owner's own hash for as long as nobody chose the password.
  const randomHash = await settings.find(RANDOM_PASSWORD_SETTING);
  const isChosen = initialPassword !== null || (owner !== null && owner.passwordHash !== randomHash);
  if (isExposed && !isChosen) throw passwordNeeded();
  if (owner === null) {
    const password = initialPassword ?? ports.randomBytes(PASSWORD_BYTES).toString('base64url');
    if (initialPassword === null) newPassword = password;
    owner = {
      id: ports.newId(),
      email: OWNER_EMAIL,
      displayName: OWNER_NAME,
      passwordHash: await hashPassword(password),
      role: 'owner',
      mustChangePassword: false,
      createdAt: ports.clock.now(),
    };
    if (initialPassword === null) await settings.set(RANDOM_PASSWORD_SETTING, owner.passwordHash);
    await users.create(owner);
  } else if (initialPassword !== null && owner.passwordHash === randomHash) {
    await users.setPassword(owner.id, await hashPassword(initialPassword));
  }

  let channelId = await settings.find(CHANNEL_SETTING);
  if (channelId === null || !(await isChannelOf(agents, channelId, owner.id))) {
    channelId = (await agents.create(owner.id, { name: FIRST_CHANNEL_NAME })).id;
    await settings.set(CHANNEL_SETTING, channelId);
  }

  const stored = await readAgentFile(dataFolder);
  const isStillValid = stored !== null && (await isKeyOf(apiKeys, stored.apiKey, owner.id));
  const apiKey = isStillValid ? stored.apiKey : await makeThisComputersKey(apiKeys, owner.id);
  return { owner, newPassword, apiKey, channelId };
}

function passwordNeeded(): StartUpFault {
  return new StartUpFault(
    'password_needed',
    'Others than this computer could reach this server, and nobody has chosen its password yet. Set PLACET_DESK_INITIAL_PASSWORD, or start it on 127.0.0.1 and change the password first.',
  );
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

/** Whether the first channel is still there: agents and people may delete it. */
async function isChannelOf(agents: Agents, channelId: string, ownerId: string): Promise<boolean> {
  return (await agents.list(ownerId)).some(({ id }) => id === channelId);
}

async function makeThisComputersKey(apiKeys: ApiKeys, userId: string): Promise<string> {
  const known = (await apiKeys.list(userId)).find((key) => key.label === KEY_LABEL);
  const made = known === undefined ? await apiKeys.create(userId, KEY_LABEL) : await apiKeys.rotate(userId, known.id);
  return made.raw;
}
