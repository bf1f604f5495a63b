import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewRequest } from '../../src/contract/review.ts';
import { APPROVED, aForm, aReview, aSelection, aTextInput } from '../support/builders.ts';
import type { PersonClient } from '../support/clients.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

describe('asking', () => {
  it('55. keeps neither expiresInSeconds nor a status or response of the agent’s own', async () => {
    const { id } = await core.agent.call('agentCreateMessage', {
      body: {
        channelId: core.agent.channelId,
        review: {
          ...aReview({ expiresInSeconds: 60 }),
          status: 'completed',
          response: APPROVED,
          completedAt: '2020-01-01T00:00:00.000Z',
        },
      },
    });
    const { review } = await core.agent.readReview(id);
    expect(Object.keys(review ?? {}).sort()).toEqual(['expiresAt', 'payload', 'status', 'type']);
    expect(review?.status).toBe('pending');
  });

  it.each(['approve', 'form-submit', 'freeform', 'changes_requested'])(
    '56. a review of type %s is taken',
    async (type) => {
      expect((await core.agent.ask({ type })).review?.type).toBe(type);
    },
  );

  it('57. pending reviews are a plain list, newest first, without answered and other messages', async () => {
    const agent = await core.newAgent();
    const [first, second, third] = [await agent.ask(), await agent.ask(), await agent.ask()];
    await agent.tell('no review');
    await person.respond(second.id, APPROVED);
    const pending = await agent.call('agentListPendingReviews', { query: { channel: agent.channelId } });
    expect(pending.map(({ id }) => id)).toEqual([third.id, first.id]);
    const everywhere = await agent.call('agentListPendingReviews');
    expect(everywhere.map(({ id }) => id).slice(0, 2)).toEqual([third.id, first.id]);
  });

  it('gives a person’s reviews page by page when they name a number, and takes junk for none', async () => {
    const agent = await core.newAgent();
    const ids = [await agent.ask(), await agent.ask(), await agent.ask()].map(({ id }) => id).reverse();
    const read = async (page: Record<string, string>) =>
      person.call('listReviews', { query: { channel: agent.channelId, status: 'all', ...page } });
    const [first, second] = await read({ limit: '2' });
    expect([first?.id, second?.id]).toEqual(ids.slice(0, 2));
    const place = { before: second?.createdAt ?? '', beforeId: second?.id ?? '' };
    expect((await read({ limit: '2', ...place })).map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await read({ limit: 'many', before: 'yesterday' })).map(({ id }) => id)).toEqual(ids);
  });

  it('58. a message without review has none to read, wait for or respond to', async () => {
    const { id } = await core.agent.tell('no review');
    const parameters = { id };
    const query = { channel: core.agent.channelId };
    const none = { statusCode: 404, message: 'No review on this message' };
    expect(await core.agent.refusal('agentGetReview', { parameters })).toMatchObject(none);
    expect(await core.agent.refusal('agentWaitForReview', { parameters, query })).toMatchObject(none);
    expect(await person.refusal('respond', { parameters, body: { response: {} } })).toMatchObject(none);
  });

  it('76. the person lists all reviews or those of one status; without a word those pending', async () => {
    const agent = await core.newAgent();
    const [pending, answered] = [await agent.ask(), await agent.ask()];
    const expired = await agent.ask(aReview({ expiresInSeconds: 1 }));
    await person.respond(answered.id, APPROVED);
    expect((await agent.wait(expired.id)).status).toBe('expired');
    const listed = async (query: Record<string, string>) =>
      (await person.call('listReviews', { query: { channel: agent.channelId, ...query } })).map(({ id }) => id);
    expect(await listed({ status: 'all' })).toEqual([expired.id, answered.id, pending.id]);
    expect(await listed({ status: 'pending' })).toEqual([pending.id]);
    expect(await listed({ status: 'completed' })).toEqual([answered.id]);
    expect(await listed({ status: 'expired' })).toEqual([expired.id]);
    expect(await listed({})).toEqual([pending.id]);
    expect((await person.refusal('listReviews', { query: { status: 'open' } })).statusCode).toBe(400);
    expect((await person.refusal('listReviews', { query: { channel: core.second.channelId } })).statusCode).toBe(403);
  });
});

describe('responding', () => {
  const respondTo = (id: string, body: unknown) => person.refusal('respond', { parameters: { id }, body });

  it('59. stores the response as sent and says when', async () => {
    const { id } = await core.agent.ask();
    const response = { ...APPROVED, comment: 'fine', extra: { deep: [1, null, 'ü'] } };
    const before = Date.now();
    const answered = await person.respond(id, response);
    expect(answered.review).toMatchObject({ status: 'completed', response });
    const { review } = await core.agent.readReview(id);
    expect(review).toMatchObject({ status: 'completed', response });
    const completedAt = Date.parse(review?.completedAt ?? '');
    expect(completedAt).toBeGreaterThanOrEqual(before - 5);
    expect(completedAt).toBeLessThanOrEqual(Date.now() + 5);
    expect(review?.completed_at).toBe(review?.completedAt);
  });

  it('60. a second respond is refused, and changes nothing', async () => {
    const { id } = await core.agent.ask();
    await person.respond(id, APPROVED);
    const refused = await respondTo(id, { response: { selectedOption: 'reject' } });
    expect(refused).toMatchObject({ statusCode: 403, message: 'Review already responded' });
    expect((await core.agent.readReview(id)).review?.response).toEqual(APPROVED);
  });

  it('60. of two at once, or ten, exactly one is 201', async () => {
    for (const count of [2, 10]) {
      const { id } = await core.agent.ask();
      const answers = await Promise.all(
        Array.from({ length: count }, (_, index) =>
          person.send('respond', {
            parameters: { id },
            body: { response: { selectedOption: index % 2 === 0 ? 'approve' : 'reject', comment: `${index}` } },
          }),
        ),
      );
      const winners = answers.filter(({ status }) => status === 201);
      expect(winners).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 403)).toHaveLength(count - 1);
      const stored = (await core.agent.readReview(id)).review?.response;
      expect(JSON.parse(winners[0]?.text ?? '').review.response).toEqual(stored);
    }
  });

  it('61. a response that is no object is 400; an empty object passes for freeform', async () => {
    const { id } = await core.agent.ask({ type: 'freeform' });
    for (const body of [undefined, {}, { response: null }, { response: 'yes' }, { response: [] }, { response: 7 }]) {
      expect((await respondTo(id, body)).message).toBe('Validation failed');
    }
    expect((await core.agent.readReview(id)).review?.status).toBe('pending');
    expect((await person.respond(id, {})).review?.response).toEqual({});
  });

  const required = aForm([{ name: 'reason', type: 'text', required: true }]);
  const refusedResponses: [string, ReviewRequest, object][] = [
    ['an approval with an unknown option', aReview(), { selectedOption: 'maybe' }],
    ['an approval without an option', aReview(), {}],
    ['an approval whose agent named no options', { type: 'approval' }, { selectedOption: 'maybe' }],
    ['a single selection of two', aSelection(), { selectedIds: ['a', 'b'] }],
    ['a selection of nothing', aSelection({ mode: 'multi' }), { selectedIds: [] }],
    ['a selection of something unknown', aSelection({ mode: 'multi' }), { selectedIds: ['a', 'z'] }],
    ['a selection that is no list', aSelection(), { selectedIds: 'a' }],
    ['a form without a required field', required, { other: 'x' }],
    ['a form with an empty required field', required, { reason: '' }],
    ['a text below minLength', aTextInput({ minLength: 5 }), { text: 'four' }],
    ['a text above maxLength', aTextInput({ maxLength: 3 }), { text: 'four' }],
    ['a blank text', aTextInput(), { text: ' \n ' }],
    ['a dismissal that was not offered', aTextInput(), { _dismissed: true }],
  ];
  it.each(refusedResponses)('62. %s is 400 and the review stays pending', async (_, review, response) => {
    const { id } = await core.agent.ask(review);
    const refused = await respondTo(id, { response });
    expect(refused.message).toBe('Validation failed');
    expect(refused.errors?.[0]?.path[0]).toBe('response');
    expect((await core.agent.readReview(id)).review?.status).toBe('pending');
  });

  const dismissLabel = 'Not now';
  const takenResponses: [string, ReviewRequest, object][] = [
    ['a selection of several', aSelection({ mode: 'multi' }), { selectedIds: ['a', 'c'] }],
    ['a form with all required fields', required, { reason: 'because' }],
    [
      'a required checkbox that is not ticked',
      aForm([{ name: 'ok', type: 'checkbox', required: true }]),
      { ok: false },
    ],
    ['a number field as text or number (R17)', aForm([{ name: 'n', type: 'number', required: true }]), { n: 0 }],
    ['a text within its limits', aTextInput({ minLength: 2, maxLength: 4 }), { text: 'four' }],
    ['a dismissed selection', aSelection({ dismissLabel }), { _dismissed: true }],
    ['a dismissed form', aForm([{ name: 'r', type: 'text', required: true }], { dismissLabel }), { _dismissed: true }],
    ['a dismissed text', aTextInput({ dismissLabel }), { _dismissed: true }],
    ['an approval whose agent named no options', { type: 'approval' }, { selectedOption: 'reject' }],
  ];
  it.each(takenResponses)('62. %s is taken', async (_, review, response) => {
    const { id } = await core.agent.ask(review);
    expect((await person.respond(id, response as Record<string, unknown>)).review?.status).toBe('completed');
  });

  it.each([
    [{ type: 'approval', payload: { options: [] } }, { selectedOption: 'maybe' }],
    [{ type: 'approval', payload: { options: 'both' } }, {}],
    [{ type: 'selection', payload: { items: [] } }, { selectedIds: 'a' }],
    [{ type: 'selection' }, {}],
    [{ type: 'form', payload: { fields: [{ name: 'x', type: 'magic', required: true }] } }, {}],
    [{ type: 'text-input', payload: { minLength: -1 } }, { text: 7 }],
    [{ type: 'approve', payload: { options: [{ id: 'a', label: 'A' }] } }, { anything: 'goes' }],
  ])('63. odd responses pass when the question itself is odd: %j', async (review, response) => {
    const { id } = await core.agent.ask(review);
    expect((await person.respond(id, response)).review?.response).toEqual(response);
  });

  it('64. feedback and replaced files are stored when there are any, and absent otherwise', async () => {
    const send = async (extra: object) => {
      const { id } = await core.agent.ask();
      return (await person.call('respond', { parameters: { id }, body: { response: APPROVED, ...extra } })).review;
    };
    const full = { feedback: 'shorter, please', modifiedFileIds: { old: 'new' } };
    expect(await send(full)).toMatchObject(full);
    for (const nothing of [{}, { feedback: '', modifiedFileIds: {} }]) {
      const review = await send(nothing);
      expect(review).not.toHaveProperty('feedback');
      expect(review).not.toHaveProperty('modifiedFileIds');
    }
  });

  it('an unknown message is 404', async () => {
    expect((await respondTo('unknown', { response: {} })).message).toBe('Message not found');
  });
});
