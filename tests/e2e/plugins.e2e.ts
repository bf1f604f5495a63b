import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startAskingAgent } from './agent-process.ts';
import { ask, postAsAgent, readReview } from './api.ts';
import { violationsInBothThemes } from './axe.ts';
import { type Desk, expect, test } from './fixtures.ts';

const RED_DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mP8z8BQz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC';

/** Puts a plugin into the data folder, as a person would. */
function installPlugin(desk: Desk, name: string, html: string, manifest: object = {}): void {
  const folder = join(desk.dataFolder, 'plugins', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'plugin.json'),
    JSON.stringify({ name, displayName: `The ${name}`, version: '1.0.0', ...manifest }),
  );
  writeFileSync(join(folder, 'render.html'), html);
}

const frameOf = (page: Page) => page.frameLocator('iframe.plugin-frame');

test('a plugin shows the question and gives the answer, which reaches the waiting agent', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const asked = await startAskingAgent(agentFile(), {
    text: 'Which text is better?',
    metadata: { plugin: 'compare', leftText: 'Fast and calm', rightText: 'Fast and loud', allowNeither: true },
    review: { type: 'freeform', payload: {} },
  });
  const frame = frameOf(page);
  await expect(page.getByRole('heading', { name: 'Which text is better?' })).toBeVisible();
  await expect(frame.locator('.text').first()).toContainText('Fast and calm');
  await expect.poll(async () => (await page.locator('iframe.plugin-frame').boundingBox())?.height).toBeGreaterThan(150);

  // The keys lead in, and Escape leads out again.
  await page.keyboard.press('Enter');
  await expect(page.locator('iframe.plugin-frame')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeFocused();

  expect(await violationsInBothThemes(page), 'plugin').toEqual([]);
  await expect(frame.locator('html')).toHaveClass(/dark/);

  await frame
    .getByRole('button', { name: /^Choose/ })
    .first()
    .click();
  await frame.locator('#send').click();
  expect((await asked.report).response).toMatchObject({ choice: 'left' });
  // A frame that loaded does not keep the window from hearing what comes next.
  await ask(agentFile(), 'And now this?');
  await expect(page.getByRole('heading', { name: 'And now this?' })).toBeVisible();
});

test('a plugin reads the files of its message only, and uses Tailwind without a network', async ({ desk }) => {
  installPlugin(
    desk,
    'reader',
    `<p id="size" class="underline"></p><p id="other"></p><script>
      (async () => {
        const { data, mimeType } = await Placet.getFile(Placet.attachments[0].id);
        document.getElementById('size').textContent = mimeType + ' ' + data.length + ' ' + Placet.data.who;
        await Placet.getFile('cabcdefghijklmnopqrstuvwx').catch((error) => {
          document.getElementById('other').textContent = 'refused: ' + error.message;
        });
        Placet.resize();
        Placet.toast('Read it', 'success');
      })();
    </script>`,
  );
  const { page, agentFile } = await desk.start();
  const access = agentFile();
  const form = new FormData();
  form.set('channelId', access.channelId);
  form.set('file', new Blob([Buffer.from(RED_DOT, 'base64')], { type: 'image/png' }), 'dot.png');
  const stored = await fetch(`${access.url}/api/v1/files/store`, {
    method: 'POST',
    headers: { 'x-api-key': access.apiKey },
    body: form,
  });
  const { id } = (await stored.json()) as { id: string };
  await postAsAgent(access, '/api/v1/messages', {
    channelId: access.channelId,
    text: 'Read this',
    attachmentIds: [id],
    review: { type: 'reader', payload: { who: 'for me' } },
  });
  const frame = frameOf(page);
  await expect(frame.locator('#size')).toHaveText(/^image\/png \d+ for me$/);
  await expect(frame.locator('#other')).toContainText('refused: ');
  await expect(frame.locator('#size')).toHaveCSS('text-decoration-line', 'underline');
  await expect(page.getByText('The reader: Read it')).toBeVisible();
});

test('a hostile plugin reaches neither the window nor the network', async ({ desk }) => {
  let hits = 0;
  const receiver = createServer((_request, response) => {
    hits += 1;
    response.end('got it');
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  installPlugin(
    desk,
    'evil',
    `<p id="tried"></p><img src="${url}image"><iframe src="${url}frame"></iframe><script src="${url}script"></script>
    <form action="${url}form" id="form"></form><script>
      const tried = [];
      const attempt = (name, work) => { try { work(); tried.push(name); } catch { /* refused */ } };
      attempt('parent', () => parent.document.title);
      attempt('placet', () => parent.placet.call('desktop:read'));
      attempt('storage', () => localStorage.setItem('a', 'b'));
      attempt('cookie', () => { document.cookie = 'a=b'; if (!document.cookie) throw new Error(); });
      attempt('popup', () => { if (!window.open('${url}popup')) throw new Error(); });
      attempt('top', () => { top.location.href = '${url}top'; });
      document.getElementById('form').submit();
      fetch('${url}fetch').then(() => tried.push('fetch'), () => 0);
      navigator.sendBeacon && attempt('beacon', () => navigator.sendBeacon('${url}beacon') && 0);
      setTimeout(() => { document.getElementById('tried').textContent = 'tried: ' + tried.join(' '); }, 50);
      Placet.fetch('${url}proxy').then(() => tried.push('proxy'), () => 0);
      parent.postMessage({ type: 'hp:respond', payload: {} }, '*');
      parent.postMessage({ type: '__proto__', id: 'x', payload: null }, '*');
    </script>`,
  );
  try {
    const { page, agentFile } = await desk.start();
    const own = page.url();
    const id = await ask(agentFile(), 'Trust me?', { type: 'evil' });
    await expect(frameOf(page).locator('#tried')).toHaveText(/^tried: (beacon)?$/);
    // Leaving its own document is the last way out; the frame must still be there, or be empty, and nothing was called.
    await frameOf(page)
      .locator('html')
      .evaluate((_element, address) => {
        location.href = `${address}self?what=it-was-shown`;
      }, url);
    await expect(page.getByRole('heading', { name: 'Trust me?' })).toBeVisible();
    await page.getByRole('button', { name: 'Answer as JSON instead' }).click();
    await expect(page.getByRole('textbox', { name: 'Your answer as JSON' })).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(async () => (await readReview(agentFile(), id)).status).toBe('completed');
    expect(hits).toBe(0);
    expect(page.url()).toBe(own);
  } finally {
    receiver.close();
  }
});

test('a plugin that is not there is named, and the review can be answered as JSON, however early', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const gone = {
    channelId: agentFile().channelId,
    text: 'Draw it',
    metadata: { plugin: 'gone-plugin' },
    review: { type: 'freeform', payload: {} },
  };
  const draw = async () => ((await postAsAgent(agentFile(), '/api/v1/messages', gone)) as { id: string }).id;
  const status = async (id: string) => (await readReview(agentFile(), id)).status;

  const first = await draw();
  await expect(page.getByText(/gone-plugin.* was not found or is switched off/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Your answer as JSON' })).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(async () => (await readReview(agentFile(), first)).response).toEqual({});

  // Pressed in the very moment in which the controls come up, sooner than any hand could.
  await page.evaluate(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.answer-card')) return;
      watch.disconnect();
      const key = {
        key: 'Enter',
        ctrlKey: navigator.platform !== 'MacIntel',
        metaKey: navigator.platform === 'MacIntel',
      };
      document.body.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
    });
    watch.observe(document.body, { subtree: true, childList: true });
  });
  const second = await draw();
  await expect.poll(() => status(second)).toBe('completed');
});
