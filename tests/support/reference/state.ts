import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../../../src/contract/value.ts';

/** A person with an account. The password is in clear: this server lives for one test. */
export interface StoredUser {
  readonly id: string;
  readonly email: string;
  displayName: string;
  password: string;
  role: 'owner' | 'member';
  mustChangePassword: boolean;
  theme: string;
  readonly createdAt: string;
}

/** An agent, which is a channel. */
export interface StoredAgent {
  readonly id: string;
  readonly ownerId: string;
  name: string;
  description: string | null;
  avatarUrl: string | null;
  webhookUrl: string | null;
  webhookHeaders: Record<string, string> | null;
  webhookAuth: { username: string; password: string } | null;
  status: string;
  statusMessage: string | null;
  statusSince: string | null;
  lastActiveAt: string | null;
  commands: unknown[] | null;
  tag: string | null;
  managementUrl: string | null;
  managementApiKey: string | null;
  isSubagent: boolean;
  parentAgentId: string | null;
  readonly createdAt: string;
}

/** A review as it is stored (contract.md 5.1); open, since its member names changed with the versions. */
export interface StoredReview extends Record<string, unknown> {
  type: string;
  payload?: JsonObject;
  expiresAt: string;
  status: string;
  response?: JsonObject;
}

/** A message without its files. */
export interface StoredMessage {
  readonly id: string;
  readonly channelId: string;
  readonly senderType: 'agent' | 'user';
  readonly senderId: string;
  text: string | null;
  readonly status: string | null;
  review: StoredReview | null;
  readonly metadata: JsonObject | null;
  readonly clientId: string | null;
  readonly streamId: string | null;
  streamState: string | null;
  deliveryStatus: string;
  iterationGroupId: string | null;
  iteration: number | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** A file with its bytes. */
export interface StoredFile {
  readonly id: string;
  messageId: string | null;
  readonly channelId: string;
  readonly filename: string;
  readonly mimeType: string;
  readonly storageKey: string;
  readonly bytes: Buffer;
  readonly createdAt: string;
}

/** A key of an agent's program; the raw key only as its hash. */
export interface StoredKey {
  readonly id: string;
  readonly userId: string;
  readonly label: string;
  keyPrefix: string;
  hash: string;
  lastUsedAt: string | null;
  readonly createdAt: string;
}

/** One step of a streamed draft (contract.md 4.4). */
export interface StoredStep {
  readonly id: string;
  readonly channelId: string;
  readonly streamId: string;
  readonly index: number;
  readonly text: string;
  readonly toolHint: boolean;
  readonly createdAt: string;
}

/** One change of an agent's status. */
export interface StoredStatusChange {
  readonly id: string;
  readonly agentId: string;
  readonly status: string;
  readonly message: null;
  readonly createdAt: string;
}

/** A plugin with its page. */
export interface StoredPlugin {
  readonly manifest: JsonObject & { readonly name: string };
  readonly html: string;
  envValues: Record<string, string>;
  enabled: boolean;
}

/** Everything that survives a restart of the reference server. Lists are in the order of creation. */
export interface ReferenceState {
  secret: Buffer;
  readonly users: Map<string, StoredUser>;
  readonly agents: Map<string, StoredAgent>;
  readonly messages: Map<string, StoredMessage>;
  readonly files: Map<string, StoredFile>;
  readonly keys: Map<string, StoredKey>;
  readonly steps: StoredStep[];
  readonly statusChanges: StoredStatusChange[];
  /** By user and channel, as `markKey` of `rows.ts` joins them. */
  readonly readMarks: Map<string, string>;
  readonly plugins: Map<string, StoredPlugin>;
}

/** An empty server. */
export function emptyState(): ReferenceState {
  return {
    secret: randomBytes(32),
    users: new Map(),
    agents: new Map(),
    messages: new Map(),
    files: new Map(),
    keys: new Map(),
    steps: [],
    statusChanges: [],
    readMarks: new Map(),
    plugins: new Map(),
  };
}
