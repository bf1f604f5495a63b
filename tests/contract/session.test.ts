import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiClient } from '../support/api-client.ts';
import { type PersonClient, personClient, personClientWithToken, sessionTokenOf } from '../support/clients.ts';
import { isInProcess, NEEDS_PORTS } from '../support/contract-target.ts';
import { createManualClock } from '../support/manual-clock.ts';
import { startTestCore, type TestCore } from '../support/test-core.ts';

let core: TestCore;
let person: PersonClient;
beforeAll(async () => {
  core = await startTestCore();
  person = await core.person();
});
afterAll(() => core.stop());

const nobody = () => createApiClient(core.url);
const credentials = () => ({ email: core.announced.email, password: core.announced.password });
const WEEK_SECONDS = 604_800;

describe('login', () => {
  it('23. answers the person, whose members are exactly five, and no token in the body', async () => {
    const { text, headers } = await nobody().send('login', { body: credentials() });
    const { user } = JSON.parse(text);
    expect(Object.keys(user).sort()).toEqual(['displayName', 'email', 'id', 'mustChangePassword', 'role']);
    expect(user).toMatchObject({ email: core.announced.email, role: 'owner', mustChangePassword: false });
    expect(text).not.toContain(sessionTokenOf(headers));
  });

  it('24. sets the session cookie with its four attributes', async () => {
    const { headers } = await nobody().send('login', { body: credentials() });
    const [cookie = '', ...others] = headers.getSetCookie();
    expect(others).toEqual([]);
    expect(cookie).toMatch(/^access_token=/);
    const attributes = cookie.split(/; */).slice(1);
    expect(attributes.sort()).toEqual(['HttpOnly', `Max-Age=${WEEK_SECONDS}`, 'Path=/', 'SameSite=Lax']);
  });

  it('25. has a token that agents can cut out by hand', async () => {
    const { headers } = await nobody().send('login', { body: credentials() });
    const token = headers.get('set-cookie')?.split(',')[0]?.split(';')[0]?.split('=')[1];
    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    await personClientWithToken(core.url, token ?? '').call('currentUser');
  });

  it('26. has a token of HS256 that names the person and lives a week', () => {
    expect(decodeProtectedHeader(person.token).alg).toBe('HS256');
    const { sub, email, role, iat = 0, exp = 0 } = decodeJwt(person.token);
    expect({ email, role, life: exp - iat }).toEqual({
      email: core.announced.email,
      role: 'owner',
      life: WEEK_SECONDS,
    });
    expect(sub).toMatch(/^[a-z0-9]{20,}$/);
  });

  it('27. a wrong password and an unknown e-mail are told apart by nothing', async () => {
    const wrong = await nobody().refusal('login', { body: { ...credentials(), password: 'wrong' } });
    const unknown = await nobody().refusal('login', { body: { email: 'nobody@example.com', password: 'wrong' } });
    expect(wrong).toMatchObject({ statusCode: 401, message: 'Invalid credentials' });
    expect({ ...unknown, timestamp: '' }).toEqual({ ...wrong, timestamp: '' });
  });

  it('27. nor by the time it takes, which a missing e-mail would shorten a hundredfold', async () => {
    const fastestMs = async (email: string) => {
      const times: number[] = [];
      for (const _ of [1, 2, 3]) {
        const startedAt = performance.now();
        await nobody().refusal('login', { body: { email, password: 'wrong' } });
        times.push(performance.now() - startedAt);
      }
      return Math.min(...times);
    };
    expect(await fastestMs('nobody@example.com')).toBeGreaterThan((await fastestMs(core.announced.email)) / 5);
  });

  it('takes the e-mail in any case, and refuses what is none', async () => {
    await personClient(core.url, core.announced.email.toUpperCase(), core.announced.password ?? '');
    for (const body of [
      {},
      { email: 'x', password: 'y' },
      { ...credentials(), password: '' },
      { ...credentials(), password: 1 },
    ]) {
      expect((await nobody().refusal('login', { body })).message).toBe('Validation failed');
    }
  });
});

describe('a session', () => {
  it('28. comes as cookie or as bearer; without either it is Unauthorized', async () => {
    const asCookie = createApiClient(core.url, { cookie: `other=1; access_token=${person.token}` });
    expect(await asCookie.call('currentUser')).toEqual(await person.call('currentUser'));
    expect(await nobody().refusal('currentUser')).toMatchObject({ statusCode: 401, message: 'Unauthorized' });
  });

  it('29. is looked for in the cookie first', async () => {
    const mixed = (cookie: string, bearer: string) =>
      createApiClient(core.url, { cookie: `access_token=${cookie}`, authorization: `Bearer ${bearer}` });
    expect((await mixed('bad', person.token).refusal('currentUser')).statusCode).toBe(401);
    await mixed(person.token, 'bad').call('currentUser');
  });

  it('is refused when its signature, its algorithm or its claims were changed', async () => {
    const [head = '', claims = '', signature = ''] = person.token.split('.');
    const unsigned = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const changed = Buffer.from(JSON.stringify({ ...decodeJwt(person.token), exp: 9e9 })).toString('base64url');
    for (const token of [
      `${unsigned}.${claims}.`,
      `${unsigned}.${claims}.${signature}`,
      `${head}.${changed}.${signature}`,
      `${head}.${claims}.`,
    ]) {
      expect((await personClientWithToken(core.url, token).refusal('currentUser')).statusCode).toBe(401);
    }
  });

  it('30. is renewed while it is valid', async () => {
    const { status, text, headers } = await person.send('refreshSession');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual(await person.call('currentUser'));
    await personClientWithToken(core.url, sessionTokenOf(headers)).call('currentUser');
  });

  it.skipIf(!isInProcess)(`30. cannot be renewed a week later${NEEDS_PORTS}`, async () => {
    const clock = createManualClock();
    const aged = await startTestCore({ ports: { clock } });
    try {
      const old = await aged.person();
      clock.jump(WEEK_SECONDS * 1000 - 1000);
      await old.call('currentUser');
      clock.jump(2000);
      for (const name of ['refreshSession', 'currentUser', 'socketTicket'] as const) {
        expect((await old.refusal(name)).message).toBe('Unauthorized');
      }
    } finally {
      await aged.stop();
    }
  });

  it('33. ends with a logout that anybody may call, which clears the cookie', async () => {
    for (const client of [nobody(), person]) {
      const { status, text, headers } = await client.send('logout');
      expect([status, JSON.parse(text)]).toEqual([200, { message: 'Logged out' }]);
      expect(headers.getSetCookie()[0]).toMatch(/^access_token=;/);
      expect(headers.getSetCookie()[0]).toMatch(/Path=\/(;|$)/);
      expect(headers.getSetCookie()[0]).toMatch(/Max-Age=0|Expires=Thu, 01 Jan 1970/);
    }
    await person.call('currentUser');
  });

  it('34. gives socket tickets of 30 seconds that name the person only', async () => {
    const { ticket } = await person.call('socketTicket');
    const { iat = 0, exp = 0, ...claims } = decodeJwt(ticket);
    expect(exp - iat).toBe(30);
    expect(claims).toEqual({ sub: decodeJwt(person.token).sub });
  });
});

describe('a password', () => {
  it('31. and 32. is changed only with the current one; older tokens stay valid', async () => {
    const { email, password } = core.second;
    const second = await personClient(core.url, email, password);
    expect((await second.call('currentUser')).user.mustChangePassword).toBe(true);
    const change = (currentPassword: string, newPassword: string) => ({ body: { currentPassword, newPassword } });
    expect(await second.refusal('changePassword', change('wrong', 'a new password'))).toMatchObject({
      statusCode: 401,
      message: 'Current password is incorrect',
    });
    expect(await second.refusal('changePassword', change(password, '7 chars'))).toMatchObject({
      statusCode: 400,
      message: 'Validation failed',
    });
    expect(await second.call('changePassword', change(password, '8 chars!'))).toEqual({
      message: 'Password changed successfully',
    });
    expect((await second.call('currentUser')).user.mustChangePassword).toBe(false);
    await personClient(core.url, email, '8 chars!');
    expect((await nobody().refusal('login', { body: { email, password } })).statusCode).toBe(401);
  });
});
