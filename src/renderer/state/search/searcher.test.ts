import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../contract/message.ts';
import { REDACTED } from '../../../contract/review.ts';
import type { Item } from '../item.ts';
import { answered, asked, at, NOW, snapshotOf } from '../test-fixtures.ts';
import { createSearchIndex } from './search-index.ts';
import { parseQuery } from './search-query.ts';
import { createSearcher, SHOWN_RESULTS } from './searcher.ts';

const agents = { here: snapshotOf([]).accounts[0]?.agents ?? [] };
const itemOf = (message: Message): Item => ({ key: `here/${message.id}`, accountId: 'here', message });
const mapOf = (messages: readonly Message[]) =>
  new Map(messages.map((message) => [`here/${message.id}`, itemOf(message)]));

function open(messages: readonly Message[]) {
  const index = createSearchIndex();
  const searcher = createSearcher(index);
  index.update(mapOf(messages));
  return { index, find: (text: string) => searcher.find(parseQuery(text, NOW), agents) };
}

function found(messages: readonly Message[], text: string): string[] {
  return open(messages)
    .find(text)
    .keys.map((key) => key.replace('here/', ''));
}

const file = { id: 'f', channelId: 'agent', filename: 'Übersicht.pdf', mimeType: 'application/pdf', size: 1 };

describe('searching', () => {
  const messages = [
    asked('title', { text: '# Deploy **v2.4** now?', createdAt: at(-50) }),
    asked('body', { text: 'Anything?\n\nWe deploy tomorrow', createdAt: at(-5) }),
    asked('word', { text: 'Please deploy this', createdAt: at(-40) }),
    asked('within', { text: 'Redeploy?', createdAt: at(-30) }),
    asked('file', { text: 'Read', attachments: [file], createdAt: at(-20) }),
    answered(asked('answered', { text: 'Which?', createdAt: at(-60) }), 'approve'),
    asked('note', { text: 'Nightly backup', review: null, createdAt: at(-90) }),
  ];

  it('puts what fits best first, and then the newest', () => {
    // The agent is called deploy-bot: its name counts as much as the middle of a word.
    const wanted = ['title', 'word', 'body', 'file', 'within', 'answered', 'note'];
    expect(found(messages, 'deploy')).toEqual(wanted);
  });

  it.each([
    ['v2.4 now', ['title']],
    ['"v2.4 now"', ['title']],
    ['ubersicht', ['file']],
    ['approve', ['answered']],
    ['has:attachment', ['file']],
    ['status:completed', ['answered']],
    ['type:message', ['note']],
    ['tomorrow -status:pending', []],
    ['agent:nobody deploy', []],
    ['before:2026-11-23 backup', []],
    ['after:1h deploy this', ['word']],
    ['', []],
  ])('%s', (text, wanted) => expect(found(messages, text)).toEqual(wanted));

  it('never finds a password', () => {
    const payload = {
      fields: [
        { name: 'pin', label: 'PIN', type: 'password' },
        { name: 'who', label: 'Who', type: 'text' },
      ],
    };
    const form = (id: string, response: Record<string, unknown>, shape: Record<string, unknown> = payload) =>
      asked(id, {}, { type: 'form', status: 'completed', payload: shape, response });
    const forms = [
      form('raw', { pin: 'hunter2', who: 'Ada' }),
      form('odd', { pin: 'hunter2' }, {}),
      form('kept', { pin: REDACTED }),
    ];
    expect(found(forms, 'hunter2')).toEqual([]);
    expect(found(forms, 'redacted')).toEqual([]);
    expect(found(forms, 'ada')).toEqual(['raw']);
  });

  it('counts everything and lists what somebody may read', () => {
    const many = Array.from({ length: SHOWN_RESULTS + 50 }, (_, index) =>
      asked(`${index}`, { text: `Question ${index}` }),
    );
    const { keys, total } = open(many).find('question');
    expect([keys.length, total]).toEqual([SHOWN_RESULTS, SHOWN_RESULTS + 50]);
  });

  it('goes on where its time was up', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => asked(`${index}`, { text: `Question ${index}` }));
    const index = createSearchIndex();
    const items = mapOf(many);
    let calls = 1;
    while (!index.update(items, () => true)) calls += 1;
    expect(calls).toBeGreaterThan(10);
    const searcher = createSearcher(index);
    const query = parseQuery('question', NOW);
    let result = searcher.find(query, agents, () => true);
    expect(result.isComplete).toBe(false);
    while (!result.isComplete) result = searcher.find(query, agents, () => true);
    expect(result.total).toBe(1_000);
  });

  it('finds the same whatever changed and was typed before', () => {
    const text = fc.constantFrom('Deploy now', 'Pay the bill', 'Überprüfen', 'deploy later', 'bill');
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.option(text) });
    const typed = fc.constantFrom('d', 'de', 'deploy', 'bi', 'bill', 'uber', '-bill', 'deploy l', 'agent:deploy b');
    fc.assert(
      fc.property(fc.array(fc.tuple(change, typed), { maxLength: 12 }), (steps) => {
        const index = createSearchIndex();
        const searcher = createSearcher(index);
        let items = new Map<string, Item>();
        for (const [{ id, text: next }, query] of steps) {
          items = new Map(items);
          if (next === null) items.delete(`here/${id}`);
          else items.set(`here/${id}`, itemOf(asked(id, { text: next })));
          index.update(items);
          const parsed = parseQuery(query, NOW);
          const fresh = createSearchIndex();
          fresh.update(items);
          expect(searcher.find(parsed, agents)).toEqual(createSearcher(fresh).find(parsed, agents));
        }
      }),
    );
  });
});
