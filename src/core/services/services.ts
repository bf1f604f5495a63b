import type { Agents } from './agents.ts';
import type { ApiKeys } from './api-keys.ts';
import type { Messages } from './messages.ts';
import type { Reviews } from './reviews.ts';
import type { Sessions } from './sessions.ts';

/** What routes and sockets may ask of the core. */
export interface Services {
  readonly messages: Messages;
  readonly reviews: Reviews;
  readonly agents: Agents;
  readonly apiKeys: ApiKeys;
  readonly sessions: Sessions;
}
