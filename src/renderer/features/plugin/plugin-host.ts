import type { PluginFetchRequest } from '../../../contract/plugin.ts';
import {
  clampPluginHeight,
  PLUGIN_EVENT_TYPE,
  PLUGIN_REPLY_TYPES,
  type PluginFrameMessage,
  pluginFrameMessage,
} from '../../../contract/plugin-messages.ts';
import type { JsonObject } from '../../../contract/value.ts';

/** What a plugin's frame may have done for it. Each rejects with a sentence for the plugin. */
export interface PluginPowers {
  resize(height: number): void;
  say(text: string, variant: 'info' | 'success' | 'warning' | 'error'): void;
  leave(): void;
  fetch(request: PluginFetchRequest): Promise<object>;
  readFile(attachmentId: string): Promise<{ data: string; mimeType: string; filename: string }>;
  respond(response: JsonObject): Promise<void>;
}

/** The host's end of a frame's bridge (contract.md 11.4). */
export interface PluginHost {
  /** Hears what the frame posted; junk is dropped. The caller has checked that the source is that frame. */
  hear(data: unknown): Promise<void>;
  tellTheme(theme: 'light' | 'dark'): void;
}

/** Connects a frame with what it may do. */
export function createPluginHost(powers: PluginPowers, post: (message: object) => void): PluginHost {
  const perform = async (message: CallMessage): Promise<object> => {
    switch (message.type) {
      case 'hp:fetch':
        return powers.fetch(message.payload);
      case 'hp:getFile':
        return { ok: true, ...(await powers.readFile(message.payload.attachmentId)) };
      case 'hp:getFileUrl':
        return { ok: true, url: (await powers.readFile(message.payload.attachmentId)).data };
      case 'hp:respond':
        await powers.respond(message.payload.response);
        return { ok: true };
    }
  };

  return {
    async hear(data) {
      const parsed = pluginFrameMessage.safeParse(data);
      if (!parsed.success) return;
      const message = parsed.data;
      switch (message.type) {
        case 'hp:resize':
          powers.resize(clampPluginHeight(message.payload.height));
          return;
        case 'hp:toast':
          powers.say(message.payload.message, message.payload.variant);
          return;
        case 'hp:leave':
          powers.leave();
          return;
        case 'hp:emit':
          return;
        default: {
          const type = PLUGIN_REPLY_TYPES[message.type];
          try {
            post({ type, id: message.id, payload: await perform(message) });
          } catch (error) {
            const reason = error instanceof Error ? error.message : String(error);
            post({ type, id: message.id, payload: { ok: false, error: reason }, error: reason });
          }
        }
      }
    },
    tellTheme: (theme) => post({ type: PLUGIN_EVENT_TYPE, payload: { event: 'theme-changed', data: { theme } } }),
  };
}

type CallMessage = Extract<PluginFrameMessage, { id: string }>;
