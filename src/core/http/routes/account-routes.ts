import type { FastifyReply } from 'fastify';
import { LIMITS } from '../../../contract/limits.ts';
import { SESSION_COOKIE } from '../../../contract/session.ts';
import { presentApiKey, presentUser } from '../../presenters/account.ts';
import type { NewApiKey } from '../../services/api-keys.ts';
import type { Services } from '../../services/services.ts';
import type { RouteHandlers } from '../routing.ts';

/** Sessions and keys of a person (contract.md 3.2, 7.3). */
export function accountRoutes({ sessions, apiKeys, agents }: Services) {
  return {
    login: async ({ body, reply }) => {
      const user = await sessions.login(body.email, body.password);
      setSessionCookie(reply, await sessions.issueToken(user));
      return { user: presentUser(user) };
    },
    refreshSession: async ({ caller, reply }) => {
      setSessionCookie(reply, await sessions.issueToken(caller.user));
      return { user: presentUser(caller.user) };
    },
    currentUser: async ({ caller }) => ({ user: presentUser(caller.user) }),
    changePassword: async ({ caller, body }) => {
      await sessions.changePassword(caller.user, body.currentPassword, body.newPassword);
      return { message: 'Password changed successfully' };
    },
    logout: async ({ reply }) => {
      reply.clearCookie(SESSION_COOKIE, { path: '/', httpOnly: true, sameSite: 'lax' });
      return { message: 'Logged out' };
    },
    socketTicket: async ({ caller }) => ({ ticket: await sessions.issueTicket(caller.user) }),

    listApiKeys: async ({ caller }) => (await apiKeys.list(caller.user.id)).map(presentApiKey),
    createApiKey: async ({ caller, body: { label, scope } }) => {
      const { channelId = null, tools = null } = scope ?? {};
      if (channelId !== null) await agents.getOwned(caller.user.id, channelId, 'agent_not_found');
      return presentNewKey(
        await apiKeys.create(caller.user.id, label, scope === undefined ? null : { channelId, tools }),
      );
    },
    rotateApiKey: async ({ caller, parameters }) =>
      presentNewKey(await apiKeys.rotate(caller.user.id, parameters.id ?? '')),
    deleteApiKey: async ({ caller, parameters }) => {
      await apiKeys.delete(caller.user.id, parameters.id ?? '');
      return { deleted: true };
    },
  } satisfies Partial<RouteHandlers>;
}

/** The bare token is the value and the first thing in the header: agents cut it out by hand (contract.md 3.2). */
function setSessionCookie(reply: FastifyReply, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: LIMITS.sessionSeconds });
}

function presentNewKey({ stored, raw }: NewApiKey) {
  return { ...presentApiKey(stored), key: raw };
}
