import { expect, it } from 'vitest';
import { missingRoutes } from './missing-routes.ts';

it('names the routes that a description leaves out, whatever it calls their parameters', () => {
  const description = {
    paths: {
      '/api/messages': { get: {}, post: {} },
      '/api/messages/{messageId}/retry': { post: {} },
      '/api/agents/{agentId}': { patch: {} },
    },
  };
  const missing = missingRoutes(description);
  expect(missing).toContain('deleteAgent');
  expect(missing).toContain('listDeliveries');
  for (const there of ['listMessages', 'retryDelivery', 'updateAgent']) expect(missing).not.toContain(there);
});

it('takes a server that does not describe itself to have everything', () => {
  for (const description of [undefined, {}, { paths: {} }, { paths: 'no' }]) {
    expect(missingRoutes(description)).toEqual([]);
  }
});
