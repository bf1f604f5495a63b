import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { t } from '../../../words/words.ts';
import type { Desk } from '../../state/app-context.ts';
import { asked, NOW, openDesk } from '../../state/test-fixtures.ts';
import { COMMANDS } from '../keys/key-table.ts';
import { fixedEntries, paletteGroups } from './palette-entries.ts';

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

async function openPalette() {
  const { store, main, kept } = await openDesk([asked('bill', { text: 'Pay the bill?' })]);
  const desk: Desk = { store, bridge: main.bridge, answer: { current: null } };
  const wordsOf = (typed: string) =>
    paletteGroups(desk, fixedEntries(desk), typed).map(({ name, entries }) => [
      t(name),
      entries.map(({ words }) => words),
    ]);
  return { desk, store, main, kept, wordsOf };
}

describe('the palette', () => {
  it('finds commands, agents, settings and reviews, and always offers the search', async () => {
    const { wordsOf } = await openPalette();
    expect(wordsOf('bill')).toEqual([
      ['Reviews', ['Pay the bill?']],
      ['Search', ['Search for “bill”']],
    ]);
    expect(wordsOf('deploy-b')[0]).toEqual(['Agents', ['deploy-bot']]);
    expect(wordsOf('dark')[0]).toEqual(['Settings', ['Theme: dark']]);
    expect(wordsOf('go compl')[0]).toEqual(['Commands', ['Go to Completed']]);
    expect(wordsOf('this comp')[0]).toEqual([
      'Commands',
      ['Go to account This computer', 'Refresh This computer', 'Switch off the server on this computer…'],
    ]);
  });

  it('has a line for every command that is possible', async () => {
    const { desk, store } = await openPalette();
    store.getState().settle(true);
    const listed = fixedEntries(desk).map(({ command }) => command);
    const possible = COMMANDS.filter(
      (one) => !one.isKeyOnly && one.id !== 'palette' && one.isPossible?.(desk) !== false,
    );
    expect(possible.map(({ id }) => id)).toEqual(expect.arrayContaining(['snooze', 'unread', 'pick', 'pick-next']));
    for (const { id } of possible) expect(listed).toContain(id);
  });

  it('begins with what was done last, in this window and the next', async () => {
    const { store, kept, wordsOf } = await openPalette();
    store.getState().noteEntry('command:go-all');
    store.getState().noteEntry('setting:palette.themeDark');
    expect(wordsOf('')[0]).toEqual(['Recent', ['Theme: dark', 'Go to All']]);
    expect(kept.get('placet.recent-entries')).toContain('command:go-all');
  });

  it('leaves out what has nothing to act on', async () => {
    const { desk, wordsOf } = await openPalette();
    expect(wordsOf('send')[0]).not.toEqual(['Commands', ['Send']]);
    const nothing = () => undefined;
    const no = () => false;
    desk.answer.current = { focus: nothing, choose: nothing, send: nothing, comment: no, cancel: no, preview: nothing };
    expect(wordsOf('send')[0]).toEqual(['Commands', ['Send']]);
  });

  it('leads to every section of the settings, by its name and by what hides behind it', async () => {
    const { desk, store, wordsOf } = await openPalette();
    expect(wordsOf('webhooks')[0]).toEqual(['Settings', ['Settings: Webhooks']]);
    expect(wordsOf('backup')[0]).toEqual(['Settings', ['Settings: Data']]);
    expect(wordsOf('key from anywhere')[0]).toEqual(['Settings', ['Settings: Desktop']]);
    fixedEntries(desk)
      .find(({ words }) => words === 'Settings: Data')
      ?.run(desk);
    expect(store.getState()).toMatchObject({ view: { kind: 'page', page: 'settings' }, wantedSection: 'data' });
  });

  it('has every setting that is a choice between a few words', async () => {
    const { desk, wordsOf } = await openPalette();
    const listed = fixedEntries(desk).map(({ words }) => words);
    expect(listed).toEqual(
      expect.arrayContaining(['Language: Deutsch', 'Size of everything: 110 %', 'Closing the window: asks']),
    );
    expect(wordsOf('quiet hours on')[0]?.[1]?.[0]).toBe('Quiet hours: on');
  });

  it('changes a setting', async () => {
    const { desk, store, main } = await openPalette();
    fixedEntries(desk)
      .find(({ words }) => words === 'Theme: dark')
      ?.run(desk);
    expect(main.calls.at(-1)).toEqual({ name: 'settings:change', argument: { theme: 'dark' } });
    expect(store.getState().settings.theme).toBe('dark');
  });
});
