import { z } from 'zod';
import { preferences, updatePreferencesRequest } from '../preferences.ts';
import { deletedAnswer, type Route } from '../route.ts';
import { createUserRequest, updateUserRequest, user } from '../user.ts';

/** People, their preferences, and web push, which is not built (contract.md 7.3). */
export const USER_ROUTES = {
  listUsers: {
    method: 'GET',
    path: '/api/users',
    auth: 'session',
    summary: 'Every person of this server; owners only',
    status: 200,
    answer: z.array(user),
  },
  createUser: {
    method: 'POST',
    path: '/api/users',
    auth: 'session',
    summary: 'Add a person, who must change the password; owners only',
    body: createUserRequest,
    status: 201,
    answer: user,
  },
  updateUser: {
    method: 'PATCH',
    path: '/api/users/:id',
    auth: 'session',
    summary: 'Change a person; owners only',
    body: updateUserRequest,
    status: 200,
    answer: user,
  },
  deleteUser: {
    method: 'DELETE',
    path: '/api/users/:id',
    auth: 'session',
    summary: 'Delete another person with everything they own; owners only',
    status: 200,
    answer: deletedAnswer,
  },
  getPreferences: {
    method: 'GET',
    path: '/api/preferences',
    auth: 'session',
    summary: 'How the person likes to see the inbox',
    status: 200,
    answer: preferences,
  },
  updatePreferences: {
    method: 'PATCH',
    path: '/api/preferences',
    auth: 'session',
    summary: 'Change what the person likes',
    body: updatePreferencesRequest,
    status: 200,
    answer: preferences,
  },
  pushKey: {
    method: 'GET',
    path: '/api/push/vapid-key',
    auth: 'session',
    summary: 'No key: notifications are native here',
    status: 200,
    answer: z.object({ publicKey: z.null() }),
  },
  subscribePush: {
    method: 'POST',
    path: '/api/push/subscribe',
    auth: 'session',
    summary: 'Accepted without effect',
    status: 204,
    answer: null,
  },
  unsubscribePush: {
    method: 'DELETE',
    path: '/api/push/subscribe',
    auth: 'session',
    summary: 'Accepted without effect',
    status: 204,
    answer: null,
  },
} as const satisfies Record<string, Route>;
