import { join } from 'node:path';
import { LIMITS } from '../../src/contract/limits.ts';
import { type CoreEvent, createEventBus, type EventBus } from '../../src/core/domain/events.ts';
import { type Ports, systemPorts } from '../../src/core/ports.ts';
import { type Agents, createAgents } from '../../src/core/services/agents.ts';
import { createExpirer, type Expirer } from '../../src/core/services/expirer.ts';
import { createFileKeeper } from '../../src/core/services/file-keeper.ts';
import { createMessages, type Messages } from '../../src/core/services/messages.ts';
import { createReviews, type Reviews } from '../../src/core/services/reviews.ts';
import { createWaiters, type Waiters } from '../../src/core/services/waiters.ts';
import { createAgentStore } from '../../src/core/store/agents.ts';
import type { Database } from '../../src/core/store/database.ts';
import { createFileBytes } from '../../src/core/store/file-bytes.ts';
import { createMessageStore, type MessageStore } from '../../src/core/store/messages.ts';
import { openStore } from '../../src/core/store/open.ts';
import { createByteReferences } from '../../src/core/store/released-bytes.ts';
import { createReviewStore, type ReviewStore } from '../../src/core/store/reviews.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { seedOwner } from './store-samples.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** Parts of the core that a test puts something of its own around. */
export interface Replacements {
  readonly messageStore?: (real: MessageStore) => MessageStore;
  readonly reviewStore?: (real: ReviewStore) => ReviewStore;
  readonly waiters?: (real: Waiters) => Waiters;
}

/** Services on a real SQLite file, without HTTP, under a clock that stands still. */
export interface JoinedServices {
  readonly clock: ManualClock;
  readonly database: Database;
  readonly reviewStore: ReviewStore;
  readonly messageStore: MessageStore;
  readonly events: EventBus;
  /** Everything that was published, in order. */
  readonly published: readonly CoreEvent[];
  /** What was logged at `error`. */
  readonly errors: readonly string[];
  readonly agents: Agents;
  readonly messages: Messages;
  readonly reviews: Reviews;
  readonly waiters: Waiters;
  readonly expirer: Expirer;
  /** Settles when what was begun before has come to rest: two whole turns of the write queue. */
  atRest(): Promise<void>;
  close(): Promise<void>;
}

/** Joins services as `createCore` does, with one owner and one channel in the store. The expirer is not started. */
export async function joinServices(replacements: Replacements = {}): Promise<JoinedServices> {
  const folder = await makeTemporaryFolder();
  const store = openStore(folder.path);
  const { database } = store;
  await seedOwner(database);

  const clock = createManualClock();
  const errors: string[] = [];
  const ports: Ports = {
    ...systemPorts(),
    clock,
    log: (level, text) => {
      if (level === 'error') errors.push(text);
    },
  };
  const published: CoreEvent[] = [];
  const events = createEventBus((error) => void errors.push(String(error)));
  events.subscribe((event) => void published.push(event));

  const keep = <Part>(part: Part): Part => part;
  const messageStore = (replacements.messageStore ?? keep)(createMessageStore(database));
  const reviewStore = (replacements.reviewStore ?? keep)(createReviewStore(database));
  const waiters = (replacements.waiters ?? keep)(createWaiters(events, clock));
  const agents = createAgents(createAgentStore(database), events, ports);
  const expirer = createExpirer(reviewStore, events, ports);
  const bytes = createFileBytes(join(folder.path, 'files'), createByteReferences(database).isNamed);
  const fileKeeper = createFileKeeper(bytes, ports);
  const messages = createMessages(messageStore, agents, expirer, events, ports, fileKeeper);
  const reviews = createReviews({
    reviews: reviewStore,
    messageStore,
    messages,
    agents,
    waiters,
    expirer,
    events,
    ports,
    limits: LIMITS,
  });

  return {
    clock,
    database,
    reviewStore,
    messageStore,
    events,
    published,
    errors,
    agents,
    messages,
    reviews,
    waiters,
    expirer,
    async atRest() {
      await database.write(() => undefined);
      await database.write(() => undefined);
    },
    async close() {
      expirer.stop();
      waiters.stop();
      await store.close();
      await folder.remove();
    },
  };
}
