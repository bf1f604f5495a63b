import { message } from '../message.ts';
import type { Route } from '../route.ts';
import { addStatusRequest, statusEvent, updateStreamRequest } from '../stream.ts';

/** Drafts that an agent writes while people watch (contract.md 6.4). */
export const STREAM_ROUTES = {
  agentUpdateStream: {
    method: 'PATCH',
    path: '/api/v1/messages/streams/:streamId',
    auth: 'apiKey',
    summary: 'Replace the text of a draft, and end it when it is done',
    body: updateStreamRequest,
    status: 200,
    answer: message,
  },
  agentAddStatus: {
    method: 'POST',
    path: '/api/v1/messages/streams/:streamId/status',
    auth: 'apiKey',
    summary: 'Add a progress step to a stream',
    body: addStatusRequest,
    status: 201,
    answer: statusEvent,
  },
} as const satisfies Record<string, Route>;
