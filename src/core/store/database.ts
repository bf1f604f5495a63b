import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

type Parameters = Readonly<Record<string, SQLInputValue>>;

/** One open SQLite file: reads at once, writes grouped into one durable transaction per turn of the event loop. */
export interface Database {
  /** All rows of a query. */
  all<Row>(sql: string, parameters?: Parameters): Row[];
  /** The first row of a query, or null. */
  get<Row>(sql: string, parameters?: Parameters): Row | null;
  /** Runs a statement; inside {@link write} only. Answers how many rows it changed. */
  run(sql: string, parameters?: Parameters): number;
  /**
   * Runs one whole step (check, write, outcome) in the next transaction and answers when that is on disk. Steps of one
   * turn share a transaction; a step that throws is undone alone and rejects alone.
   */
  write<Outcome>(step: () => Outcome): Promise<Outcome>;
  /** Writes what waits, then closes. */
  close(): Promise<void>;
}

interface WaitingStep {
  readonly run: () => unknown;
  readonly resolve: (outcome: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** Wraps an open engine handle. It takes ownership: `close` closes the handle. */
export function createDatabase(handle: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>();
  let waiting: WaitingStep[] = [];
  let isScheduled = false;
  let isClosed = false;

  const prepare = (sql: string): StatementSync => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = handle.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };

  const commitWaiting = (): void => {
    isScheduled = false;
    const steps = waiting;
    waiting = [];
    if (steps.length === 0) return;
    const settled: (() => void)[] = [];
    try {
      handle.exec('BEGIN IMMEDIATE');
      for (const step of steps) {
        prepare('SAVEPOINT step').run();
        try {
          const outcome = step.run();
          prepare('RELEASE step').run();
          settled.push(() => step.resolve(outcome));
        } catch (error) {
          // Some failures (disk full) roll the whole transaction back by themselves; then this throws too.
          prepare('ROLLBACK TO step').run();
          prepare('RELEASE step').run();
          settled.push(() => step.reject(error));
        }
      }
      handle.exec('COMMIT');
    } catch (error) {
      try {
        handle.exec('ROLLBACK');
      } catch {
        // Nothing was open any more: the engine had rolled back already.
      }
      for (const step of steps) step.reject(error);
      return;
    }
    for (const settle of settled) settle();
  };

  return {
    all: <Row>(sql: string, parameters: Parameters = {}) => prepare(sql).all(parameters) as Row[],
    get: <Row>(sql: string, parameters: Parameters = {}) => (prepare(sql).get(parameters) as Row | undefined) ?? null,
    run: (sql, parameters = {}) => Number(prepare(sql).run(parameters).changes),
    write<Outcome>(step: () => Outcome) {
      if (isClosed) return Promise.reject(new Error('The database is closed'));
      return new Promise<Outcome>((resolve, reject) => {
        waiting.push({ run: step, resolve: resolve as (outcome: unknown) => void, reject });
        if (!isScheduled) {
          isScheduled = true;
          setImmediate(commitWaiting);
        }
      });
    },
    close() {
      if (!isClosed) {
        isClosed = true;
        commitWaiting();
        statements.clear();
        handle.close();
      }
      return Promise.resolve();
    },
  };
}
