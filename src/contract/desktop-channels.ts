/**
 * Names of every call that the window may make and every push that it may receive. They stand apart from their
 * schemas (`desktop.ts`) because the sandboxed preload is one small file without zod.
 */
export const CALL_NAMES = [
  'desktop:read',
  'account:probe',
  'account:add',
  'account:sign-in',
  'account:change-password',
  'account:sign-out',
  'account:remove',
  'account:rename',
  'account:refresh',
  'account:switch-local',
  'network:changed',
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
  'notification:test',
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
] as const;
export type CallName = (typeof CALL_NAMES)[number];

export const PUSH_NAMES = [
  'desktop:changed',
  'message:show',
  'settings:changed',
  'data:exporting',
  'triage:changed',
  'answer:ended',
  'message:ended',
] as const;
export type PushName = (typeof PUSH_NAMES)[number];

/** What a call answers across the process boundary: its value, or an error a person can read. */
export type CallOutcome<T> = { ok: true; value: T } | { ok: false; error: { code: string; message: string } };
