import { expect } from '@playwright/test';

/** What the program is started with, so that another device can sign in: `PLACET_DESK_INITIAL_PASSWORD`. */
export const PASSWORD = 'known to both devices';

/** Another device of the same person, which answers over the same API. */
export async function answerFromPhone(url: string, messageId: string, selectedOption: string): Promise<void> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
  const login = await post('/api/auth/login', { email: 'admin@placet.local', password: PASSWORD });
  const [cookie = ''] = login.headers.getSetCookie();
  const answer = await post(`/api/messages/${messageId}/respond`, { response: { selectedOption } }, cookie);
  expect(answer.status).toBe(201);
}
