import { plainAnswer, type Route } from '../route.ts';
import { changePasswordRequest, loginRequest, sessionAnswer, wsTicket } from '../session.ts';

/** Sessions of people (contract.md 3.2). */
export const SESSION_ROUTES = {
  login: {
    method: 'POST',
    path: '/api/auth/login',
    auth: 'none',
    summary: 'Start a session; the token is only in the cookie',
    body: loginRequest,
    status: 200,
    answer: sessionAnswer,
  },
  refreshSession: {
    method: 'POST',
    path: '/api/auth/refresh',
    auth: 'session',
    summary: 'Exchange a valid token for a new one',
    status: 200,
    answer: sessionAnswer,
  },
  currentUser: {
    method: 'GET',
    path: '/api/auth/me',
    auth: 'session',
    summary: 'The person of this session',
    status: 200,
    answer: sessionAnswer,
  },
  changePassword: {
    method: 'POST',
    path: '/api/auth/change-password',
    auth: 'session',
    summary: 'Change the password',
    body: changePasswordRequest,
    status: 200,
    answer: plainAnswer,
  },
  logout: {
    method: 'POST',
    path: '/api/auth/logout',
    auth: 'none',
    summary: 'Clear the cookie',
    status: 200,
    answer: plainAnswer,
  },
  socketTicket: {
    method: 'POST',
    path: '/api/auth/ws-ticket',
    auth: 'session',
    summary: 'A token of 30 seconds for the socket',
    status: 200,
    answer: wsTicket,
  },
} as const satisfies Record<string, Route>;
