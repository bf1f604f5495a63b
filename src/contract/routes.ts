import { z } from 'zod';
import type { Route } from './route.ts';
import { AGENT_SETTING_ROUTES } from './routes/agent-setting-routes.ts';
import { CHANNEL_ROUTES } from './routes/channel-routes.ts';
import { DOCS_ROUTES } from './routes/docs-routes.ts';
import { FILE_ROUTES } from './routes/file-routes.ts';
import { ITERATION_ROUTES } from './routes/iteration-routes.ts';
import { KEY_ROUTES } from './routes/key-routes.ts';
import { MESSAGE_ROUTES } from './routes/message-routes.ts';
import { PLUGIN_ROUTES } from './routes/plugin-routes.ts';
import { REVIEW_ROUTES } from './routes/review-routes.ts';
import { SESSION_ROUTES } from './routes/session-routes.ts';
import { STREAM_ROUTES } from './routes/stream-routes.ts';
import { USER_ROUTES } from './routes/user-routes.ts';
import { WEBHOOK_ROUTES } from './routes/webhook-routes.ts';
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
  ...FILE_ROUTES,
  ...SESSION_ROUTES,
  ...KEY_ROUTES,
  ...ITERATION_ROUTES,
  ...STREAM_ROUTES,
  ...AGENT_SETTING_ROUTES,
  ...USER_ROUTES,
  ...PLUGIN_ROUTES,
  ...DOCS_ROUTES,
  ...WEBHOOK_ROUTES,
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
export type RouteBody<N extends RouteName> = (typeof ROUTES)[N] extends { body: infer B extends z.ZodType }
  ? z.output<B>
  : (typeof ROUTES)[N] extends { form: infer F extends z.ZodType }
    ? z.output<F>
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
