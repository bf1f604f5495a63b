import { z } from 'zod';
import { presentSessionUser } from '../presented.ts';
import { Refusal, validated } from '../refusal.ts';
import type { Call, Router } from '../routing.ts';
import { sessionToken, socketTicket } from '../session-tokens.ts';
import type { StoredUser } from '../state.ts';
import type { World } from '../world.ts';

const loginRequest = z.object({ email: z.email(), password: z.string().min(1) });
const passwordRequest = z.object({ currentPassword: z.string().min(1), newPassword: z.string().min(8) });

/** The person's session (contract.md 3.2): the token in a cookie only, which is `Secure` also over plain http. */
export function sessionRoutes(router: Router, world: World): void {
  const { state, times } = world;
  const setCookie = ({ reply }: Call, value: string, maxAge: number): void => {
    const attributes = `Max-Age=${maxAge}; Path=/; HttpOnly; Secure; SameSite=Lax`;
    void reply.header('set-cookie', `access_token=${value}; ${attributes}`);
  };
  const issue = (call: Call, user: StoredUser): void =>
    setCookie(call, sessionToken(user, state.secret, times), times.sessionSeconds);

  router.open('POST /api/auth/login', (call) => {
    const { email, password } = validated(loginRequest, call.body);
    const user = [...state.users.values()].find((known) => known.email === email && known.password === password);
    if (user === undefined) throw new Refusal(401, 'Invalid credentials');
    issue(call, user);
    return { user: presentSessionUser(user) };
  });
  router.person('POST /api/auth/refresh', (call) => {
    issue(call, call.user);
    const { mustChangePassword: _, ...user } = presentSessionUser(call.user);
    return { user };
  });
  router.person('GET /api/auth/me', ({ user }) => ({ user: presentSessionUser(user) }));
  router.person('POST /api/auth/change-password', ({ user, body }) => {
    const { currentPassword, newPassword } = validated(passwordRequest, body);
    if (currentPassword !== user.password) throw new Refusal(401, 'Current password is incorrect');
    user.password = newPassword;
    user.mustChangePassword = false;
    return { message: 'Password changed successfully' };
  });
  router.open('POST /api/auth/logout', (call) => {
    setCookie(call, '', 0);
    return { message: 'Logged out' };
  });
  router.person('POST /api/auth/ws-ticket', ({ user }) => ({ ticket: socketTicket(user.id, state.secret, times) }));
}
