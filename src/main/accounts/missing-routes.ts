import { z } from 'zod';
import { ROUTES, type RouteName } from '../../contract/routes.ts';
import { WINDOW_ROUTES } from '../../contract/window-routes.ts';

const openApiPaths = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

/** Routes that only some servers have: those of the window, and those that make the client nicer. */
const OPTIONAL_ROUTES: readonly RouteName[] = WINDOW_ROUTES;

/**
 * Which routes a server does not have, by its own description (`GET /api/docs-json`, contract.md 1). A server whose
 * description cannot be read is taken to have them all: each says so itself when it is called.
 */
export function missingRoutes(description: unknown): RouteName[] {
  const parsed = openApiPaths.safeParse(description);
  if (!parsed.success || Object.keys(parsed.data.paths).length === 0) return [];
  const offered = new Set<string>();
  for (const [path, methods] of Object.entries(parsed.data.paths)) {
    for (const method of Object.keys(methods)) offered.add(`${method.toUpperCase()} ${shapeOf(path)}`);
  }
  return OPTIONAL_ROUTES.filter((name) => !offered.has(`${ROUTES[name].method} ${shapeOf(ROUTES[name].path)}`));
}

/** A path without the names of its parameters, which differ from server to server. */
function shapeOf(path: string): string {
  return path.replace(/:(\w+)|\{[^}]*\}/g, '*').replace(/\/$/, '');
}
