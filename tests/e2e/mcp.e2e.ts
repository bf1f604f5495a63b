import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { expect, test } from './fixtures.ts';

test('an MCP client asks, the person answers in the window, and the tool returns the answer', async ({ desk }) => {
  const { page, agentFile } = await desk.start();
  const { url, apiKey } = agentFile();
  const client = new Client({ name: 'claude-code', version: '1.0.0' });
  const requestInit = { headers: { authorization: `Bearer ${apiKey}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit }));
  const call = async (name: string, given: object) =>
    (await client.callTool({ name, arguments: { ...given } })).structuredContent;

  const asked = call('ask_approval', {
    question: '# Drop the table users?',
    options: [{ id: 'drop', label: 'Drop it' }],
  });
  await expect(page.getByRole('heading', { name: 'Drop the table users?' })).toBeVisible();
  // The agent has the name of the program that asks.
  await expect(page.getByText('claude-code').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Drop it/ }).first()).toBeFocused();
  await page.keyboard.press('1');
  expect(await asked).toMatchObject({ status: 'completed', response: { selectedOption: 'drop' } });

  const requestedSchema = {
    type: 'object',
    properties: { name: { type: 'string', title: 'Full name' }, isSure: { type: 'boolean', title: 'Quite sure' } },
    required: ['name'],
  };
  const elicited = call('elicit', { message: '# Who signs?', requestedSchema });
  await expect(page.getByRole('heading', { name: 'Who signs?' })).toBeVisible();
  await page.getByLabel('Full name').fill('Ada Lovelace');
  await page.getByLabel('Quite sure').check();
  await page.getByLabel('Quite sure').press('ControlOrMeta+Enter');
  expect(await elicited).toMatchObject({ action: 'accept', content: { name: 'Ada Lovelace', isSure: true } });
  await client.close();
});
