/**
 * Names of every call that the window may make and every push that it may receive. They stand apart from their
 * schemas (`desktop.ts`) because the sandboxed preload is one small file without zod.
 */
export const CALL_NAMES = [
  'first-view:read',
  'desktop:read',
  'desktop:read-more',
  'account:probe',
  'account:add',
  'account:sign-in',
  'account:change-password',
  'account:sign-out',
  'account:remove',
  'account:rename',
  'account:move',
  'account:refresh',
  'account:switch-local',
  'network:changed',
  'window:drawn',
  'window:report-view',
  'channel:load',
  'channel:mark-read',
  'message:send',
  'message:take-back',
  'upload:start',
  'upload:append',
  'upload:finish',
  'upload:cancel',
  'window:keep',
  'review:respond',
  'review:send-test',
  'core:restart',
  'clipboard:write',
  'link:open',
  'server:call',
  'plugin:open',
  'plugin:read-file',
  'file:read',
  'file:save',
  'edit:list',
  'edit:keep',
  'edit:read',
  'edit:discard',
  'edit:save',
  'file:read-text',
  'image:load',
  'settings:read',
  'settings:change',
  'notification:pause',
  'notification:test',
  'notification:diagnose',
  'activity:read',
  'activity:export',
  'data:read',
  'data:back-up',
  'data:export',
  'file:reveal',
  'triage:read',
  'snooze:set',
  'snooze:wake',
  'answer:undo',
  'desktop-facts:read',
  'login-item:set',
  'menu:describe',
  'file:drag-out',
  'review:print',
  'review:save-pdf',
  'demo:read',
  'demo:start',
  'demo:remove',
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export const PUSH_NAMES = [
  'desktop:changed',
  'message:show',
  'queue:show',
  'notification:decided',
  'settings:changed',
  'data:exporting',
  'triage:changed',
  'answer:ended',
  'command:run',
  'account:suggest',
  'window:say',
  'demo:changed',
  'message:ended',
] as const;
export type PushName = (typeof PUSH_NAMES)[number];

/**
 * What crosses as JSON text, because it may hold a whole inbox: a string passes the bridge of the preload as it is, while
 * objects are copied member by member, twice.
 */
export const SENT_AS_TEXT: ReadonlySet<CallName | PushName> = new Set([
  'first-view:read',
  'desktop:read',
  'desktop:read-more',
  'desktop:changed',
]);

/** What a call answers across the process boundary: its value, or an error a person can read. */
export type CallOutcome<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };
