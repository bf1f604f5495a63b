import { execFileSync } from 'node:child_process';
import { programUnderTest } from './electron-runtime.ts';
import { expect, test } from './fixtures.ts';

test('the page has no Node, no Electron and no network, and its bridge passes only names of the contract', async ({
  desk,
}) => {
  const { page, agentFile } = await desk.start();
  const found = await page.evaluate(async (url) => {
    const world = globalThis as unknown as Record<string, unknown>;
    const tryCall = (name: string) => {
      try {
        (window as unknown as { placet: { call(name: string): unknown } }).placet.call(name);
        return 'passed';
      } catch {
        return 'refused';
      }
    };
    const outcome = (work: Promise<unknown>) =>
      work.then(
        () => 'reached',
        () => 'blocked',
      );
    return {
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => world[name] !== undefined),
      bridge: Object.keys((window as unknown as { placet: object }).placet).sort(),
      foreignCall: tryCall('ELECTRON_BROWSER_REQUIRE'),
      network: await outcome(fetch(`${url}/health`)),
      opened: window.open('https://example.com') === null,
      notifications: await Notification.requestPermission(),
    };
  }, agentFile().url);
  expect(found).toEqual({
    node: [],
    bridge: ['call', 'on'],
    foreignCall: 'refused',
    network: 'blocked',
    opened: true,
    notifications: 'denied',
  });
});

test('scripts that content brings along do not run', async ({ desk }) => {
  const { page } = await desk.start();
  const ran = await page.evaluate(async () => {
    const marks = globalThis as unknown as Record<string, boolean>;
    const script = document.createElement('script');
    script.textContent = 'globalThis.ranInline = true';
    document.body.append(script);
    const image = document.createElement('img');
    image.setAttribute('onerror', 'globalThis.ranHandler = true');
    const failed = new Promise((resolve) => image.addEventListener('error', resolve));
    image.src = 'https://example.com/x.png';
    document.body.append(image);
    await failed;
    return [marks.ranInline, marks.ranHandler];
  });
  expect(ran).toEqual([undefined, undefined]);
});

test('the page cannot be navigated away, and the window stays sandboxed', async ({ desk }) => {
  const { app, page } = await desk.start();
  const before = page.url();
  await page.evaluate(() => {
    location.href = 'https://example.com/';
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.com/';
    document.body.append(link);
    link.click();
  });
  expect(page.url()).toBe(before);
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    const { sandbox, contextIsolation, nodeIntegration } = contents.getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration };
  });
  expect(preferences).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});

test('wrong arguments over the bridge are refused in words, and change nothing', async ({ desk }) => {
  const { page } = await desk.start();
  const outcomes = await page.evaluate(async () => {
    const { placet } = window as unknown as { placet: { call(name: string, argument: unknown): Promise<unknown> } };
    return Promise.all([
      placet.call('review:respond', { accountId: 'this-computer', messageId: 7, response: [] }),
      placet.call('link:open', { url: 'file:///etc/passwd' }),
      placet.call('channel:load', { accountId: 'nobody', channelId: 'x' }),
    ]);
  });
  expect(outcomes).toMatchObject([
    { ok: false, error: { code: 'validation_failed' } },
    { ok: false, error: { code: 'link_refused' } },
    { ok: false, error: { code: 'account_not_found' } },
  ]);
});

test('a second start brings the first window to the front and ends', async ({ desk }) => {
  const first = await desk.start();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  const { executable, args } = programUnderTest();
  const output = execFileSync(executable, [...args], {
    env: { ...process.env, PLACET_DESK_DATA: desk.dataFolder, DBUS_SESSION_BUS_ADDRESS: desk.notifications.busAddress },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 30_000,
  });
  expect(output).toContain('already running');
  const isVisible = () => first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isVisible).toBe(true);
});
