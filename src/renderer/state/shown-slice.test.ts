import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { asked, openDesk, settled } from './test-fixtures.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

const KEY = 'here/a';
const APPROVE = { selectedOption: 'approve' };

async function opened() {
  const desk = await openDesk([asked('a')]);
  desk.main.answers['review:respond'] = () => ({ outcome: 'stored', detail: null });
  desk.store.getState().markShown(KEY);
  const sent = () => desk.main.calls.filter(({ name }) => name === 'review:respond');
  const press = async (): Promise<number> => {
    void desk.store.getState().respond(KEY, APPROVE, 'Approve');
    await settled();
    return sent().length;
  };
  const change = (text: string) => desk.main.change([asked('a', { text })]);
  return { ...desk, sent, press, change };
}

describe('an answer to a question that changed', () => {
  it('is sent at once while the question is what was shown', async () => {
    const { press } = await opened();
    expect(await press()).toBe(1);
  });

  it('is stopped by the first press, and sent by a second one that is not the same finger twice', async () => {
    const { press, change, store } = await opened();
    change('Something else?');
    expect(await press()).toBe(0);
    expect(store.getState().stopped[KEY]?.response).toEqual(APPROVE);
    expect(await press()).toBe(0);
    vi.setSystemTime(Date.now() + 600);
    expect(await press()).toBe(1);
    expect(store.getState().stopped[KEY]).toBeUndefined();
  });

  it('is stopped again when the question changes again', async () => {
    const { press, change } = await opened();
    change('Second?');
    await press();
    vi.setSystemTime(Date.now() + 600);
    change('Third?');
    expect(await press()).toBe(0);
  });

  it('is sent as it was when the person says so, and freely once they have seen the change', async () => {
    const first = await opened();
    first.change('Second?');
    await first.press();
    first.store.getState().sendStopped(KEY);
    await settled();
    expect(first.sent().map(({ argument }) => argument)).toMatchObject([
      { accountId: 'here', messageId: 'a', response: APPROVE },
    ]);
    const second = await opened();
    second.change('Second?');
    second.store.getState().acceptChange(KEY);
    expect(await second.press()).toBe(1);
  });

  it('stays bound to what was shown when it was begun, and only then', async () => {
    const { store, change } = await opened();
    change('Second?');
    store.getState().changeDraft(KEY, { comment: 'fine' });
    store.getState().markShown(KEY);
    expect(store.getState().shown[KEY]?.message.text).toBe('Question a?');
    store.getState().discardDraft(KEY);
    store.getState().markShown(KEY);
    expect(store.getState().shown[KEY]?.message.text).toBe('Second?');
  });
});
