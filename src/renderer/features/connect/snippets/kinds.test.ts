import { describe, expect, it } from 'vitest';
import type { Facts } from './guide.ts';
import { KINDS } from './kinds.ts';

const FACTS: Facts = {
  url: 'http://127.0.0.1:3001',
  apiKey: 'hp_s3cret',
  channelId: 'c1',
  channelName: "Ada's bot",
  platform: 'linux',
  isHere: true,
};
const REMOTE: Facts = { ...FACTS, url: 'https://placet.example.com', isHere: false };
const all = (facts: Facts) => KINDS.map((kind) => ({ id: kind.id, ...kind.write(facts) }));
const textOf = (id: string, facts: Facts): string =>
  (KINDS.find((kind) => kind.id === id)?.write(facts).steps ?? []).map(({ code }) => code).join('\n');

describe('the lines of each kind of agent', () => {
  it('name the server, the key and the channel wherever the agent cannot find them by itself', () => {
    for (const { id, steps } of all(REMOTE)) {
      const text = steps.map(({ code }) => code).join('\n');
      expect(text, id).toContain('https://placet.example.com');
      expect(text, id).toContain('hp_s3cret');
      expect(/c1|Ada/.test(text), id).toBe(true);
    }
  });

  it('hold the key only as it was given, so that a masked one hides it everywhere', () => {
    for (const facts of [FACTS, REMOTE, { ...FACTS, platform: 'win32' }]) {
      for (const { id, steps } of all({ ...facts, apiKey: 'hp_••••' })) {
        expect(JSON.stringify(steps), id).not.toContain('s3cret');
      }
    }
  });

  it('are different steps with different names', () => {
    for (const { id, steps } of all(FACTS)) {
      expect(new Set(steps.map(({ title }) => title)).size, id).toBe(steps.length);
    }
  });

  it('quote a name for a shell, and find the program on this computer without a key', () => {
    expect(textOf('command-line', FACTS)).toContain(`--agent 'Ada'\\''s bot'`);
    expect(textOf('command-line', { ...FACTS, channelName: 'deploy-bot' })).toContain('--agent deploy-bot ');
    expect(textOf('command-line', FACTS)).not.toContain('hp_s3cret');
    expect(textOf('cron', REMOTE)).toContain('PLACET_API_KEY=hp_s3cret\n');
  });

  it('are for the command prompt on Windows', () => {
    expect(textOf('curl', { ...FACTS, platform: 'win32' })).toContain('curl.exe');
  });

  it('are valid where they are JSON', () => {
    for (const { id, steps } of all(FACTS)) {
      for (const { language, code } of steps) {
        if (language === 'json') expect(() => JSON.parse(code), id).not.toThrow();
      }
    }
    const [byHttp] = KINDS.find(({ id }) => id === 'mcp')?.write(FACTS).steps ?? [];
    expect(JSON.parse(byHttp?.code ?? '')).toEqual({
      mcpServers: {
        'placet-desk': { type: 'http', url: 'http://127.0.0.1:3001/mcp', headers: { 'x-api-key': 'hp_s3cret' } },
      },
    });
  });
});
