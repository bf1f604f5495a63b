import { randomBytes } from 'node:crypto';
import type { PluginView } from '../contract/desktop.ts';
import { AppError } from '../contract/errors.ts';
import type { Message } from '../contract/message.ts';
import type { PluginManifest, PluginRender } from '../contract/plugin.ts';
import { pluginDataOf, pluginNameOf } from '../contract/plugin-data.ts';
import { buildPluginDocument, PLUGIN_FRAME_SANDBOX, pluginFramePolicy } from '../contract/plugin-frame.ts';
import type { MessageReference } from '../contract/reference.ts';
import { PLUGIN_SCHEME } from './schemes.ts';
import { ServerRefusal } from './server/server-client.ts';

const TAILWIND_URL = `${PLUGIN_SCHEME}://assets/tailwind.js`;
/** More frames than a person can have open; what is older was left behind by a window that went away. */
const KEPT_COUNT = 40;

/** An account's server as frames need it. */
export interface PluginServer {
  findMessage(id: string): Message | null;
  listPlugins(): Promise<readonly PluginManifest[]>;
  renderPlugin(name: string): Promise<PluginRender>;
}

/** The documents of plugins' frames (contract.md 11). */
export interface PluginFrames {
  /** Makes the document for a message that a plugin shows, or says that none does. */
  open(reference: MessageReference, theme: 'light' | 'dark'): Promise<PluginView>;
  /** Answers a request of the plugins' scheme. */
  serve(url: string): Promise<Response>;
}

/** What the documents are made from. */
export interface PluginFrameParts {
  /** The server of an account; raises when there is no such account. */
  readonly serverOf: (accountId: string) => PluginServer;
  readonly readTailwind: () => Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * Makes the keeper of frames. A document lies under an address that cannot be guessed and never passes through the
 * window, which would otherwise see the secret values that the plugin was given.
 */
export function createPluginFrames({ serverOf, readTailwind }: PluginFrameParts): PluginFrames {
  const documents = new Map<string, { readonly html: string; readonly policy: string }>();

  const keep = (html: string, policy: string): string => {
    const token = randomBytes(16).toString('hex');
    documents.set(token, { html, policy });
    const [oldest] = documents.keys();
    if (documents.size > KEPT_COUNT && oldest !== undefined) documents.delete(oldest);
    return `${PLUGIN_SCHEME}://${token}/`;
  };

  return {
    async open({ accountId, messageId }, theme) {
      const server = serverOf(accountId);
      const message = server.findMessage(messageId);
      if (message === null) throw new AppError('message_not_found');
      // A server without plugins has no such route, and a message that names one is shown as its data.
      const manifests = await server.listPlugins().catch((error: unknown) => {
        if (error instanceof ServerRefusal && error.status === 404) return [];
        throw error;
      });
      const name = pluginNameOf(
        message,
        manifests.map((manifest) => manifest.name),
      );
      if (name === null) return { kind: 'none' };
      const manifest = manifests.find((candidate) => candidate.name === name);
      if (manifest === undefined) return { kind: 'missing', name };
      let render: PluginRender;
      try {
        render = await server.renderPlugin(name);
      } catch (error) {
        // Listed, but switched off.
        if (error instanceof ServerRefusal && error.status === 404) return { kind: 'missing', name };
        throw error;
      }
      const { httpRequests = false, maxHttpDomains = [] } = manifest.permissions ?? {};
      const declaredHosts = httpRequests ? maxHttpDomains : [];
      const html = buildPluginDocument({
        html: render.html,
        globals: {
          data: pluginDataOf(message),
          env: render.env,
          attachments: message.attachments.map(({ id, filename, mimeType, size }) => ({
            id,
            filename,
            mimeType,
            size,
          })),
          message: {
            id: message.id,
            channelId: message.channelId,
            senderType: message.senderType,
            createdAt: message.createdAt,
          },
          theme,
          review: reviewOf(message),
          isPreview: false,
        },
        tailwindUrl: TAILWIND_URL,
        declaredHosts,
      });
      const url = keep(html, pluginFramePolicy(TAILWIND_URL, declaredHosts));
      return { kind: 'frame', url, name, displayName: manifest.displayName };
    },
    async serve(url) {
      if (url === TAILWIND_URL) {
        return new Response(await readTailwind(), {
          headers: { 'content-type': 'text/javascript; charset=utf-8', 'cross-origin-resource-policy': 'cross-origin' },
        });
      }
      const document = documents.get(new URL(url).hostname);
      if (document === undefined) return new Response('This frame is gone', { status: 404 });
      return new Response(document.html, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          // Sandboxed by itself as well, whoever else might open the address.
          'content-security-policy': `${document.policy}; sandbox ${PLUGIN_FRAME_SANDBOX}`,
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    },
  };
}

function reviewOf({ review }: Message) {
  if (review == null) return null;
  const { type, status, payload } = review;
  return { type, status, ...(payload == null ? {} : { payload }) };
}
