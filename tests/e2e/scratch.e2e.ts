import { hostname } from 'node:os';
import { ask, postAsAgent } from './api.ts';
import { plainWords } from './uncatalogued.ts';
import { expect, test } from './fixtures.ts';

test('scratch', async ({ desk }) => {
  const { page, agentFile, app } = await desk.start({ PLACET_DESK_LANGUAGE: 'en-XA', LC_ALL: 'el_GR.UTF-8' });
  console.log(await app.evaluate(({ app }) => [app.getLocale(), app.getSystemLocale(), app.getPreferredSystemLanguages().join()]), page.url());
  const allowed = [new RegExp(hostname(), 'g'), /Placet Desk/g, /English|Deutsch/g];
  const show = async (name: string) => console.log(name, JSON.stringify(await plainWords(page, allowed), null, 1));
  await page.waitForTimeout(1000);
  await page.screenshot({ path: '/tmp/words/xa-welcome.png' });
  await show('welcome');
  const access = agentFile();
  await ask(access, 'Να το στείλω; Έτοιμο.', { payload: { options: [{ id: 'a', label: 'Ναι' }, { id: 'b', label: 'Όχι' }], allowComment: true } });
  await ask(access, 'Φόρμα', { type: 'form', payload: { fields: [{ name: 'x', label: 'Όνομα', type: 'text', required: true }, { name: 'n', label: 'Αριθμός', type: 'number', min: 3 }, {name:'s',label:'Επιλογή',type:'select',options:[{label:'Α',value:'1'}]}] } });
  await ask(access, 'Επιλογή', { type: 'selection', payload: { mode: 'multi', items: [{ id: '1', label: 'Α' }, { id: '2', label: 'Β' }] } });
  await ask(access, 'Κείμενο', { type: 'text-input', payload: { markdown: true, maxLength: 1000 } });
  await ask(access, 'Ελεύθερο', { type: 'freeform', payload: { a: 1 } });
  await postAsAgent(access, '/api/v1/messages', { channelId: access.channelId, text: 'Μήνυμα', status: 'success' });
  await page.waitForTimeout(800); await page.locator('.sidebar-group button').nth(4).click(); await page.locator('.queue-row').nth(4).waitFor();
  for (let i = 0; i < 5; i++) { await page.locator('.queue-row').nth(i).click(); await page.waitForTimeout(300); await show('review' + i); if (i === 0) await page.screenshot({ path: '/tmp/words/xa-review.png' }); }
  for (const [i, name] of ['agents', 'activity', 'settings'].entries()) { await page.locator('.sidebar-foot button').nth(i).click(); await page.waitForTimeout(700); await show(name); await page.screenshot({ path: `/tmp/words/xa-${name}.png` }); }
  await page.locator('.agent-row').first().click(); await page.waitForTimeout(500); await show('channel'); await page.screenshot({ path: '/tmp/words/xa-channel.png' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k'); await page.waitForTimeout(500); await show('palette'); await page.keyboard.press('Escape');
  await page.locator('.sidebar-group button').nth(0).click();
  await page.keyboard.press('?'); await page.waitForTimeout(500); await show('keys'); await page.keyboard.press('Escape');
  for (let i = 1; i < 5; i++) { await page.locator('.sidebar-group button').nth(i).click(); await page.waitForTimeout(300); await show('queue' + i); }
  await page.keyboard.press('/'); await page.waitForTimeout(300); await show('search'); await page.keyboard.type('agent:x foo:bar status:zz'); await page.waitForTimeout(300); await show('search2');
});
