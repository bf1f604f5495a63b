import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { editedFileIds } from './edits-slice.ts';
import { asked, NOW, openDesk } from './test-fixtures.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const reference = { accountId: 'here', messageId: 'm', attachmentId: 'a' };
const facts = { ...reference, filename: 'a.txt', mimeType: 'text/plain', sizeBytes: 1 };
const edit = { ...reference, filename: 'a.txt', mimeType: 'text/plain', steps: null, bytes: new Uint8Array(1) };

it('sends the kept edits of a review along with its answer, and lets them go when it is stored', async () => {
  const { store, main } = await openDesk([asked('m')]);
  main.answers['edit:keep'] = () => facts;
  expect(await store.getState().keepEdit(edit)).toBeNull();
  expect(editedFileIds(store.getState(), 'here/m')).toEqual(['a']);
  main.answers['review:respond'] = () => ({ outcome: 'unsent', detail: 'Not sent.' });
  await store.getState().respond('here/m', {}, 'Approve');
  expect(main.calls.findLast(({ name }) => name === 'review:respond')?.argument).toMatchObject({
    editedFileIds: ['a'],
  });
  expect(editedFileIds(store.getState(), 'here/m')).toEqual(['a']);
  main.answers['review:respond'] = () => ({ outcome: 'stored', detail: null });
  await store.getState().respond('here/m', {}, 'Approve');
  expect(store.getState().edits).toEqual({});
});

it('knows the edits of an earlier run, and removes one in main too', async () => {
  const { store, main } = await openDesk([asked('m')]);
  main.answers['edit:list'] = () => [facts, { ...facts, attachmentId: 'b' }];
  await store.getState().readEdits();
  await store.getState().discardEdit(reference);
  expect(editedFileIds(store.getState(), 'here/m')).toEqual(['b']);
  expect(main.calls.at(-1)).toEqual({ name: 'edit:discard', argument: reference });
});
