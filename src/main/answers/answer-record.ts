import { randomUUID } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type AnswerEntry, answerEntry } from '../../contract/activity.ts';
import { t } from '../../words/words.ts';
import type { RespondAttempt } from './respond-outcome.ts';

/** An answer before it is sent: the record gives it its id and, later, its outcome. */
export type GivenAnswer = Omit<AnswerEntry, 'id' | 'outcome'>;

const line = z.discriminatedUnion('kind', [
  answerEntry.omit({ outcome: true }).extend({ kind: z.literal('given') }),
  answerEntry.pick({ id: true, outcome: true }).extend({ kind: z.literal('ended'), at: z.string() }),
]);
type RecordLine = z.infer<typeof line>;

/**
 * The answers given from this computer, in a file to which lines are only ever added: one before an answer is sent, one
 * when its outcome is known. Each is on the disk before the next step, so a crash in between leaves an answer whose
 * outcome is unknown, and never one that nobody knows of.
 */
export interface AnswerRecord {
  /** Writes the answer down, sends it, and writes down how that ended. A record that cannot be written stops no answer. */
  around(given: GivenAnswer, send: () => Promise<RespondAttempt>): Promise<RespondAttempt>;
  /** Every answer, oldest first, and why the last line could not be written (null: it could). */
  read(): Promise<{ readonly answers: readonly AnswerEntry[]; readonly problem: string | null }>;
}

/** Opens the record kept in `file`; `onProblem` hears what could not be written. */
export function openAnswerRecord(file: string, onProblem: (error: unknown) => void): AnswerRecord {
  const answers = new Map<string, AnswerEntry>();
  let problem: string | null = null;
  let isTorn = false;
  // One line after the other, the reading of an earlier run's first.
  let turn: Promise<void> = load();

  async function load(): Promise<void> {
    const text = await readIfThere(file);
    isTorn = text !== '' && !text.endsWith('\n');
    for (const entry of parseRecord(text)) take(entry);
  }

  function take(entry: RecordLine): void {
    if (entry.kind === 'given') {
      const { kind: _, ...given } = entry;
      answers.set(entry.id, { ...given, outcome: 'unknown' });
      return;
    }
    const given = answers.get(entry.id);
    if (given !== undefined) answers.set(entry.id, { ...given, outcome: entry.outcome });
  }

  function write(entry: RecordLine): Promise<void> {
    turn = turn.then(async () => {
      take(entry);
      try {
        // A line that a crash cut off must not swallow the next one.
        await append(file, `${isTorn ? '\n' : ''}${JSON.stringify(entry)}\n`);
        isTorn = false;
        problem = null;
      } catch (error) {
        isTorn = true;
        problem = t('main.recordCannotBeWritten', {
          reason: error instanceof Error ? error.message : String(error),
          file,
        });
        onProblem(error);
      }
    });
    return turn;
  }

  return {
    async around(given, send) {
      const id = randomUUID();
      await write({ ...given, kind: 'given', id });
      const outcome = await send();
      // The window need not wait for this line: if it is lost, the server still knows.
      void write({ kind: 'ended', id, outcome: outcome.outcome, at: new Date().toISOString() });
      return outcome;
    },
    async read() {
      await turn;
      return { answers: [...answers.values()], problem };
    },
  };
}

/** The lines of a record; what is torn or not ours is skipped and spoils no other line. */
export function parseRecord(text: string): RecordLine[] {
  return text.split('\n').flatMap((written) => {
    try {
      const parsed = line.safeParse(JSON.parse(written));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return [];
    }
  });
}

async function append(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.appendFile(text);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}
