import type { TokenTimes } from './session-tokens.ts';
import type { ReferenceState, StoredAgent, StoredMessage } from './state.ts';
import type { Features } from './versions.ts';

/** Which sockets hear an event (contract.md 8.3, column "Rooms upstream"). */
export type Audience = 'channel' | 'user' | 'both' | 'both-twice';

/** What became of the webhooks of a server, since none is sent over a network. */
export type WebhookOutcome = 'delivered' | 'failed' | 'blocked';

/** One webhook that would have been sent. */
export interface WebhookCall {
  readonly url: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the parts of the reference server share. */
export interface World {
  readonly state: ReferenceState;
  readonly times: TokenTimes;
  readonly features: Features;
  readonly webhooks: { outcome: WebhookOutcome; readonly calls: WebhookCall[] };
  /** Sends an event of a channel to the sockets that upstream sends it to. */
  tell(audience: Audience, agent: StoredAgent, name: string, payload: unknown): void;
}

/** The agent of a message; every message has one, since both go together. */
export function agentOf(world: World, message: Pick<StoredMessage, 'channelId'>): StoredAgent {
  const agent = world.state.agents.get(message.channelId);
  if (agent === undefined) throw new Error(`There is no channel ${message.channelId}`);
  return agent;
}
