import { z } from 'zod';

/**
 * Every error that can leave the core: its code inside the program, the HTTP status, and the sentence on the wire.
 * Agents compare some of these sentences, so they are part of the contract (contract.md 2.4, 3.1, 5.3, 7.2).
 */
export const ERRORS = {
  validation_failed: { status: 400, message: 'Validation failed' },
  malformed_json: { status: 400, message: 'The body is not valid JSON' },
  message_empty: { status: 400, message: 'A message needs text, a review, a status or an attachment' },
  file_missing: { status: 400, message: 'No file provided' },
  channel_missing: { status: 400, message: 'channelId is required' },
  content_missing: { status: 400, message: 'content is required' },
  form_malformed: { status: 400, message: 'The body is not a valid multipart form' },
  image_required: { status: 400, message: 'Only an image can be an avatar' },
  expiry_unparsable: { status: 400, message: 'expiresAt must be a valid ISO date string' },
  expiry_in_past: { status: 400, message: 'Review expiration must be in the future' },
  iteration_impossible: {
    status: 400,
    message: 'iterationOf must name a message of this channel whose review is completed or expired',
  },
  iteration_linked: { status: 400, message: 'A message of a chain of iterations cannot be deleted' },
  parent_impossible: { status: 400, message: 'An agent cannot be under itself, directly or through others' },
  webhook_missing_for_message: { status: 400, message: 'No webhook configured for this message' },
  webhook_missing_for_agent: { status: 400, message: 'No webhook configured for this agent' },
  delivery_impossible: { status: 400, message: 'Cannot retry delivery for this message' },
  webhook_refused: { status: 400, message: 'This webhook address may not be called' },
  api_key_missing: { status: 401, message: 'Missing or invalid API key' },
  api_key_unknown: { status: 401, message: 'Invalid API key' },
  session_invalid: { status: 401, message: 'Unauthorized' },
  credentials_invalid: { status: 401, message: 'Invalid credentials' },
  password_incorrect: { status: 401, message: 'Current password is incorrect' },
  api_key_scoped: {
    status: 403,
    message: 'This key is for MCP clients only: it works at /mcp. Use a key without a scope here.',
  },
  channel_forbidden: { status: 403, message: 'Not your agent' },
  file_forbidden: { status: 403, message: 'Not your file' },
  review_closed: { status: 403, message: 'Review already responded' },
  owner_required: { status: 403, message: 'Owner access required' },
  user_undeletable: { status: 403, message: 'You cannot delete yourself' },
  last_owner: { status: 403, message: 'The last owner stays an owner' },
  host_refused: {
    status: 403,
    message: 'This server answers only to its own address. Use the URL that it printed when it started.',
  },
  origin_refused: { status: 403, message: 'Web pages of another origin may not use this server.' },
  message_not_found: { status: 404, message: 'Message not found' },
  review_not_found: { status: 404, message: 'No review on this message' },
  signed_out: { status: 401, message: 'You are signed out of this server. Sign in again.' },
  account_unremovable: {
    status: 403,
    message: 'This computer’s own server cannot be removed. Switch it off instead.',
  },
  account_not_found: { status: 404, message: 'There is no such account' },
  upload_cut_off: { status: 409, message: 'The upload of this file was cut off. Add the file again.' },
  link_refused: { status: 400, message: 'This address cannot be opened: only web and mail addresses can.' },
  system_refused: { status: 500, message: 'The system did not do that. Try again.' },
  file_not_saved: { status: 500, message: 'The file could not be saved. Try another folder.' },
  edit_not_kept: {
    status: 500,
    message: 'Your edit could not be kept on this computer. Free some space and try again.',
  },
  image_refused: { status: 400, message: 'This picture cannot be loaded: only those at public https addresses can.' },
  image_unavailable: { status: 502, message: 'The picture could not be loaded: its server cannot be reached.' },
  attachment_not_found: { status: 404, message: 'Attachment not found' },
  attachment_too_large: { status: 413, message: 'This attachment is too large for a plugin; save it instead' },
  avatar_not_found: { status: 404, message: 'This agent has no avatar' },
  share_not_found: { status: 404, message: 'Invalid or expired share link' },
  api_key_not_found: { status: 404, message: 'API key not found' },
  user_not_found: { status: 404, message: 'User not found' },
  agent_not_found: { status: 404, message: 'Agent not found' },
  plugin_not_found: { status: 404, message: 'Plugin not found' },
  plugin_icon_not_found: { status: 404, message: 'This plugin has no icon file' },
  plugin_fetch_refused: { status: 400, message: 'This plugin may not fetch this address' },
  mcp_session_not_found: { status: 404, message: 'This MCP session has ended; initialize a new one' },
  route_not_found: { status: 404, message: 'Cannot find this route' },
  email_taken: { status: 409, message: 'This e-mail is already used' },
  body_too_large: { status: 413, message: 'The body is larger than this server accepts' },
  media_type_unsupported: { status: 415, message: 'Send JSON with Content-Type: application/json' },
  range_unsatisfiable: { status: 416, message: 'The file ends before the range that was asked for' },
  rate_limited: { status: 429, message: 'Too many requests; wait as long as Retry-After says' },
  too_many_waits: { status: 429, message: 'Too many waits are held at once; answer or end some first' },
  too_many_sockets: { status: 429, message: 'Too many sockets are open at once; close some first' },
  too_many_subscriptions: {
    status: 429,
    message: 'This socket follows as many channels as it may; unsubscribe from some first',
  },
  too_many_mcp_sessions: { status: 429, message: 'Too many MCP sessions are open at once; close some first' },
  too_many_headers: { status: 431, message: 'The headers are larger or more than this server accepts' },
  core_not_running: { status: 503, message: 'The server on this computer is not running yet. Try again in a moment.' },
  storage_full: {
    status: 507,
    message: 'The disk of the server is full, so nothing was stored. Free some space and try again.',
  },
  storage_read_only: {
    status: 503,
    message: 'The data folder of the server cannot be written, so nothing was stored. Make it writable and try again.',
  },
  storage_failed: {
    status: 503,
    message:
      'The disk of the server does not take or give data, so the request was not carried out. Check the disk and try again.',
  },
  internal: { status: 500, message: 'Internal server error' },
} as const satisfies Record<string, { status: number; message: string }>;

/** A code of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS;

/** One thing wrong with one member of a request. */
export const validationIssue = z.object({
  path: z.array(z.union([z.string(), z.number()])).describe('Where in the body or query, from the outside in'),
  code: z.string(),
  message: z.string(),
});
export type ValidationIssue = z.infer<typeof validationIssue>;

/** The body of every answer that is not 2xx (contract.md 2.4). */
export const errorBody = z.object({
  statusCode: z.number().int(),
  error: z.string().optional().describe('The reason phrase of the status; only Placet Desk sends it'),
  message: z.union([z.string(), z.array(z.string())]),
  errors: z.array(validationIssue).optional().describe('What was wrong, on a validation failure'),
  timestamp: z.string().optional(),
  path: z.string().optional(),
});
export type ErrorBody = z.infer<typeof errorBody>;

/**
 * The one error that services raise and the three translators (HTTP, socket acknowledgement, IPC) understand.
 * `detail` replaces the table's sentence; `issues` is the list of a validation failure; `cause` is for the log only.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly issues: readonly ValidationIssue[];

  constructor(
    code: ErrorCode,
    detail?: string,
    options: { cause?: unknown; issues?: readonly ValidationIssue[] } = {},
  ) {
    super(detail ?? ERRORS[code].message, 'cause' in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.issues = options.issues ?? [];
  }
}
