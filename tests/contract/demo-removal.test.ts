import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { DemoCommand } from '../../src/contract/demo.ts';
import { openDemo } from '../../src/main/demo/demo.ts';
import type { DemoProcessListeners } from '../../src/main/demo/demo-process.ts';
import type { PersonClient } from '../support/clients.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder.remove());

/** The program's side of a demo, with a process that does nothing but hear what it is told. */
function program() {
  const heard: DemoCommand[] = [];
  const phases: string[] = [];
  let process: DemoProcessListeners | null = null;
  const isUp = { now: true };
  const demo = openDemo({
    file: join(folder.path, 'demo.json'),
    folder: '',
    server: {
      url: () => (isUp.now ? core.url : null),
      createKey: async (label) => (await person.call('createApiKey', { body: { label } })).key,
      async deleteKeys(label) {
        for (const key of await person.call('listApiKeys')) {
          if (key.label === label) await person.call('deleteApiKey', { parameters: { id: key.id } });
        }
      },
      resync: async () => undefined,
    },
    startProcess(listeners) {
      process = listeners;
      return { send: (command) => heard.push(command), stop: async () => undefined };
    },
    onChange: ({ phase }) => phases.push(phase),
    onRemoving: async () => undefined,
    onLog: () => undefined,
  });
  const played = (): Extract<DemoCommand, { kind: 'play' }> => {
    const command = heard.find(({ kind }) => kind === 'play');
    if (command?.kind !== 'play') throw new Error('The process was told to play nothing.');
    return command;
  };
  return { demo, heard, phases, isUp, played, process: () => process };
}

const names = async (): Promise<string[]> => (await person.call('listAgents')).map(({ name }) => name).sort();
const keys = async (): Promise<string[]> => (await person.call('listApiKeys')).map(({ label }) => label).sort();

it('all that a demo made goes, also what it did not get to report; what is the person’s stays', async () => {
  const [agentsBefore, keysBefore] = [await names(), await keys()];
  const own = await person.call('createAgent', { body: { name: 'own', tag: 'Demo', description: 'A demo of mine' } });
  const { demo, phases, played, process } = program();
  await demo.start();
  const { mark, apiKey } = played();
  const make = async (name: string, description: string) => {
    const made = await person.call('createAgent', { body: { name, description } });
    await person.call('createMessage', { body: { channelId: made.id, text: 'hello' } });
    return made.id;
  };
  // One is reported and was renamed since, so that its mark is gone; the other was made in the moment of a crash.
  const reported = await make('reported', 'mine now');
  process()?.onReport({ kind: 'made', channelId: reported });
  expect(demo.owns(reported)).toBe(true);
  expect(demo.owns(own.id)).toBe(false);
  await make('unreported', `Waits. ${mark}`);
  expect(await keys()).toContain(mark);

  await demo.remove();
  expect(await names()).toEqual([...agentsBefore, 'own'].sort());
  expect(await keys()).toEqual(keysBefore);
  expect(existsSync(join(folder.path, 'demo.json'))).toBe(false);
  expect(phases).toEqual(['starting', 'running', 'removing', 'off']);
  const refused = await fetch(`${core.url}/api/v1/agents`, { headers: { 'x-api-key': apiKey } });
  expect(refused.status).toBe(401);
  await person.call('deleteAgent', { parameters: { id: own.id } });
});

it('a demo in the middle of which the program died is still there to be removed, and a new one clears it first', async () => {
  const agentsBefore = await names();
  const first = program();
  await first.demo.start();
  await person.call('createAgent', { body: { name: 'left', description: first.played().mark } });

  const second = program();
  expect(second.demo.state()).toEqual({ phase: 'over', detail: null });
  await second.demo.start();
  expect(await names()).toEqual(agentsBefore);
  expect(await keys()).not.toContain(first.played().mark);
  await second.demo.remove();
  expect(second.demo.state().phase).toBe('off');
});

it('a demo follows a server that moved, says when its agents died, and does not start without a server', async () => {
  const { demo, heard, isUp, process } = program();
  isUp.now = false;
  await expect(demo.start()).rejects.toMatchObject({ code: 'core_not_running' });
  expect(demo.state().phase).toBe('off');
  isUp.now = true;
  await demo.start();
  demo.follow('http://127.0.0.1:1');
  expect(heard.at(-1)).toEqual({ kind: 'moved', url: 'http://127.0.0.1:1' });
  process()?.onExit();
  expect(demo.state()).toMatchObject({ phase: 'over', detail: expect.stringContaining('stopped unexpectedly') });
  await demo.remove();
});

it('a demo whose removal fails in the middle can be removed again', async () => {
  const agentsBefore = await names();
  const { demo, isUp, played } = program();
  await demo.start();
  await person.call('createAgent', { body: { name: 'left', description: played().mark } });
  isUp.now = false;
  await expect(demo.remove()).rejects.toMatchObject({ code: 'core_not_running' });
  expect(demo.state().phase).toBe('over');
  isUp.now = true;
  await demo.remove();
  expect(await names()).toEqual(agentsBefore);
});
