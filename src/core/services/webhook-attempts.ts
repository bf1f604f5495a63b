import { LIMITS } from '../../contract/limits.ts';
import type { EventBus } from '../domain/events.ts';
import type { StoredMessage } from '../domain/message.ts';
import type { AttemptResult, StoredDelivery } from '../domain/webhook.ts';
import { printableUrl, type WebhookTarget } from '../domain/webhook-choice.ts';
import { nextAttemptAt } from '../domain/webhook-retry.ts';
import type { Ports } from '../ports.ts';
import { presentWebhook } from '../presenters/webhook.ts';
import type { AttemptEnd, DeliveryChange, DeliveryStore } from '../store/deliveries.ts';
import { createTurns } from './turns.ts';
import { INTERRUPTED, type WebhookSender } from './webhook-sender.ts';
import type { WebhookSettingsService } from './webhook-settings.ts';

/** An end that cannot be written down (disk full) is tried again this often, at this pause. */
const END_TRIES = 12;
const END_PAUSE_MS = 5_000;

/** What an attempt needs to know. */
export interface PreparedAttempt {
  readonly delivery: StoredDelivery;
  readonly target: WebhookTarget;
  readonly message: StoredMessage;
  /** Asked for by a person, so that the state of the delivery does not matter. */
  readonly isByHand: boolean;
}

/** Attempts of deliveries: each is written down before anything is sent, and again when it has ended. */
export interface WebhookAttempts {
  /**
   * One attempt, when it is its turn; null when it may not begin: the message is gone, somebody else began, or the core
   * stops. Rejects only when the store fails.
   */
  run(prepared: PreparedAttempt): Promise<AttemptResult | null>;
  /** Ends the attempt of a process that died. */
  endInterrupted(delivery: StoredDelivery): Promise<void>;
  /** Ends a delivery whose address was taken away between two attempts. */
  giveUp(delivery: StoredDelivery): Promise<void>;
  /** Begins none any more; `callOff` also ends those that run, as interrupted. */
  stop(): { callOff(): void };
}

/** What attempts are joined from. */
export interface AttemptParts {
  readonly deliveries: DeliveryStore;
  readonly settings: WebhookSettingsService;
  readonly sender: WebhookSender;
  readonly events: EventBus;
  readonly ports: Ports;
}

export function createWebhookAttempts({ deliveries, settings, sender, events, ports }: AttemptParts): WebhookAttempts {
  const { clock, log } = ports;
  const turns = createTurns(LIMITS.webhookConcurrencyCount);
  const stopping = new AbortController();
  let isStopping = false;

  const pause = () =>
    new Promise<void>((resolve) => {
      const cancelTimer = clock.startTimer(END_PAUSE_MS, resolve);
      stopping.signal.addEventListener('abort', () => {
        cancelTimer();
        resolve();
      });
    });

  const noteEnd = async (end: AttemptEnd): Promise<DeliveryChange | null> => {
    for (let tryNumber = 1; ; tryNumber += 1) {
      try {
        return await deliveries.endAttempt(end);
      } catch (error) {
        if (isStopping || tryNumber === END_TRIES) throw error;
        log('error', 'The end of a webhook attempt could not be written down', { reason: String(error) });
        await pause();
      }
    }
  };

  const endAs = async (
    { id }: StoredDelivery,
    number: number,
    result: AttemptResult,
    note: typeof noteEnd = noteEnd,
  ): Promise<void> => {
    const now = clock.now();
    const { attemptsMax } = await settings.conditions();
    const random = ports.randomBytes(4).readUInt32BE() / 2 ** 32;
    const next = nextAttemptAt(result, { attemptCount: number, attemptsMax, now, random });
    const change = await note({ deliveryId: id, number, result, nextAttemptAt: next, now });
    if (change !== null) events.publish({ kind: 'message:delivery', ...change });
  };

  const runNow = async ({ delivery, target, message, isByHand }: PreparedAttempt): Promise<AttemptResult | null> => {
    const body = delivery.body ?? JSON.stringify(presentWebhook(delivery.event, message));
    const url = printableUrl(target.url);
    const number = await deliveries.startAttempt({ deliveryId: delivery.id, url, body, now: clock.now(), isByHand });
    if (number === null) return null;
    const { secret, policy } = await settings.conditions();
    const result = await sender.send({
      target,
      body,
      deliveryId: delivery.id,
      policy,
      secret,
      stopping: stopping.signal,
    });
    await endAs(delivery, number, result);
    return result;
  };

  return {
    run: (prepared) => turns.take(async () => (isStopping ? null : runNow(prepared))),
    // Without patience: the core that starts should not wait for a disk, and the next start ends it as well.
    endInterrupted: (delivery) =>
      endAs(delivery, delivery.attemptCount, { ...INTERRUPTED, durationMs: 0 }, deliveries.endAttempt),
    async giveUp(delivery) {
      const { id: deliveryId, body } = delivery;
      const now = clock.now();
      const start = { deliveryId, url: '(none)', body: body ?? '', now, isByHand: false };
      const number = await deliveries.startAttempt(start);
      if (number !== null) await endAs(delivery, number, { ...NO_ADDRESS, durationMs: 0 });
    },
    stop() {
      isStopping = true;
      return { callOff: () => stopping.abort() };
    },
  };
}

const NO_ADDRESS: Omit<AttemptResult, 'durationMs'> = {
  outcome: 'blocked',
  reason: 'The agent no longer has a webhook address.',
  statusCode: null,
  answer: null,
  retryAfter: null,
};
