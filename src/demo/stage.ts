import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEMO_TAG } from '../contract/demo.ts';
import { type Actor, createActor } from './actor.ts';
import type { AgentApi } from './agent-api.ts';

/** Who appears in the demo. */
export interface Persona {
  readonly name: string;
  readonly about: string;
}

/** Where the agents of the demo meet: they share its pace, its end, and the rule that something always waits. */
export interface Stage {
  readonly api: AgentApi;
  /** Aborted when the demo is over. */
  readonly signal: AbortSignal;
  /** A real duration in milliseconds for one of the script. */
  paced(seconds: number): number;
  /** Makes an agent with its channel. */
  enter(persona: Persona): Promise<Actor>;
  /**
   * Waits as long as the script says; less when nothing is left to answer, so that a presenter never stands before an
   * empty inbox. One agent at a time is let go early.
   */
  pause(seconds: number): Promise<void>;
  /** Counts a question as open until the returned function is called. */
  open(): () => void;
  picture(name: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Hears of what should not have happened. */
  readonly onFault: (error: unknown) => void;
  /** Ends the demo. */
  close(): void;
}

/** What a stage is built from. */
export interface StageOptions {
  readonly api: AgentApi;
  readonly mark: string;
  readonly folder: string;
  /** What the durations of the script are multiplied by. */
  readonly pace: number;
  readonly onMade: (channelId: string) => void;
  readonly onFault: (error: unknown) => void;
}

/** How long the inbox stays empty before the next agent is let go. */
const IDLE_SECONDS = 3;
/** Agents ping about once a minute, or they count as silent. */
const PING_MS = 60_000;

/** The pace of the environment: 1 is for people, less is faster. */
export function paceOf(text: string | undefined): number {
  const pace = Number(text);
  return text !== undefined && text !== '' && Number.isFinite(pace) && pace >= 0 ? pace : 1;
}

/** Builds an empty stage. */
export function createStage(options: StageOptions): Stage {
  const { api, mark, folder, pace, onMade, onFault } = options;
  const ending = new AbortController();
  const actors: Actor[] = [];
  let openCount = 0;
  let resting: (() => void)[] = [];
  let idle: NodeJS.Timeout | undefined;
  const paced = (seconds: number): number => seconds * 1_000 * pace;

  const watchIdle = (): void => {
    clearTimeout(idle);
    if (openCount > 0 || resting.length === 0) return;
    idle = setTimeout(() => {
      resting[0]?.();
      watchIdle();
    }, paced(IDLE_SECONDS));
  };
  const pinging = setInterval(() => {
    for (const actor of actors) void actor.repeatPing().catch(() => undefined);
  }, PING_MS);
  ending.signal.addEventListener('abort', () => {
    clearInterval(pinging);
    clearTimeout(idle);
    for (const wake of resting) wake();
  });

  const stage: Stage = {
    api,
    signal: ending.signal,
    paced,
    onFault,
    async enter({ name, about }) {
      const body = { name, description: `${about} ${mark}`, tag: DEMO_TAG };
      const { id } = await api.call('agentCreateAgent', { body }, ending.signal);
      onMade(id);
      const actor = createActor(stage, id);
      actors.push(actor);
      return actor;
    },
    async pause(seconds) {
      ending.signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          resting = resting.filter((other) => other !== wake);
          resolve();
        };
        const timer = setTimeout(wake, paced(seconds));
        resting.push(wake);
        if (openCount === 0 && resting.length === 1) watchIdle();
      });
      ending.signal.throwIfAborted();
    },
    open() {
      openCount += 1;
      clearTimeout(idle);
      return () => {
        openCount -= 1;
        watchIdle();
      };
    },
    picture: async (name) => new Uint8Array(await readFile(join(folder, name))),
    close: () => ending.abort(),
  };
  return stage;
}
