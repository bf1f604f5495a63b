import { expect, it } from 'vitest';
import { changeOf, draftOf, problemsOf } from './agent-draft.ts';

const agent = {
  id: 'a',
  name: 'deploy-bot',
  status: 'active',
  createdAt: '2026-04-01T12:00:00.000Z',
  tag: 'ops',
  webhookUrl: 'https://example.com/hook',
  webhookHeaders: { 'x-team': 'core' },
  webhookAuth: { username: 'ada', password: '***' },
};

it('asks for nothing new when nothing was typed: the masked password keeps the stored one', () => {
  expect(changeOf(draftOf(agent))).toEqual({
    name: 'deploy-bot',
    description: '',
    tag: 'ops',
    webhookUrl: 'https://example.com/hook',
    webhookHeaders: { 'x-team': 'core' },
    webhookAuth: { username: 'ada', password: '***' },
  });
  expect(problemsOf(draftOf(agent))).toEqual({});
});

it('clears what was emptied', () => {
  const draft = { ...draftOf(agent), tag: ' ', webhookUrl: '', headers: [], username: '', password: '' };
  expect(changeOf(draft)).toMatchObject({ tag: null, webhookUrl: null, webhookHeaders: null, webhookAuth: null });
});

it('says what is wrong beside the field', () => {
  const draft = draftOf(agent);
  const twice = [
    { id: 1, name: 'a', value: '1' },
    { id: 2, name: 'a', value: '2' },
  ];
  expect(problemsOf({ ...draft, name: ' ' })).toHaveProperty('name');
  expect(problemsOf({ ...draft, tag: 'x'.repeat(65) })).toHaveProperty('tag');
  expect(problemsOf({ ...draft, webhookUrl: 'example.com/hook' })).toHaveProperty('webhookUrl');
  expect(problemsOf({ ...draft, webhookUrl: 'ftp://example.com' })).toHaveProperty('webhookUrl');
  expect(problemsOf({ ...draft, headers: [{ id: 1, name: 'two words', value: 'x' }] })).toHaveProperty('headers');
  expect(problemsOf({ ...draft, headers: twice }).headers).toMatch(/same name/);
  expect(problemsOf({ ...draft, username: '', password: 'x' })).toHaveProperty('auth');
  expect(problemsOf({ ...draft, headers: [{ id: 1, name: '', value: '' }] })).toEqual({});
});
