import type { WebContents } from 'electron';
import type { z } from 'zod';
import { CALLS, type CallArgument, type CallResult, PUSHES, type PushPayload } from '../contract/desktop.ts';
import { type CallName, type CallOutcome, type PushName, SENT_AS_TEXT } from '../contract/desktop-channels.ts';
import { AppError } from '../contract/errors.ts';
import { t } from '../words/words.ts';
import type { CallAnswerer } from './ipc.ts';
import { errorWords } from './server/error-words.ts';
import { ServerRefusal, ServerUnreachable } from './server/server-client.ts';

/** One handler for each call of the window. */
export type CallHandlers = { readonly [N in CallName]: (argument: CallArgument<N>) => Promise<CallResult<N>> };

/**
 * Answers the window's calls: argument and result are parsed by the contract, and a failure is an outcome that a person
 * can read.
 */
export function createCallAnswerer(handlers: CallHandlers, log: (text: string, error: unknown) => void): CallAnswerer {
  return {
    refuse: () => failure('refused', t('main.pageRefused')),
    async answer(name, argument) {
      const schemas: { argument: z.ZodType; result: z.ZodType } = CALLS[name];
      const parsed = schemas.argument.safeParse(argument);
      if (!parsed.success) {
        log(`The window called ${name} with a wrong argument`, parsed.error);
        return failure('validation_failed', t('main.internalMixUp'));
      }
      try {
        const handle = handlers[name] as (argument: unknown) => Promise<unknown>;
        return { ok: true, value: asSent(name, schemas.result.parse(await handle(parsed.data))) };
      } catch (error) {
        log(`The call ${name} failed`, error);
        return translate(error);
      }
    },
  };
}

/** Pushes to a window, after the payload was parsed: what leaves main is what the contract says. */
export function push<N extends PushName>(contents: WebContents, name: N, payload: PushPayload<N>): void {
  if (contents.isDestroyed()) return;
  contents.send(name, asSent(name, PUSHES[name].parse(payload)));
}

function asSent(name: CallName | PushName, value: unknown): unknown {
  return SENT_AS_TEXT.has(name) ? JSON.stringify(value) : value;
}

function failure(code: string, message: string): CallOutcome<never> {
  return { ok: false, error: { code, message } };
}

function translate(error: unknown): CallOutcome<never> {
  if (error instanceof AppError) return failure(error.code, errorWords(error.message));
  if (error instanceof ServerRefusal) return failure('server_refused', `${errorWords(error.message)}.`);
  if (error instanceof ServerUnreachable)
    return failure('server_unreachable', t('main.messageTryAgain', { message: error.message }));
  return failure('internal', t('main.unexpectedTryAgain'));
}
