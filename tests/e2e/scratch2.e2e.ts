import { ask, postAsAgent } from './api.ts';
import { test } from './fixtures.ts';

for (const [lang, lc] of [['de', 'de_DE.UTF-8'], ['ar-XB', 'ar_EG.UTF-8']] as const)
test('scratch ' + lang, async ({ desk }) => {
  const { page, agentFile } = await desk.start({ PLACET_DESK_LANGUAGE: lang, LC_ALL: lc });
  await page.setViewportSize({ width: 1280, height: 800 }).catch(() => {});
  const access = agentFile();
  await page.waitForTimeout(700);
  await page.screenshot({ path: `/tmp/words/${lang}-welcome.png` });
  await ask(access, 'Deploy v2.4 to production?\n\nAll checks are green.\n\n- one\n- two\n\n```js\nconst x = 1;\n```', { expires_at: undefined, payload: { options: [{ id: 'a', label: 'Approve', style: 'primary' }, { id: 'b', label: 'Reject', style: 'danger' }], allowComment: true } });
  await ask(access, 'Fill in the release form', { type: 'form', payload: { fields: [{ name: 'x', label: 'Name', type: 'text', required: true }, { name: 'n', label: 'Number', type: 'number', min: 3 }, { name: 'r', label: 'Range', type: 'range', min: 0, max: 10 }, {name:'c',label:'Really',type:'checkbox'},{name:'s',label:'Choice',type:'select',options:[{label:'A',value:'1'}]}] } });
  await ask(access, 'Pick the headlines', { type: 'selection', payload: { mode: 'multi', items: [{ id: '1', label: 'First', description: 'The first of all' }, { id: '2', label: 'Second' }] } });
  await postAsAgent(access, '/api/v1/messages', { channelId: access.channelId, text: 'A message', status: 'success' });
  await page.waitForTimeout(800); await page.locator('.sidebar-group button').nth(4).click(); await page.locator('.queue-row').nth(2).waitFor();
  for (const [i] of ['a', 'b', 'c'].entries()) { await page.locator('.queue-row').nth(i).click(); await page.waitForTimeout(500); await page.screenshot({ path: `/tmp/words/${lang}-review${i}.png` }); }
  for (const [i, name] of ['agents', 'activity', 'settings'].entries()) { await page.locator('.sidebar-foot button').nth(i).click(); await page.waitForTimeout(700); await page.screenshot({ path: `/tmp/words/${lang}-${name}.png` }); }
  await page.locator('#settings-appearance').scrollIntoViewIfNeeded(); await page.waitForTimeout(300); await page.screenshot({ path: `/tmp/words/${lang}-appearance.png` });
  await page.locator('.agent-row').first().click(); await page.waitForTimeout(500); await page.screenshot({ path: `/tmp/words/${lang}-channel.png` });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k'); await page.waitForTimeout(500); await page.screenshot({ path: `/tmp/words/${lang}-palette.png` });
});
