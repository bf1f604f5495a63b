import { presentPreferences, presentUserAccount } from '../../presenters/user.ts';
import type { Services } from '../../services/services.ts';
import type { RouteHandlers } from '../routing.ts';

/** People, their preferences, and web push, which is not built (contract.md 7.3). */
export function userRoutes({ userAccounts, userPreferences }: Pick<Services, 'userAccounts' | 'userPreferences'>) {
  return {
    listUsers: async ({ caller }) => (await userAccounts.list(caller.user)).map(presentUserAccount),
    createUser: async ({ caller, body }) => presentUserAccount(await userAccounts.create(caller.user, body)),
    updateUser: async ({ caller, parameters, body }) =>
      presentUserAccount(await userAccounts.update(caller.user, parameters.id ?? '', body)),
    deleteUser: async ({ caller, parameters }) => {
      await userAccounts.delete(caller.user, parameters.id ?? '');
      return { deleted: true };
    },
    getPreferences: async ({ caller }) =>
      presentPreferences(caller.user.id, await userPreferences.find(caller.user.id)),
    updatePreferences: async ({ caller, body }) =>
      presentPreferences(caller.user.id, await userPreferences.update(caller.user.id, body)),
    pushKey: async () => ({ publicKey: null }),
    subscribePush: async () => undefined,
    unsubscribePush: async () => undefined,
  } satisfies Partial<RouteHandlers>;
}
