import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import type { DemoState } from '../../contract/demo.ts';
import { AppError } from '../../contract/errors.ts';
import { id } from '../../contract/value.ts';
import { t } from '../../words/words.ts';
import { replaceFile } from '../disk/replace-file.ts';
import type { DemoProcess, DemoProcessListeners } from './demo-process.ts';
import { type DemoServer, deleteMarkedChannels } from './demo-server.ts';

/** What the demo has made, on the disk before any of it is there: a crash leaves nothing that cannot be removed. */
const record = z.object({ mark: z.string().min(8), channelIds: z.array(id) });
type DemoRecord = z.infer<typeof record>;

/** A cast of scripted agents that plays in the inbox, and leaves nothing behind when it is removed. */
export interface Demo {
  state(): DemoState;
  /** Starts it, after what an earlier one left is removed. Raises when the server cannot be reached. */
  start(): Promise<void>;
  /** Ends it and removes all that it made. Raises when something of it is left. */
  remove(): Promise<void>;
  /** Tells whether a channel is one of the demo's. */
  owns(channelId: string): boolean;
  /** The server was started again, maybe elsewhere. */
  follow(url: string): void;
  /** Ends the agents; what they made stays for the next start of the program. */
  stop(): void;
}

/** What the demo is made of. */
export interface DemoParts {
  readonly file: string;
  /** Folder of its pictures. */
  readonly folder: string;
  readonly server: DemoServer;
  readonly startProcess: (listeners: DemoProcessListeners) => DemoProcess;
  readonly onChange: (state: DemoState) => void;
  /** Hears which channels are about to go, so that what this computer keeps for them goes as well. */
  readonly onRemoving: (channelIds: ReadonlySet<string>) => Promise<void>;
  readonly onLog: (text: string) => void;
}

/** Opens the demo; one that an earlier run of the program left is `over`. */
export function openDemo(parts: DemoParts): Demo {
  const { file, folder, server, startProcess, onChange, onRemoving, onLog } = parts;
  let made: DemoRecord | null = readRecord(file);
  let state: DemoState = { phase: made === null ? 'off' : 'over', detail: null };
  let playing: DemoProcess | null = null;
  // One write after the other: the last record is the one on the disk.
  let writing: Promise<unknown> = Promise.resolve();

  const enter = (phase: DemoState['phase'], detail: string | null = null): void => {
    state = { phase, detail };
    onChange(state);
  };
  const keep = (next: DemoRecord): Promise<void> => {
    made = next;
    const write = writing.then(() => replaceFile(file, JSON.stringify(next)));
    writing = write.catch(() => undefined);
    return write;
  };
  const rest = (): void => enter(made === null ? 'off' : 'over');

  const removeMade = async ({ mark, channelIds }: DemoRecord): Promise<void> => {
    const known = new Set(channelIds);
    await onRemoving(known);
    await deleteMarkedChannels(server, mark, known);
    await server.deleteKeys(mark);
    await writing;
    await rm(file, { force: true });
    made = null;
    await server.resync();
  };

  const clear = async (): Promise<void> => {
    const left = playing;
    playing = null;
    await left?.stop();
    if (made !== null) await removeMade(made);
  };

  const play = async (): Promise<void> => {
    const url = server.url();
    if (url === null) throw new AppError('core_not_running');
    const mark = `Demo ${randomBytes(4).toString('hex')}`;
    await keep({ mark, channelIds: [] });
    const apiKey = await server.createKey(mark);
    const started = startProcess({
      onLog,
      onReport: (report) => {
        if (started !== playing || made === null) return;
        if (report.kind === 'over') enter('over');
        else {
          keep({ ...made, channelIds: [...made.channelIds, report.channelId] }).catch((error: unknown) =>
            onLog(`What the demo makes cannot be noted: ${String(error)}\n`),
          );
        }
      },
      onExit: () => {
        if (started !== playing) return;
        playing = null;
        enter('over', t('main.demoStopped'));
      },
    });
    playing = started;
    started.send({ kind: 'play', url, apiKey, mark, folder });
  };

  return {
    state: () => state,
    async start() {
      if (state.phase !== 'off' && state.phase !== 'over') return;
      enter('starting');
      try {
        await clear();
        await play();
        enter('running');
      } catch (error) {
        rest();
        throw error;
      }
    },
    async remove() {
      if (state.phase !== 'running' && state.phase !== 'over') return;
      enter('removing');
      try {
        await clear();
      } finally {
        rest();
      }
    },
    owns: (channelId) => made?.channelIds.includes(channelId) === true,
    follow: (url) => playing?.send({ kind: 'moved', url }),
    stop() {
      const left = playing;
      playing = null;
      void left?.stop();
    },
  };
}

/** What an earlier run noted; a note that cannot be read is none. */
function readRecord(file: string): DemoRecord | null {
  try {
    return record.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
