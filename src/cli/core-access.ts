import { type ErrorBody, errorBody } from '../contract/errors.ts';
import { ROUTES, type Route, type RouteAnswer, type RouteName, routePath } from '../contract/routes.ts';
import { createCore } from '../core/index.ts';
import { type LocalSession, openLocalSession } from '../core/local-session.ts';
import { isFolderInUse } from '../core/store/snapshot.ts';

/** A refusal of the core; the text is for the person. */
export class CoreRefusal extends Error {
  override readonly name = 'CoreRefusal';
}

/** Calls the person's routes of a core as its owner. */
export interface CoreAccess {
  call<N extends RouteName>(
    name: N,
    sending?: { parameters?: Readonly<Record<string, string>>; body?: unknown },
  ): Promise<RouteAnswer<N>>;
}

/**
 * Lends the owner's access to the core of a data folder: the one that runs, or one that runs for as long as `use` does,
 * on a port of its own and without announcing itself.
 */
export async function withCore<Outcome>(
  dataFolder: string,
  use: (access: CoreAccess) => Promise<Outcome>,
): Promise<Outcome> {
  if (isFolderInUse(dataFolder)) return use(accessWith(await openLocalSession(dataFolder)));
  const core = await createCore({
    dataFolder,
    host: '127.0.0.1',
    port: 0,
    allowedHosts: [],
    webhookAllow: [],
    isAgentFileWritten: false,
  });
  try {
    return await use(accessWith({ url: core.address.url, token: await core.issueOwnerToken() }));
  } finally {
    await core.stop();
  }
}

function accessWith({ url, token }: LocalSession): CoreAccess {
  return {
    async call<N extends RouteName>(name: N, { parameters = {}, body }: { parameters?: object; body?: unknown } = {}) {
      const route: Route = ROUTES[name];
      const answer = await fetch(url + routePath(name, parameters as Record<string, string>), {
        method: route.method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const received: unknown = await answer.json();
      if (!answer.ok) throw new CoreRefusal(sentenceOf(errorBody.parse(received)));
      return received as RouteAnswer<N>;
    },
  };
}

function sentenceOf({ message, errors = [] }: ErrorBody): string {
  const details = errors.map(({ path, message: text }) => `${path.join('.')}: ${text}`);
  return [message, ...details].flat().join('\n  ');
}
