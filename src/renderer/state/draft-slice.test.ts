import { describe, expect, it } from 'vitest';
import { hasWords, isBegun, NO_DRAFT } from './draft-slice.ts';
import { draftWords } from './draft-words.ts';
import { asked, openDesk } from './test-fixtures.ts';

describe('a begun answer', () => {
  it.each([
    [{}, false, false],
    [{ comment: ' ' }, false, false],
    [{ comment: 'wait' }, true, true],
    [{ selectedIds: ['a'] }, false, true],
    [{ values: { x: true } }, false, true],
    [{ values: { x: 'typed' } }, true, true],
    [{ text: 'typed' }, true, true],
    [{ text: '' }, false, false],
  ])('%j has words: %s, is begun: %s', (change, words, begun) => {
    expect([hasWords({ ...NO_DRAFT, ...change }), isBegun({ ...NO_DRAFT, ...change })]).toEqual([words, begun]);
  });

  it('is kept per review for the next window, and one from before there were other types is still read', async () => {
    const kept = new Map([['placet.drafts', '{"here/old":{"comment":"typed long ago"}}']]);
    const first = await openDesk([asked('a'), asked('b')], kept);
    expect(first.store.getState().drafts['here/old']?.comment).toBe('typed long ago');
    first.store.getState().changeDraft('here/a', { values: { city: 'Ulm', ok: true }, selectedIds: ['x'], text: '' });
    const { drafts } = (await openDesk([asked('a'), asked('b')], kept)).store.getState();
    expect(drafts['here/a']).toEqual({ ...NO_DRAFT, values: { city: 'Ulm', ok: true }, selectedIds: ['x'], text: '' });
    expect(drafts['here/b']).toBeUndefined();
  });

  it('reads as one text when it can no longer be sent', () => {
    const fields = [{ name: 'city', label: 'City', type: 'text' }];
    const draft = { ...NO_DRAFT, comment: 'Hm', values: { city: 'Ulm', other: 'x', ok: true, none: ' ' } };
    expect(draftWords(draft, { type: 'form', status: 'expired', payload: { fields } })).toBe(
      'Hm\n\nCity: Ulm\nother: x',
    );
    expect(draftWords({ ...NO_DRAFT, text: 'Dear all' }, null)).toBe('Dear all');
  });
});
