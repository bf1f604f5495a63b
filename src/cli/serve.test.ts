import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../tests/support/temporary-folder.ts';
import { type BackupReport, type CoreReport, coreReport, EXIT_CODES } from '../contract/core-process.ts';
import type { CommandIo } from './command.ts';
import { run } from './index.ts';

let folder: Awaited<ReturnType<typeof makeTemporaryFolder>>;
beforeEach(async () => {
  folder = await makeTemporaryFolder();
});
afterEach(() => folder.remove());

/** A world that remembers what was written, and stops the command as soon as it asks when to. */
function aWorld(wish: Partial<CommandIo> = {}) {
  const written = { out: '', error: '' };
  const io: CommandIo = {
    environment: {},
    writeOut: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.error += text;
    },
    onStopRequest: (listener) => listener(),
    hostLine: null,
    ...wish,
  };
  return { io, written };
}

describe('run', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('%j shows the commands', async (argv) => {
    const { io, written } = aWorld();
    expect(await run(argv, io)).toBe(EXIT_CODES.ok);
    expect(written.out).toContain('serve');
    expect(written.error).toBe('');
  });

  it('says that there is no such command, on standard error', async () => {
    const { io, written } = aWorld();
    expect(await run(['server'], io)).toBe(EXIT_CODES.usage);
    expect(written).toEqual({ out: '', error: expect.stringContaining('There is no command "server"') });
  });

  it('serve --help tells every flag and starts nothing', async () => {
    const { io, written } = aWorld();
    expect(await run(['serve', '--help'], io)).toBe(EXIT_CODES.ok);
    for (const flag of ['--data', '--port', '--host', '--allow-host', '--log-level', '--json']) {
      expect(written.out).toContain(flag);
    }
  });

  it('serve with a wrong flag says which, and where to look', async () => {
    const { io, written } = aWorld();
    expect(await run(['serve', '--port', 'x'], io)).toBe(EXIT_CODES.usage);
    expect(written.error).toMatch(/^--port wants .*\nSee: placet-desk serve --help\n$/);
  });
});

describe('serve', () => {
  const argv = (...more: string[]) => ['serve', '--port', '0', '--data', join(folder.path, 'data'), ...more];

  it('tells a person where agents connect and how to log in, and ends when asked', async () => {
    const { io, written } = aWorld();
    expect(await run(argv(), io)).toBe(EXIT_CODES.ok);
    expect(written.out).toMatch(/Agents connect to http:\/\/127\.0\.0\.1:\d+\n/);
    expect(written.out).toMatch(/API key {3}hp_[0-9a-f]{48}\n/);
    expect(written.out).toMatch(/log in {4}admin@placet\.local, password \S+ \(shown only this once\)/);
    expect(written.error).toMatch(/ info {2}Serving http:.*\n.* info {2}Stopped\n$/);
    const second = aWorld();
    await run(argv('--log-level', 'error'), second.io);
    expect(second.written.out).not.toContain('password');
    expect(second.written.error).toBe('');
  });

  it('tells a program in one line of JSON, and the log has no secret', async () => {
    const { io, written } = aWorld();
    await run(argv('--json', '--log-level', 'debug'), io);
    const { password, apiKey, ...rest } = JSON.parse(written.out);
    expect(written.out.endsWith('}\n')).toBe(true);
    expect(rest).toEqual({ url: expect.any(String), channelId: expect.any(String), email: 'admin@placet.local' });
    expect(written.error).not.toContain(password);
    expect(written.error).not.toContain(apiKey);
  });

  it('tells the desktop program over its own line, and ends when that says so', async () => {
    const reports: (BackupReport | CoreReport)[] = [];
    const { io, written } = aWorld({
      onStopRequest: () => undefined,
      hostLine: { report: (report) => void reports.push(report), onStop: (listener) => listener() },
    });
    expect(await run(argv(), io)).toBe(EXIT_CODES.ok);
    expect(reports.map((report) => coreReport.parse(report).kind)).toEqual(['ready']);
    expect(reports[0]).toMatchObject({ notice: null, sessionToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
    expect(written.out).toBe('');
  });

  it('tells the desktop program why it could not start', async () => {
    await writeFile(join(folder.path, 'data'), 'a file');
    const reports: (BackupReport | CoreReport)[] = [];
    const { io, written } = aWorld({
      hostLine: { report: (report) => void reports.push(report), onStop: () => undefined },
    });
    expect(await run(argv(), io)).toBe(EXIT_CODES.data_folder_unusable);
    expect(reports).toEqual([
      { kind: 'failed', code: 'data_folder_unusable', message: expect.stringContaining('cannot be written') },
    ]);
    expect(written.error).toContain('cannot be written');
  });
});
