import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { postAsAgent } from './api.ts';
import { expect, test } from './fixtures.ts';
import { hostileCases } from './hostile-corpus.ts';

/** Ten times what a busy machine was seen to need; `bench/renderer` holds the window to the 100 ms that it promises. */
const HANGS_MS = 1_000;

/** What must never be in the page, whatever an agent writes. */
const NEVER = [
  'iframe, object, embed, base, form, video, audio, noscript, math',
  'script:not([src^="./"]):not([src^="/"])',
  'meta[http-equiv="refresh"]',
  // Stored files of the agent's message are shown; a picture runs nothing, whatever it is made of.
  'img:not([src^="blob:"], [src^="files://account/"])',
  'a[href^="javascript" i], a[href^="data" i], a[href^="file" i], a[href^="app" i], a[href^="blob" i]',
].join(', ');

/** A server of somebody else, which writes down who comes by. */
async function countingServer() {
  const visits: string[] = [];
  const server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end();
  });
  // Connections count as well: a handshake that fails tells as much as a request.
  server.on('connection', () => visits.push('connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { visits, url: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/** Begins to note the longest stretch in which the page could not react. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const noted = globalThis as unknown as { longestMs: number };
    noted.longestMs = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) noted.longestMs = Math.max(noted.longestMs, duration);
    }).observe({ type: 'longtask' });
  });
}

/** The longest such stretch since the last call. */
async function longestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // Two frames and a rest: what was rendered has been painted, and the observer has heard of it.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
    const noted = globalThis as unknown as { longestMs: number };
    const longest = noted.longestMs;
    noted.longestMs = 0;
    return Math.round(longest);
  });
}

/** Everything in the page that content must not have brought about. */
function findHarm(page: Page) {
  return page.evaluate((never) => {
    const handlers = [...document.querySelectorAll('*')].filter(({ attributes }) =>
      [...attributes].some(({ name }) => name.startsWith('on')),
    );
    return {
      ran: (globalThis as unknown as { ran?: number }).ran ?? 0,
      elements: [...document.querySelectorAll(never), ...handlers].map((element) => element.outerHTML.slice(0, 200)),
      isOverflowing: document.documentElement.scrollWidth > innerWidth,
      address: location.href.split('?')[0],
    };
  }, NEVER);
}

test('hostile content: nothing runs, loads, leads away or stops the window', async ({ desk }) => {
  test.setTimeout(180_000);
  const elsewhere = await countingServer();
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const address = (await findHarm(page)).address;
  const cases = hostileCases(elsewhere.url);
  for (const [index, { name, text = '', review = { type: 'approval' }, files }] of cases.entries()) {
    await postAsAgent(access, '/api/v1/messages', {
      channelId: access.channelId,
      text: `# Case: ${name}?\n\n${text}`,
      review: { ...review, expiresInSeconds: 3_600 + 60 * index },
      ...(files ? { textAttachments: files } : {}),
    });
  }
  await page.reload();

  const measured: [string, number][] = [];
  for (const [index, { name }] of cases.entries()) {
    await test.step(name, async () => {
      if (index === 0) await watchTasks(page);
      else {
        await page.keyboard.press('Escape');
        await page.keyboard.press('j');
      }
      await expect(page.getByRole('heading', { name: `Case: ${name}?`, exact: true })).toBeVisible();
      await expect(page.getByRole('group', { name: 'Your answer' })).toBeVisible();
      const longestMs = await longestTask(page);
      measured.push([name, longestMs]);
      expect(longestMs, `the longest task of “${name}”`).toBeLessThan(HANGS_MS);
      expect(await findHarm(page), name).toEqual({ ran: 0, elements: [], isOverflowing: false, address });
    });
  }
  test.info().annotations.push({
    type: 'longest tasks in ms',
    description: measured.map(([name, ms]) => `${name}: ${ms}`).join(', '),
  });

  // Even one who asks for a picture of their own network does not make the window go there.
  while (!(await page.getByRole('heading', { name: 'Case: pictures?' }).isVisible())) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
  }
  const picture = page.getByRole('button', { name: /^two Picture from/ });
  await picture.click();
  await page.getByRole('button', { name: 'Load it' }).click();
  await expect(page.getByText('only those at public https addresses can')).toBeVisible();
  await picture.click();
  await page.getByRole('button', { name: 'Always for My first agent' }).click();
  const settings = () =>
    page.evaluate(() => {
      const { placet } = window as unknown as { placet: { call(name: string): Promise<unknown> } };
      return placet.call('settings:read');
    });
  await expect.poll(settings).toMatchObject({ value: { remoteImages: [`this-computer/${access.channelId}`] } });

  expect(requests.filter((url) => !/^(?:app:|blob:app:|files:)/.test(url))).toEqual([]);
  expect(elsewhere.visits).toEqual([]);
  elsewhere.stop();
});
