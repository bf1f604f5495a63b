import { expect, it } from 'vitest';
import { aMessage, anAgent, aReview } from '../../../tests/support/wire-builders.ts';
import { type AnswerEntry, isMeant } from '../../contract/activity.ts';
import { activityText, describeAnswer, joinActivity } from './activity.ts';

const inbox = (messages = [completed('m1', '2026-04-01T14:05:00.000Z')]) => ({
  accountId: 'here',
  agents: [anAgent()],
  messages,
});

function completed(id: string, completedAt: string) {
  const review = aReview({ status: 'completed', completedAt, response: { selectedOption: 'approve' } });
  return aMessage({ id, review });
}

function recorded(messageId: string, outcome: AnswerEntry['outcome']): AnswerEntry {
  const answer = { response: { selectedOption: 'approve' }, at: '2026-04-01T14:04:59.000Z', device: 'desk' };
  const facts = describeAnswer(inbox(), aMessage({ id: messageId, review: aReview() }), answer);
  return { ...facts, id: `r-${messageId}`, outcome };
}

it('describes an answer in words, with the time that it took', () => {
  expect(recorded('m1', 'stored')).toMatchObject({
    agentName: 'deploy-bot',
    question: 'Deploy v2?',
    answer: 'Approve',
    elapsedMs: 299_000,
    device: 'desk',
  });
});

it('joins the record with the server: what was not answered here was answered elsewhere', () => {
  const messages = [
    completed('m1', '2026-04-01T14:05:00.000Z'),
    completed('m2', '2026-04-01T14:09:00.000Z'),
    aMessage({ id: 'm3', review: aReview({ status: 'expired' }) }),
    aMessage({ id: 'm4', review: aReview() }),
  ];
  const joined = joinActivity([recorded('m1', 'stored')], [inbox(messages)]);
  expect(joined.map(({ messageId, device, outcome }) => [messageId, device, outcome])).toEqual([
    ['m2', null, 'elsewhere'],
    ['m1', 'desk', 'stored'],
  ]);
});

it('keeps both sides when somebody else was first, and settles an outcome that was lost', () => {
  const outcomes = (outcome: AnswerEntry['outcome']) =>
    joinActivity([recorded('m1', outcome)], [inbox()]).map((entry) => entry.outcome);
  expect(outcomes('closed')).toEqual(['elsewhere', 'closed']);
  expect(outcomes('unknown')).toEqual(['stored']);
  expect(joinActivity([recorded('gone', 'unknown')], [inbox([])])[0]?.outcome).toBe('unknown');
});

it('filters by agent and by a span of time', () => {
  const entry = recorded('m1', 'stored');
  const all = { agent: null, from: null, until: null };
  expect(isMeant(entry, all)).toBe(true);
  expect(isMeant(entry, { ...all, agent: 'here/c1' })).toBe(true);
  expect(isMeant(entry, { ...all, agent: 'there/c1' })).toBe(false);
  expect(isMeant(entry, { ...all, from: entry.at, until: '2026-04-02T00:00:00.000Z' })).toBe(true);
  expect(isMeant(entry, { ...all, until: entry.at })).toBe(false);
});

it('writes the whole as JSON and as CSV', () => {
  const entry = { ...recorded('m1', 'stored'), answer: '=HYPERLINK("x")' };
  const json = JSON.parse(activityText([entry], 'json', 'now'));
  expect(json).toEqual({ format: 'placet-desk-activity', version: 1, exportedAt: 'now', answers: [entry] });
  const [head, row] = activityText([entry], 'csv', 'now').split('\r\n');
  expect(head).toMatch(/^at,agentName,question,/);
  expect(row).toContain('"\'=HYPERLINK(""x"")"');
});
