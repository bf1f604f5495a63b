import { z } from 'zod';
import type { Route } from './route.ts';
import { CHANNEL_ROUTES } from './routes/channel-routes.ts';
import { KEY_ROUTES } from './routes/key-routes.ts';
import { MESSAGE_ROUTES } from './routes/message-routes.ts';
import { REVIEW_ROUTES } from './routes/review-routes.ts';
import { SESSION_ROUTES } from './routes/session-routes.ts';
import { instant } from './value.ts';

export type { Route, RouteAuth } from './route.ts';

/** Every HTTP route that the core serves; contract.md sections 2, 3, 6 and 7. */
export const ROUTES = {
  health: {
    method: 'GET',
    path: '/health',
    auth: 'none',
    summary: 'Is the server up',
    status: 200,
    answer: z.object({ status: z.literal('ok'), timestamp: instant }),
  },
  ...MESSAGE_ROUTES,
  ...REVIEW_ROUTES,
  ...CHANNEL_ROUTES,
  ...SESSION_ROUTES,
  ...KEY_ROUTES,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
export type RouteBody<N extends RouteName> = (typeof ROUTES)[N] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : undefined;
export type RouteQuery<N extends RouteName> = (typeof ROUTES)[N] extends { query: infer Q extends z.ZodType }
  ? z.output<Q>
  : undefined;
export type RouteAnswer<N extends RouteName> = (typeof ROUTES)[N]['answer'] extends infer A extends z.ZodType
  ? z.output<A>
  : undefined;

/** The path of a route with its parameters filled in and percent-encoded. */
export function routePath(name: RouteName, parameters: Readonly<Record<string, string>> = {}): string {
  return ROUTES[name].path.replace(/:(\w+)/g, (_, parameter: string) =>
    encodeURIComponent(parameters[parameter] ?? ''),
  );
}
