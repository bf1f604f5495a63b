import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it, vi } from 'vitest';
import { createLauncherEntry } from './launcher-entry.ts';
import { connectSessionBus, socketPath } from './session-bus.ts';
import { findTrayHost } from './tray-host.ts';

it('reads the address of the bus', () => {
  expect(socketPath('unix:path=/run/user/1000/bus')).toBe('/run/user/1000/bus');
  expect(socketPath('unix:abstract=/tmp/dbus-x%2ay,guid=12')).toBe('\0/tmp/dbus-x*y');
  expect(socketPath('tcp:host=localhost,port=1;unix:guid=1,path=/tmp/b')).toBe('/tmp/b');
  expect(socketPath('tcp:host=localhost,port=1')).toBeNull();
});

const connectTo = (address: string) =>
  connectSessionBus({ environment: { DBUS_SESSION_BUS_ADDRESS: address }, userId: process.getuid?.() ?? 0 });

/** A way to this bus that passes nothing on before it is told to. */
async function aBusThatKeepsSilent(address: string) {
  const folder = mkdtempSync(join(tmpdir(), 'placet-desk-bus-'));
  const path = join(folder, 'bus');
  let speak = (): void => undefined;
  const maySpeak = new Promise<void>((resolve) => {
    speak = resolve;
  });
  const server = createServer((socket) => {
    const bus = connect(socketPath(address) ?? '');
    void maySpeak.then(() => socket.pipe(bus).pipe(socket));
    socket.on('close', () => bus.destroy());
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const stop = (): void => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { address: `unix:path=${path}`, speak, stop };
}

it('there is none where there is no bus', async () => {
  const onChange = vi.fn();
  for (const address of ['unix:path=/nowhere/bus', 'tcp:host=localhost,port=1']) {
    const host = findTrayHost(connectTo(address), onChange);
    await expect.poll(() => onChange).toHaveBeenCalledWith(false);
    expect(host.isThere()).toBe(false);
    onChange.mockClear();
  }
});

it.runIf(process.platform === 'linux')('hears on a real bus that a host comes and goes', async () => {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  const heard: boolean[] = [];
  const connection = connectTo(address);
  const host = findTrayHost(connection, (isThere) => heard.push(isThere));
  await expect.poll(() => heard).toEqual([false]);
  const watcher: ChildProcess = spawn(
    '/usr/bin/python3',
    [
      '-m',
      'dbusmock',
      '--session',
      'org.kde.StatusNotifierWatcher',
      '/StatusNotifierWatcher',
      'org.kde.StatusNotifierWatcher',
    ],
    { env: { ...process.env, DBUS_SESSION_BUS_ADDRESS: address }, stdio: 'ignore' },
  );
  await expect.poll(() => host.isThere()).toBe(true);

  const busy = await aBusThatKeepsSilent(address);
  const slow: boolean[] = [];
  const patient = connectTo(busy.address);
  findTrayHost(patient, (isThere) => slow.push(isThere));
  await expect.poll(() => slow).toEqual([false]);
  busy.speak();
  await expect.poll(() => slow).toEqual([false, true]);
  patient.close();
  busy.stop();

  watcher.kill();
  await expect.poll(() => host.isThere()).toBe(false);
  const late: boolean[] = [];
  connection.close();
  findTrayHost(connectTo(address), (isThere) => late.push(isThere));
  await expect.poll(() => late).toEqual([false]);
  bus.kill();
});

it.runIf(process.platform === 'linux')('a real bus carries the badge, also that a session has ended', async () => {
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  const rule = "type='signal',interface='com.canonical.Unity.LauncherEntry'";
  const monitor = spawn('dbus-monitor', ['--address', address, rule], { stdio: ['ignore', 'pipe', 'ignore'] });
  let seen = '';
  monitor.stdout.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
  });
  // What the monitor itself is told at its start.
  await expect.poll(() => seen).toContain('NameAcquired');
  const connection = connectTo(address);
  const show = createLauncherEntry(connection);
  show({ count: 3, isUrgent: false });
  show({ count: 3, isUrgent: false });
  show({ count: 0, isUrgent: true });
  const said = () => seen.replace(/\s+/g, ' ').match(/string "application.*?\]/g) ?? [];
  await expect.poll(() => said()).toHaveLength(2);
  const update = (count: number, isVisible: boolean, isUrgent: boolean) =>
    `string "application://placet-desk.desktop" array [ dict entry( string "count" variant int64 ${count} ) ` +
    `dict entry( string "count-visible" variant boolean ${isVisible} ) ` +
    `dict entry( string "urgent" variant boolean ${isUrgent} ) ]`;
  expect(said()).toEqual([update(3, true, false), update(0, false, true)]);
  connection.close();
  monitor.kill();
  bus.kill();
});
