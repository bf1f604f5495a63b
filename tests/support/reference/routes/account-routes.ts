import { z } from 'zod';
import { presentKey, presentUser } from '../presented.ts';
import { Refusal, validated } from '../refusal.ts';
import type { PersonCall, Router } from '../routing.ts';
import { addKey, addUser, keyHash, newKey } from '../rows.ts';
import type { World } from '../world.ts';

const keyRequest = z.object({ label: z.string().min(1).max(64).default('Default') });
const preferencesRequest = z.object({ theme: z.enum(['light', 'dark', 'system']).optional() });
const newUserRequest = z.object({
  email: z.email(),
  displayName: z.string().min(1),
  password: z.string().min(8),
  role: z.enum(['owner', 'member']).default('member'),
});
const userRequest = newUserRequest.omit({ email: true }).partial();

/** Keys, preferences and people (contract.md 7.3). */
export function accountRoutes(router: Router, { state }: World): void {
  const ownKey = ({ user, parameters }: PersonCall) => {
    const key = state.keys.get(parameters.id ?? '');
    if (key?.userId !== user.id) throw new Refusal(404, 'API key not found');
    return key;
  };
  const requireOwner = ({ user }: PersonCall): void => {
    if (user.role !== 'owner') throw new Refusal(403, 'Owner access required');
  };
  const namedUser = ({ parameters }: PersonCall) => {
    const user = state.users.get(parameters.id ?? '');
    if (user === undefined) throw new Refusal(404, 'User not found');
    return user;
  };

  router.person('GET /api/api-keys', ({ user }) =>
    [...state.keys.values()]
      .filter((key) => key.userId === user.id)
      .reverse()
      .map(presentKey),
  );
  router.person(
    'POST /api/api-keys',
    ({ user, body }) => {
      const { stored, key } = addKey(state, user.id, validated(keyRequest, body).label);
      return { ...presentKey(stored), key };
    },
    201,
  );
  router.person('POST /api/api-keys/:id/rotate', (call) => {
    const stored = ownKey(call);
    const key = newKey();
    Object.assign(stored, { keyPrefix: key.slice(0, 11), hash: keyHash(key), lastUsedAt: null });
    return { ...presentKey(stored), key };
  });
  router.person('DELETE /api/api-keys/:id', (call) => {
    state.keys.delete(ownKey(call).id);
    return { deleted: true };
  });

  router.person('GET /api/preferences', ({ user }) => ({ userId: user.id, theme: user.theme }));
  router.person('PATCH /api/preferences', ({ user, body }) => {
    user.theme = validated(preferencesRequest, body).theme ?? user.theme;
    return { userId: user.id, theme: user.theme };
  });

  router.person('GET /api/users', (call) => {
    requireOwner(call);
    return [...state.users.values()].map(presentUser);
  });
  router.person(
    'POST /api/users',
    (call) => {
      requireOwner(call);
      const wish = validated(newUserRequest, call.body);
      if ([...state.users.values()].some(({ email }) => email === wish.email)) throw new Refusal(409, 'Email in use');
      return presentUser(addUser(state, { ...wish, mustChangePassword: true }));
    },
    201,
  );
  router.person('PATCH /api/users/:id', (call) => {
    requireOwner(call);
    const user = namedUser(call);
    Object.assign(user, validated(userRequest, call.body));
    return presentUser(user);
  });
  router.person('DELETE /api/users/:id', (call) => {
    requireOwner(call);
    const user = namedUser(call);
    if (user.id === call.user.id) throw new Refusal(403, 'You cannot delete yourself');
    state.users.delete(user.id);
    return { deleted: true };
  });
}
