import type { CallArgument, CallResult, PlacetBridge, PushPayload } from '../../contract/desktop.ts';
import { CALLS, PUSHES, SENT_AS_TEXT } from '../../contract/desktop.ts';
import type { CallName, CallOutcome, PushName } from '../../contract/desktop-channels.ts';
import type { RouteAnswer } from '../../contract/routes.ts';
import type { WindowRoute } from '../../contract/window-routes.ts';
import { t } from '../../words/words.ts';

declare global {
  interface Window {
    /** Put there by the preload; only this file looks at it through `createBridge`. */
    readonly placet: PlacetBridge;
  }
}

/** What a call of a server's route carries. */
export type ServerCallInput = Partial<Omit<CallArgument<'server:call'>, 'accountId' | 'route'>>;

/** The main process as the window sees it: everything that comes in has been parsed. */
export interface Bridge {
  /** Asks the main process; a failure of any kind is an outcome with a sentence, never a rejection. */
  call<N extends CallName>(name: N, argument: CallArgument<N>): Promise<CallOutcome<CallResult<N>>>;
  /** Asks the account's server through the main process, which has parsed the answer. */
  callServer<N extends WindowRoute>(
    accountId: string,
    route: N,
    input?: ServerCallInput,
  ): Promise<CallOutcome<RouteAnswer<N>>>;
  /** Hears a push; `onUnreadable` tells of one that does not fit its schema. Returns how to stop. */
  on<N extends PushName>(name: N, listener: (payload: PushPayload<N>) => void, onUnreadable?: () => void): () => void;
}

const WORDS = {
  silent: 'desk.programDoesNotAnswer',
  unreadable: 'desk.programAnswerUnreadable',
} as const;

function asRead(name: CallName | PushName, value: unknown): unknown {
  return SENT_AS_TEXT.has(name) && typeof value === 'string' ? JSON.parse(value) : value;
}

/** Wraps the preload’s object with the schemas of the contract. */
export function createBridge(placet: PlacetBridge): Bridge {
  const bridge: Bridge = {
    async call<N extends CallName>(name: N, argument: CallArgument<N>): Promise<CallOutcome<CallResult<N>>> {
      let outcome: CallOutcome<unknown>;
      try {
        outcome = await placet.call(name, argument);
      } catch {
        return { ok: false, error: { code: 'internal', message: t(WORDS.silent) } };
      }
      if (!outcome.ok) return outcome;
      const parsed = CALLS[name].result.safeParse(asRead(name, outcome.value));
      if (!parsed.success) return { ok: false, error: { code: 'internal', message: t(WORDS.unreadable) } };
      // The schema was looked up by the same name, which the compiler cannot follow through the union.
      return { ok: true, value: parsed.data as CallResult<N> };
    },
    async callServer<N extends WindowRoute>(
      accountId: string,
      route: N,
      input: ServerCallInput = {},
    ): Promise<CallOutcome<RouteAnswer<N>>> {
      return (await bridge.call('server:call', {
        parameters: {},
        query: {},
        ...input,
        accountId,
        route,
      })) as CallOutcome<RouteAnswer<N>>;
    },
    on(name, listener, onUnreadable) {
      return placet.on(name, (payload) => {
        const parsed = PUSHES[name].safeParse(asRead(name, payload));
        if (parsed.success) listener(parsed.data as PushPayload<typeof name>);
        else onUnreadable?.();
      });
    },
  };
  return bridge;
}
