import type { CallArgument, CallResult, PlacetBridge, PushPayload } from '../../contract/desktop.ts';
import { type CallName, type CallOutcome, type PushName, SENT_AS_TEXT } from '../../contract/desktop-channels.ts';
import type { FirstView } from '../../contract/first-view.ts';
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
  /**
   * What waited last; null when there is nothing to begin with. Not parsed by its schema: the main process has made sure
   * that it is what this version of the program wrote, and the schemas are read when this is on the screen.
   */
  readFirstView(): Promise<FirstView | null>;
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

type Schemas = Pick<typeof import('../../contract/desktop.ts'), 'CALLS' | 'PUSHES'>;
let schemas: Schemas | null = null;

/** Reads the schemas of what crosses. Not at once: what waited last is on the screen without them. */
export async function readSchemas(): Promise<Schemas> {
  schemas ??= await import('../../contract/desktop.ts');
  return schemas;
}

function asRead(name: CallName | PushName, value: unknown): unknown {
  return SENT_AS_TEXT.has(name) && typeof value === 'string' ? JSON.parse(value) : value;
}

/** Wraps the preload’s object with the schemas of the contract. */
export function createBridge(placet: PlacetBridge): Bridge {
  const bridge: Bridge = {
    async readFirstView() {
      let view: FirstView | null = null;
      try {
        const outcome = await placet.call('first-view:read', undefined);
        if (outcome.ok) view = (asRead('first-view:read', outcome.value) ?? null) as FirstView | null;
      } catch {
        // Without one the window begins with the truth.
      }
      if (view === null) void readSchemas();
      return view;
    },
    async call<N extends CallName>(name: N, argument: CallArgument<N>): Promise<CallOutcome<CallResult<N>>> {
      let outcome: CallOutcome<unknown>;
      try {
        outcome = await placet.call(name, argument);
      } catch {
        return { ok: false, error: { code: 'internal', message: t(WORDS.silent) } };
      }
      if (!outcome.ok) return outcome;
      const { CALLS } = schemas ?? (await readSchemas());
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
      const hear = ({ PUSHES }: Schemas, payload: unknown): void => {
        const parsed = PUSHES[name].safeParse(asRead(name, payload));
        if (parsed.success) listener(parsed.data as PushPayload<typeof name>);
        else onUnreadable?.();
      };
      // In the order in which they came, also those that came before the schemas.
      return placet.on(name, (payload) => {
        if (schemas !== null) hear(schemas, payload);
        else void readSchemas().then((read) => hear(read, payload));
      });
    },
  };
  return bridge;
}
