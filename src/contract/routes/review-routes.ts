import { z } from 'zod';
import { message, waitResult } from '../message.ts';
import { respondRequest } from '../review.ts';
import { channelQuery, type Route } from '../route.ts';

/** Reviews: listed, read, waited for, answered (contract.md 6.7, 7.2). */
export const REVIEW_ROUTES = {
  agentListPendingReviews: {
    method: 'GET',
    path: '/api/v1/reviews/pending',
    auth: 'apiKey',
    summary: 'Messages whose review is pending, newest first',
    query: channelQuery,
    status: 200,
    answer: z.array(message),
  },
  agentGetReview: {
    method: 'GET',
    path: '/api/v1/reviews/:id',
    auth: 'apiKey',
    summary: 'Read the message that holds a review',
    query: channelQuery,
    status: 200,
    answer: message,
  },
  agentWaitForReview: {
    method: 'GET',
    path: '/api/v1/reviews/:id/wait',
    auth: 'apiKey',
    summary: 'Hold until the review is final or the time is over',
    query: z.object({
      channel: z.string().min(1),
      timeout: z.string().optional().describe('Milliseconds; at most 30000, which is also what junk means'),
    }),
    status: 200,
    answer: waitResult,
  },
  listReviews: {
    method: 'GET',
    path: '/api/messages/reviews',
    auth: 'session',
    summary: 'Messages with a review over all channels, newest first',
    query: z.object({
      status: z.enum(['pending', 'completed', 'expired', 'all']).default('pending'),
      channel: z.string().min(1).optional(),
      limit: z.string().optional().describe('How many at most; without it, and on other servers, all there are'),
      before: z.string().optional().describe('`createdAt` of the last one read, to go on below it'),
      beforeId: z.string().optional().describe('Its id, for those of the same instant'),
    }),
    status: 200,
    answer: z.array(message),
  },
  respond: {
    method: 'POST',
    path: '/api/messages/:id/respond',
    auth: 'session',
    summary: 'Respond to a pending review, once',
    body: respondRequest,
    status: 201,
    answer: message,
  },
} as const satisfies Record<string, Route>;
