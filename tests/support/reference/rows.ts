import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { ReferenceState, StoredAgent, StoredKey, StoredUser } from './state.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** An id as upstream makes them (contract.md 2.2). */
export function newId(): string {
  return `c${Array.from({ length: 24 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;
}

/** A raw key as upstream makes them (contract.md 3.1). */
export function newKey(): string {
  return `hp_${randomBytes(24).toString('hex')}`;
}

/** How a key is stored. */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Under which name a person's read marker of a channel is kept. */
export function markKey(userId: string, channelId: string): string {
  return `${userId} ${channelId}`;
}

/** The present as it travels. */
export function nowText(): string {
  return new Date().toISOString();
}

/** Stores a person. */
export function addUser(
  state: ReferenceState,
  wish: Partial<Omit<StoredUser, 'id' | 'createdAt'>> & Pick<StoredUser, 'email'>,
): StoredUser {
  const user: StoredUser = {
    id: newId(),
    displayName: wish.email.split('@')[0] ?? wish.email,
    password: 'changeme',
    role: 'member',
    mustChangePassword: false,
    theme: 'system',
    createdAt: nowText(),
    ...wish,
  };
  state.users.set(user.id, user);
  return user;
}

/** Stores an agent. */
export function addAgent(
  state: ReferenceState,
  ownerId: string,
  wish: Partial<Omit<StoredAgent, 'id' | 'ownerId' | 'createdAt'>> & Pick<StoredAgent, 'name'>,
): StoredAgent {
  const agent: StoredAgent = {
    id: newId(),
    ownerId,
    description: null,
    avatarUrl: null,
    webhookUrl: null,
    webhookHeaders: null,
    webhookAuth: null,
    status: 'offline',
    statusMessage: null,
    statusSince: null,
    lastActiveAt: null,
    commands: null,
    tag: null,
    managementUrl: null,
    managementApiKey: null,
    isSubagent: false,
    parentAgentId: null,
    createdAt: nowText(),
    ...wish,
  };
  state.agents.set(agent.id, agent);
  return agent;
}

/** Stores a key of a person and answers it with the raw key, which is not kept. */
export function addKey(state: ReferenceState, userId: string, label = 'Default'): { stored: StoredKey; key: string } {
  const key = newKey();
  const stored: StoredKey = {
    id: newId(),
    userId,
    label,
    keyPrefix: key.slice(0, 11),
    hash: keyHash(key),
    lastUsedAt: null,
    createdAt: nowText(),
  };
  state.keys.set(stored.id, stored);
  return { stored, key };
}

/** Removes a message with its files; nobody is told. */
export function removeMessage(state: ReferenceState, id: string): void {
  state.messages.delete(id);
  for (const file of [...state.files.values()]) if (file.messageId === id) state.files.delete(file.id);
}

/** Removes an agent with everything in its channel. */
export function removeAgent(state: ReferenceState, id: string): void {
  state.agents.delete(id);
  for (const message of [...state.messages.values()]) if (message.channelId === id) removeMessage(state, message.id);
  for (const file of [...state.files.values()]) if (file.channelId === id) state.files.delete(file.id);
}
