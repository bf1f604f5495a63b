import { z } from 'zod';
import type { PlainKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';
import { isCertificateFault, whyNotTrusted } from './certificate-fault.ts';

/** What Socket.IO says when a line does not open, in words for the person. */
const NOT_OPENED: Readonly<Record<string, PlainKey>> = {
  unauthorized: 'main.lineRefused',
  timeout: 'main.lineNoAnswer',
  'websocket error': 'main.lineNotReached',
  'xhr poll error': 'main.lineNotReached',
};

/** What it says when one ends. */
const LOST: Readonly<Record<string, PlainKey>> = {
  'io server disconnect': 'main.lineEndedByServer',
  'ping timeout': 'main.lineNoAnswer',
  'transport close': 'main.lineBroken',
  'transport error': 'main.lineBroken',
};

/** The transport's own error, which Socket.IO wraps in an event. */
const transportError = z.looseObject({ description: z.looseObject({ error: z.unknown() }) });

/** Why a line to `host` did not open. What no table knows stays as it came. */
export function whyNotOpened(error: Error, host: string): string {
  const cause = transportError.safeParse(error).data?.description.error;
  if (isCertificateFault(cause)) return whyNotTrusted(cause, host);
  return inWords(NOT_OPENED, error.message);
}

/** Why an open line ended. */
export function whyLost(reason: string): string {
  return inWords(LOST, reason);
}

function inWords(table: Readonly<Record<string, PlainKey>>, said: string): string {
  const key = Object.hasOwn(table, said) ? table[said] : undefined;
  return key === undefined ? said : t(key);
}
