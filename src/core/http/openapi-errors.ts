import { ERRORS, type ErrorCode } from '../../contract/errors.ts';
import { BYTES, type Route } from '../../contract/route.ts';

/** A property of a route, and the errors that it brings with it. */
type Rule = readonly [isMet: (route: Route) => boolean, codes: readonly ErrorCode[]];

const under = (pattern: RegExp) => (route: Route) => pattern.test(route.path);
const isPublicPage = ({ auth, answer }: Route) => auth === 'none' && answer === BYTES;

const RULES: readonly Rule[] = [
  [({ auth }) => auth === 'apiKey', ['api_key_missing', 'api_key_unknown', 'api_key_scoped']],
  [({ auth }) => auth === 'session', ['session_invalid']],
  [({ body, query }) => body !== undefined || query !== undefined, ['validation_failed']],
  [({ body }) => body !== undefined, ['malformed_json', 'body_too_large', 'media_type_unsupported']],
  [({ form }) => form !== undefined, ['file_missing', 'form_malformed', 'body_too_large']],
  [({ method }) => method !== 'GET', ['storage_full', 'storage_read_only', 'storage_failed']],
  [(route) => route.answer === BYTES && !isPublicPage(route), ['range_unsatisfiable']],

  [under(/\/(messages|reviews|files)\b/), ['channel_forbidden']],
  [under(/\/(messages|reviews)\/:/), ['message_not_found']],
  [under(/\/reviews\/:|\/respond$/), ['review_not_found']],
  [under(/\/respond$/), ['review_closed']],
  [under(/\/wait$/), ['too_many_waits']],
  [
    under(/\/retry$/),
    ['webhook_missing_for_message', 'webhook_missing_for_agent', 'delivery_impossible', 'webhook_refused'],
  ],
  [
    ({ method, path }) => method === 'POST' && path === '/api/v1/messages',
    ['message_empty', 'expiry_unparsable', 'expiry_in_past', 'iteration_impossible'],
  ],
  [({ method, path }) => method === 'DELETE' && path === '/api/v1/messages/:id', ['iteration_linked']],
  [under(/\/agents\/:|\/agents\/set|\/agents\/delete|\/status\/ping$|\/commands$/), ['agent_not_found']],
  [under(/Subagent$|setWebhook$/), ['parent_impossible']],
  [under(/\/avatar$/), ['avatar_not_found', 'image_required']],
  [under(/\/files\/:/), ['attachment_not_found', 'file_forbidden']],
  [under(/\/files\/(upload|store)/), ['channel_missing']],
  [under(/\/store-text$/), ['content_missing']],
  [under(/\/share\/:/), ['share_not_found']],
  [under(/^\/api\/api-keys\/:/), ['api_key_not_found']],
  [({ method, path }) => method === 'POST' && path === '/api/api-keys', ['agent_not_found']],
  [under(/^\/api\/users/), ['owner_required', 'user_not_found', 'email_taken', 'user_undeletable', 'last_owner']],
  [under(/webhook-settings|\/settings\/webhooks/), ['owner_required']],
  [under(/\/plugins\/:/), ['plugin_not_found']],
  [under(/\/plugins\/:name\/icon$/), ['plugin_icon_not_found']],
  [under(/\/plugins\/:name\/fetch$/), ['plugin_fetch_refused']],
  [under(/\/auth\/login$/), ['credentials_invalid']],
  [under(/\/auth\/change-password$/), ['password_incorrect']],
  [() => true, ['host_refused', 'origin_refused', 'rate_limited', 'too_many_headers', 'internal']],
];

/** The ways in which a route may refuse, by status: those of its kind, and those of its noun. */
export function errorStatusesOf(route: Route): [status: number, codes: ErrorCode[]][] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of RULES.flatMap(([isMet, codes]) => (isMet(route) ? codes : []))) {
    const { status } = ERRORS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].sort(([a], [b]) => a - b);
}
