import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NotificationDecisionEntry } from '../../contract/notifications.ts';
import { openNotificationRecord } from './notification-record.ts';

let folder = '';
const file = () => join(folder, 'notifications.jsonl');
const entry = (messageId: string): NotificationDecisionEntry => ({
  at: '2026-11-23T12:00:00.000Z',
  occasion: 'arrival',
  outcome: 'skipped',
  reason: 'agent-off',
  accountId: 'a',
  messageId,
  agentName: 'deploy-bot',
  count: 1,
  error: null,
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'placet-desk-record-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('promise 1: decisions outlive a restart, newest first, also after a line that was cut off', async () => {
  const first = openNotificationRecord(file());
  first.add(entry('m1'));
  await first.flush();
  appendFileSync(file(), '{"at":"2026');
  const second = openNotificationRecord(file());
  second.add(entry('m2'));
  await second.flush();
  const third = openNotificationRecord(file());
  expect(third.latest(10).map(({ messageId }) => messageId)).toEqual(['m2', 'm1']);
  expect(third.latest(1)).toHaveLength(1);
  expect(third.problem()).toBeNull();
});

it('keeps the latest thousand', async () => {
  const record = openNotificationRecord(file());
  for (let at = 0; at < 5_000; at += 1) record.add(entry(`m${at}`));
  await record.flush();
  record.add(entry('last'));
  await record.flush();
  expect(readFileSync(file(), 'utf8').split('\n').length).toBeLessThanOrEqual(2_001);
  const found = openNotificationRecord(file()).latest(5_000);
  expect(found).toHaveLength(1_000);
  expect(found[0]?.messageId).toBe('last');
  expect(found.at(-1)?.messageId).toBe('m4001');
});

it('says why it cannot be written, and goes on in memory', async () => {
  const record = openNotificationRecord(join(folder, 'no such folder', 'x.jsonl'));
  record.add(entry('m1'));
  await record.flush();
  expect(record.problem()).toContain('cannot be kept');
  expect(record.latest(1)).toHaveLength(1);
});

it('forgets an account that was removed, also on the disk', async () => {
  const record = openNotificationRecord(file());
  record.add(entry('of another'));
  record.add({ ...entry('of the removed'), accountId: 'gone', agentName: 'secret-bot' });
  await record.flush();
  record.forgetAccount('gone');
  await record.flush();
  expect(readFileSync(file(), 'utf8')).not.toContain('secret-bot');
  expect(openNotificationRecord(file()).latest(10)).toEqual([entry('of another')]);
});
