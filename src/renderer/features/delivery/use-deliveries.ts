import { useCallback, useEffect, useState } from 'react';
import type { WebhookDelivery } from '../../../contract/webhook.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';

/** What is known of the deliveries of a message; `problem` says why they cannot be read. */
export interface Deliveries {
  readonly deliveries: readonly WebhookDelivery[] | null;
  readonly problem: string | null;
  read(): Promise<void>;
}

/** The deliveries of a message, read while `isWanted` and again when its status changes. */
export function useDeliveries(item: Item, isWanted: boolean): Deliveries {
  const { bridge } = useDesk();
  const [known, setKnown] = useState<Pick<Deliveries, 'deliveries' | 'problem'>>({ deliveries: null, problem: null });
  const { accountId } = item;
  const { id, deliveryStatus } = item.message;

  const read = useCallback(async (): Promise<void> => {
    const outcome = await bridge.callServer(accountId, 'listDeliveries', { parameters: { id } });
    setKnown(
      outcome.ok
        ? { deliveries: outcome.value, problem: null }
        : { deliveries: null, problem: t('delivery.logCannotBeRead', { message: outcome.error.message }) },
    );
  }, [bridge, accountId, id]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another status means that there was another try
  useEffect(() => {
    if (isWanted) void read();
  }, [isWanted, read, deliveryStatus]);

  return { ...known, read };
}
