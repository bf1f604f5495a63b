import { describe, expect, it } from 'vitest';
import type { Attachment } from '../../contract/message.ts';
import { composeProblem, NOTHING_COMPOSED } from './compose-slice.ts';
import { addNews, settleNews } from './live-drafts.ts';
import { asked, openDesk, settled } from './test-fixtures.ts';

const CHANNEL = ['here', 'agent'] as const;
const stored = (id: string): Attachment => ({
  id,
  channelId: 'agent',
  filename: 'a.txt',
  mimeType: 'text/plain',
  size: 3,
});
const reopen = async (kept: Map<string, string>) => (await openDesk([], kept)).store;

describe('a message of the person', () => {
  it('shows while it is sent, and goes when it is stored', async () => {
    const { store, main } = await openDesk([]);
    let answer: (value: unknown) => void = () => undefined;
    main.answers['message:send'] = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    store.getState().writeMessage(...CHANNEL, ' hello ');
    expect(store.getState().sendComposed(...CHANNEL)).toBeNull();
    expect(store.getState().composed).toEqual({});
    expect(store.getState().outgoing).toMatchObject([{ text: 'hello', state: 'sending' }]);
    answer({ outcome: 'stored', detail: null });
    await settled();
    expect(store.getState().outgoing).toEqual([]);
  });

  it('says why it was not sent, and a second try goes under the same name', async () => {
    const { store, main } = await openDesk([]);
    main.answers['message:send'] = () => ({ outcome: 'unsent', detail: 'The server is away.' });
    await store.getState().sendMessage(...CHANNEL, 'hello', []);
    const [unsent] = store.getState().outgoing;
    expect(unsent).toMatchObject({ state: 'unsent', detail: 'The server is away.' });
    main.answers['message:send'] = () => ({ outcome: 'stored', detail: null });
    await store.getState().retryMessage(unsent?.clientId ?? '');
    const sent = main.calls.filter(({ name }) => name === 'message:send');
    expect(sent.map(({ argument }) => (argument as { clientId: string }).clientId)).toEqual([
      unsent?.clientId,
      unsent?.clientId,
    ]);
    expect(store.getState().outgoing).toEqual([]);
  });

  it('that was under way when the window ended is offered again, unless it turns out to be stored', async () => {
    const { store, main, kept } = await openDesk([]);
    main.answers['message:send'] = () => new Promise(() => undefined);
    void store.getState().sendMessage(...CHANNEL, 'hello', []);
    const again = await reopen(kept);
    expect(again.getState().outgoing).toMatchObject([{ text: 'hello', state: 'unsent' }]);

    const clientId = again.getState().outgoing[0]?.clientId ?? '';
    const arrived = await openDesk([asked('m1', { review: null, senderType: 'user', clientId })], kept);
    arrived.store.getState().forgetArrived(...CHANNEL);
    expect(arrived.store.getState().outgoing).toEqual([]);
  });
});

describe('a message that is being written', () => {
  it('is kept with its files; an upload that was cut off says so', async () => {
    const { store, main, kept } = await openDesk([]);
    main.answers['upload:append'] = () => undefined;
    main.answers['upload:finish'] = () => stored('a1');
    store.getState().writeMessage(...CHANNEL, 'half a thought');
    store.getState().addFiles(...CHANNEL, [new File(['abc'], 'a.txt')]);
    await expect.poll(() => store.getState().composed['here/agent']?.files[0]?.state).toBe('stored');
    main.answers['upload:finish'] = () => new Promise(() => undefined);
    store.getState().addFiles(...CHANNEL, [new File(['abc'], 'b.txt')]);
    const again = (await reopen(kept)).getState().composed['here/agent'];
    expect(again?.text).toBe('half a thought');
    expect(again?.files.map(({ state }) => state)).toEqual(['stored', 'failed']);
    expect(again?.files[1]?.problem).toMatch(/Add the file again/);
  });

  it('does not take a file that is too large, and says how large it may be', async () => {
    const { store, main } = await openDesk([]);
    const file = new File(['abc'], 'huge.bin');
    Object.defineProperty(file, 'size', { value: 100 * 1024 * 1024 + 1 });
    store.getState().addFiles(...CHANNEL, [file]);
    expect(store.getState().composed['here/agent']?.files[0]).toMatchObject({ state: 'failed' });
    expect(store.getState().composed['here/agent']?.files[0]?.problem).toMatch(/100 MiB/);
    expect(main.calls.map(({ name }) => name)).not.toContain('upload:start');
    expect(store.getState().sendComposed(...CHANNEL)).toMatch(/Remove it/);
  });

  it('needs words or a file', () => {
    expect(composeProblem(NOTHING_COMPOSED)).toMatch(/nothing to send/);
    expect(composeProblem({ text: '  \n', files: [] })).toMatch(/nothing to send/);
    expect(composeProblem({ text: 'x', files: [] })).toBeNull();
  });
});

describe('a conversation', () => {
  it('is read page by page, each before what is here', async () => {
    const { store, main } = await openDesk([asked('m1'), asked('m2')]);
    main.answers['channel:load'] = () => ({ oldestId: 'm2' });
    await store.getState().readChannel(...CHANNEL);
    expect(store.getState().channels['here/agent']).toMatchObject({ oldest: 'here/m2', isRead: true });
    main.answers['channel:load'] = () => ({ oldestId: null });
    await store.getState().readChannel(...CHANNEL, true);
    await store.getState().readChannel(...CHANNEL, true);
    const loads = main.calls.filter(({ name }) => name === 'channel:load');
    expect(loads.map(({ argument }) => (argument as { before?: string }).before)).toEqual([undefined, 'm2']);
  });
});

describe('a draft in the window', () => {
  const news = { channelId: 'agent', streamId: 's1', text: ' two', steps: [], progress: null };

  it('grows by its news and holds none once its message is told again', () => {
    const grown = addNews(addNews(new Map(), 'here', [news]), 'here', [{ ...news, text: ' three' }]);
    expect(grown.get('here/agent/s1')?.text).toBe(' two three');
    const draft = asked('m1', { review: null, streamId: 's1', streamState: 'streaming', text: 'One two three' });
    expect(settleNews(grown, 'here', [draft]).get('here/agent/s1')?.text).toBe('');
    expect(settleNews(grown, 'here', [{ ...draft, streamState: 'complete' }]).size).toBe(0);
  });

  it('takes the place of what its agent said of itself', () => {
    const progress = { text: 'Warming up', isTool: false, at: '' };
    const said = addNews(new Map(), 'here', [{ ...news, streamId: '', text: '', progress }]);
    expect(settleNews(said, 'here', [asked('m1', { senderType: 'user' })]).size).toBe(1);
    expect(settleNews(said, 'here', [asked('m1')]).size).toBe(0);
  });
});
