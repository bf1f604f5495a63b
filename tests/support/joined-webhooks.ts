import { LIMITS } from '../../src/contract/limits.ts';
import { type Network, systemNetwork } from '../../src/core/network.ts';
import { type Ports, systemPorts } from '../../src/core/ports.ts';
import { createSecretBox } from '../../src/core/services/secret-box.ts';
import { createWebhookSender, type WebhookSender } from '../../src/core/services/webhook-sender.ts';
import { createWebhookSettings, type WebhookSettingsService } from '../../src/core/services/webhook-settings.ts';
import { createWebhooks, type Webhooks } from '../../src/core/services/webhooks.ts';
import { createAgentStore } from '../../src/core/store/agents.ts';
import { createDeliveryStore, type DeliveryStore } from '../../src/core/store/deliveries.ts';
import { createSettingStore } from '../../src/core/store/settings.ts';
import { type JoinedServices, joinServices } from './joined-services.ts';
import { aStoredAgent, OWNER_ID } from './store-samples.ts';
import { type Answering, startReceiver, type WebhookReceiver } from './webhook-receiver.ts';

/** The agent of {@link joinWebhooks}, whose webhook is the receiver. */
export const HOOKED_ID = 'hooked0000000000000000000';

/** Services with webhooks on a real SQLite file and a real receiver, under a clock that stands still. */
export interface JoinedWebhooks {
  readonly services: JoinedServices;
  readonly receiver: WebhookReceiver;
  readonly deliveries: DeliveryStore;
  readonly settings: WebhookSettingsService;
  readonly webhooks: Webhooks;
  /** Another instance over the same file, as after a restart. */
  newWebhooks(network?: Partial<Network>): Webhooks;
  /** Asks and answers; the message's id. */
  respond(): Promise<string>;
  /** Delivery statuses that were announced of a message, in order. */
  announced(messageId: string): string[];
  /** Settles when so many statuses of a message were announced, and answers them. */
  waitForAnnounced(messageId: string, count: number): Promise<string[]>;
  statusOf(messageId: string): Promise<string | undefined>;
  /** The first delivery in a message's log. */
  logOf(messageId: string): Promise<Awaited<ReturnType<Webhooks['list']>>[number]>;
  /** Settles when a pause has begun, e.g. the one before the next attempt. */
  pauseBegun(): Promise<void>;
  close(): Promise<void>;
}

/** Joins webhooks as `createCore` does. They are not started. */
export async function joinWebhooks(answer?: Answering, network: Partial<Network> = {}): Promise<JoinedWebhooks> {
  const services = await joinServices();
  const { database, clock, events, agents, messageStore } = services;
  const receiver = await startReceiver(answer);
  const agentStore = createAgentStore(database);
  await agentStore.create(aStoredAgent({ id: HOOKED_ID, webhookUrl: receiver.url }));
  const deliveries = createDeliveryStore(database);
  const settingStore = createSettingStore(database);
  const settings = await createWebhookSettings({
    settings: settingStore,
    secretBox: await createSecretBox(settingStore, systemPorts(), undefined),
    allowedAtStart: ['127.0.0.1'],
    ports: systemPorts(),
  });
  const newWebhooks = (own: Partial<Network> = network): Webhooks => {
    const ports: Ports = { ...systemPorts(), clock, network: { ...systemNetwork, ...own } };
    const sender: WebhookSender = createWebhookSender(ports);
    return createWebhooks({ deliveries, messageStore, agentStore, agents, settings, sender, events, ports });
  };
  const announced = (messageId: string) =>
    services.published.flatMap((event) =>
      event.kind === 'message:delivery' && event.messageId === messageId ? [event.deliveryStatus] : [],
    );
  const webhooks = newWebhooks();

  return {
    services,
    receiver,
    deliveries,
    settings,
    webhooks,
    newWebhooks,
    async respond() {
      const { id } = await services.messages.createFromAgent(OWNER_ID, {
        channelId: HOOKED_ID,
        review: { type: 'freeform', expiresInSeconds: LIMITS.reviewExpiryMaxMs / 1000 },
      });
      await services.reviews.respond(OWNER_ID, id, { response: { answer: 42 } });
      return id;
    },
    announced,
    waitForAnnounced: (messageId, count) =>
      new Promise((resolve) => {
        const look = () => {
          if (announced(messageId).length < count) return;
          leave();
          resolve(announced(messageId));
        };
        const leave = events.subscribe(look);
        look();
      }),
    statusOf: async (messageId) => (await messageStore.find(messageId))?.deliveryStatus,
    async logOf(messageId) {
      const [delivery] = await webhooks.list(OWNER_ID, messageId);
      if (delivery === undefined) throw new Error('There is no delivery.');
      return delivery;
    },
    async pauseBegun() {
      while (clock.runningDelaysMs().length === 0) await services.atRest();
    },
    async close() {
      await webhooks.stop();
      await receiver.close();
      await services.close();
    },
  };
}
