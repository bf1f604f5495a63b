import { z } from 'zod';
import { pluginFetchRequest } from './plugin.ts';
import { jsonObject } from './value.ts';

const callId = z.string().min(1).max(64);

/** What a plugin's frame may post to its host (contract.md 11.4). The host checks first that the source is that frame. */
export const pluginFrameMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hp:resize'), payload: z.object({ height: z.number() }) }),
  z.object({
    type: z.literal('hp:toast'),
    payload: z.object({ message: z.string(), variant: z.enum(['info', 'success', 'warning', 'error']).catch('info') }),
  }),
  z.object({ type: z.literal('hp:leave') }).describe('Ours: Escape was pressed in the frame'),
  z.object({ type: z.literal('hp:emit'), payload: z.object({ action: z.string(), data: z.unknown() }) }),
  z.object({ type: z.literal('hp:fetch'), id: callId, payload: pluginFetchRequest }),
  z.object({ type: z.literal('hp:getFile'), id: callId, payload: z.object({ attachmentId: z.string() }) }),
  z.object({ type: z.literal('hp:getFileUrl'), id: callId, payload: z.object({ attachmentId: z.string() }) }),
  z.object({ type: z.literal('hp:respond'), id: callId, payload: z.object({ response: jsonObject }) }),
]);
export type PluginFrameMessage = z.infer<typeof pluginFrameMessage>;

/** The `type` of the host's reply to each call. */
export const PLUGIN_REPLY_TYPES = {
  'hp:fetch': 'hp:fetch:response',
  'hp:getFile': 'hp:getFile:response',
  'hp:getFileUrl': 'hp:getFileUrl:response',
  'hp:respond': 'hp:respond:result',
} as const;

/** What the host tells a frame without being asked, e.g. `theme-changed` with the new theme. */
export const PLUGIN_EVENT_TYPE = 'hp:event';

/** Height of a frame before its plugin says anything, and the bounds of what it may ask for; CSS pixels. */
export const PLUGIN_FRAME_HEIGHT = { initial: 100, min: 40, max: 800 } as const;

/** The height that a frame gets when it asks for `wished`; junk is the least. */
export function clampPluginHeight(wished: number): number {
  if (Number.isNaN(wished)) return PLUGIN_FRAME_HEIGHT.min;
  return Math.min(Math.max(Math.round(wished), PLUGIN_FRAME_HEIGHT.min), PLUGIN_FRAME_HEIGHT.max);
}
