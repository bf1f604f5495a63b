import { iterationChain } from '../iteration.ts';
import { channelQuery, type Route } from '../route.ts';

/** Chains of iterations, for agents and people alike (contract.md 6.5, 7.2). */
export const ITERATION_ROUTES = {
  agentListIterations: {
    method: 'GET',
    path: '/api/v1/messages/iterations/:id',
    auth: 'apiKey',
    summary: 'The chain of any of its members, first to last',
    query: channelQuery,
    status: 200,
    answer: iterationChain,
  },
  listIterations: {
    method: 'GET',
    path: '/api/messages/:id/iterations',
    auth: 'session',
    summary: 'The chain of any of its members, first to last, passwords redacted',
    query: channelQuery,
    status: 200,
    answer: iterationChain,
  },
} as const satisfies Record<string, Route>;
