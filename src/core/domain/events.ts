import type { DeliveryStatus } from '../../contract/message.ts';
import type { StoredAgent } from './agent.ts';
import type { StoredMessage } from './message.ts';
import type { StoredStatusEvent } from './stream.ts';

/** A fact, published right after the commit that made it true. Who hears it does not know who else does. */
export type CoreEvent =
  | { readonly kind: 'message:created'; readonly message: StoredMessage; readonly agent: StoredAgent }
  | { readonly kind: 'message:updated'; readonly message: StoredMessage }
  | { readonly kind: 'message:status'; readonly step: StoredStatusEvent; readonly ownerId: string }
  /** Not on any wire: for parts that keep something of a channel. */
  | { readonly kind: 'channel:deleted'; readonly channelId: string; readonly ownerId: string }
  /** Not on any wire either: for whoever keeps connections that a key or a person opened. */
  | { readonly kind: 'key:revoked'; readonly keyId: string }
  | { readonly kind: 'user:deleted'; readonly userId: string }
  /** Nor on any of Placet's: plugins came, went, changed or were switched. */
  | { readonly kind: 'plugins:changed' }
  | {
      readonly kind: 'message:deleted';
      readonly messageId: string;
      readonly channelId: string;
      readonly ownerId: string;
    }
  | { readonly kind: 'review:responded'; readonly message: StoredMessage; readonly agent: StoredAgent }
  | { readonly kind: 'review:expired'; readonly message: StoredMessage; readonly expiredAt: number }
  | {
      readonly kind: 'message:delivery';
      readonly messageId: string;
      readonly channelId: string;
      readonly ownerId: string;
      readonly deliveryStatus: DeliveryStatus;
    }
  | { readonly kind: 'agent:status'; readonly agent: StoredAgent };

type Listener = (event: CoreEvent) => void;

/** Hands each event to every listener, in the order in which they joined. */
export interface EventBus {
  publish(event: CoreEvent): void;
  /** Hears every event from now on, until the returned function is called. */
  subscribe(listener: Listener): () => void;
}

/** Makes an empty bus. A listener that throws is reported to `onError` and does not keep the others from hearing. */
export function createEventBus(onError: (error: unknown) => void): EventBus {
  const listeners = new Set<Listener>();
  return {
    publish(event) {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
