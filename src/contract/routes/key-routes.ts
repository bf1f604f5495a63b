import { z } from 'zod';
import { deletedAnswer, type Route } from '../route.ts';
import { apiKey, apiKeyWithSecret, createApiKeyRequest } from '../session.ts';

/** Keys of a person’s agents (contract.md 7.3). */
export const KEY_ROUTES = {
  listApiKeys: {
    method: 'GET',
    path: '/api/api-keys',
    auth: 'session',
    summary: 'Keys of the person, newest first, without their secrets',
    status: 200,
    answer: z.array(apiKey),
  },
  createApiKey: {
    method: 'POST',
    path: '/api/api-keys',
    auth: 'session',
    summary: 'Create a key; the only time it is shown',
    body: createApiKeyRequest,
    status: 201,
    answer: apiKeyWithSecret,
  },
  rotateApiKey: {
    method: 'POST',
    path: '/api/api-keys/:id/rotate',
    auth: 'session',
    summary: 'Replace the secret of a key; the old one is dead at once',
    status: 200,
    answer: apiKeyWithSecret,
  },
  deleteApiKey: {
    method: 'DELETE',
    path: '/api/api-keys/:id',
    auth: 'session',
    summary: 'Delete a key',
    status: 200,
    answer: deletedAnswer,
  },
} as const satisfies Record<string, Route>;
