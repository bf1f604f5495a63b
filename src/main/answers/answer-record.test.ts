import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { type GivenAnswer, openAnswerRecord } from './answer-record.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
let file: string;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
  file = join(folder.path, 'answers.jsonl');
});
afterEach(() => folder.remove());

const given = (messageId: string): GivenAnswer => ({
  at: '2026-04-01T14:00:00.000Z',
  accountId: 'here',
  agentId: 'c1',
  agentName: 'deploy-bot',
  messageId,
  question: 'Deploy v2?',
  reviewType: 'approval',
  answer: 'Approve',
  elapsedMs: 1200,
  device: 'desk',
});
const stored = async () => ({ outcome: 'stored' as const, detail: null });
const unexpected = (error: unknown) => {
  throw error;
};
const outcomes = async (record: ReturnType<typeof openAnswerRecord>) =>
  (await record.read()).answers.map(({ messageId, outcome }) => [messageId, outcome]);

test('an answer is on the disk before it is sent, and its outcome after', async () => {
  const record = openAnswerRecord(file, unexpected);
  await record.around(given('m1'), async () => {
    expect(await readFile(file, 'utf8')).toContain('"messageId":"m1"');
    return { outcome: 'unsent', detail: 'no' };
  });
  await record.around(given('m2'), stored);
  expect(await outcomes(record)).toEqual([
    ['m1', 'unsent'],
    ['m2', 'stored'],
  ]);
  expect(await outcomes(openAnswerRecord(file, unexpected))).toEqual([
    ['m1', 'unsent'],
    ['m2', 'stored'],
  ]);
});

test('a torn last line costs itself only: what was before and what comes after are read', async () => {
  const first = openAnswerRecord(file, unexpected);
  await first.around(given('m1'), stored);
  await first.read();
  await appendFile(file, '{"kind":"given","id":"torn","at":"2026-04');
  const second = openAnswerRecord(file, unexpected);
  await second.around(given('m2'), stored);
  expect(await outcomes(second)).toEqual([
    ['m1', 'stored'],
    ['m2', 'stored'],
  ]);
  expect(await outcomes(openAnswerRecord(file, unexpected))).toEqual([
    ['m1', 'stored'],
    ['m2', 'stored'],
  ]);
});

test('an answer whose outcome was never written is unknown, and junk is skipped', async () => {
  const line = JSON.stringify({ ...given('m1'), kind: 'given', id: 'a' });
  await writeFile(file, `${line}\nnot json\n{"kind":"ended","id":"nobody","outcome":"stored","at":"x"}\n`);
  expect(await outcomes(openAnswerRecord(file, unexpected))).toEqual([['m1', 'unknown']]);
});

test('a record that cannot be written stops no answer and says so', async () => {
  await mkdir(file);
  const problems: unknown[] = [];
  const record = openAnswerRecord(file, (error) => problems.push(error));
  expect(await record.around(given('m1'), stored)).toEqual({ outcome: 'stored', detail: null });
  const { answers, problem } = await record.read();
  expect(answers).toHaveLength(1);
  expect(problem).toMatch(/cannot be written/);
  expect(problems).toHaveLength(2);
});
