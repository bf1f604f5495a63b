import { useEffect, useMemo, useRef, useState } from 'react';
import { PLUGIN_FRAME_SANDBOX } from '../../../contract/plugin-frame.ts';
import { PLUGIN_FRAME_HEIGHT } from '../../../contract/plugin-messages.ts';
import { type Desk, useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import type { Item } from '../../state/item.ts';
import { createPluginHost, type PluginPowers } from './plugin-host.ts';
import { themeNow } from './use-plugin-view.ts';
import './plugin-frame.css';
import { t } from '../../../words/words.ts';

const SAID_CHARS = 300;
const SAID_MS = 8_000;

interface PluginFrameProps {
  readonly item: Item;
  readonly url: string;
  readonly name: string;
  readonly displayName: string;
}

type ServerPowers = Pick<PluginPowers, 'fetch' | 'readFile' | 'respond'>;

function serverPowers({ bridge, store }: Desk, { key, accountId, message }: Item, name: string): ServerPowers {
  const reference = { accountId, messageId: message.id };
  return {
    async fetch(request) {
      const outcome = await bridge.callServer(accountId, 'fetchForPlugin', { parameters: { name }, body: request });
      if (!outcome.ok) throw new Error(outcome.error.message);
      return outcome.value;
    },
    async readFile(attachmentId) {
      const outcome = await bridge.call('plugin:read-file', { ...reference, attachmentId });
      if (!outcome.ok) throw new Error(outcome.error.message);
      return outcome.value;
    },
    async respond(response) {
      await store.getState().respond(key, response, null);
      const send = store.getState().sends[key];
      if (send?.state !== 'stored') throw new Error(send?.detail ?? t('plugin.responseNotSent'));
    },
  };
}

/** A message as a plugin shows it: a frame without an origin, which reaches this window by messages alone (contract.md 11). */
export function PluginFrame({ item, url, name, displayName }: PluginFrameProps) {
  const desk = useDesk();
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number>(PLUGIN_FRAME_HEIGHT.initial);
  const [said, setSaid] = useState<{ text: string; variant: string } | null>(null);

  // The frame outlives changes of its message, and so does what it is connected with.
  const current = useRef(item);
  current.current = item;
  const host = useMemo(
    () =>
      createPluginHost(
        {
          ...serverPowers(desk, current.current, name),
          resize: setHeight,
          say: (text, variant) => setSaid({ text: withoutTurns(text).slice(0, SAID_CHARS), variant }),
          leave: () => desk.store.getState().requestFocus('list'),
        },
        // A sandboxed frame has no origin that could be named.
        (message) => frame.current?.contentWindow?.postMessage(message, '*'),
      ),
    [desk, name],
  );

  useEffect(() => {
    function handleMessage(event: MessageEvent): void {
      if (event.source !== null && event.source === frame.current?.contentWindow) void host.hear(event.data);
    }
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    const tellTheme = (): void => host.tellTheme(themeNow());
    window.addEventListener('message', handleMessage);
    scheme.addEventListener('change', tellTheme);
    return () => {
      window.removeEventListener('message', handleMessage);
      scheme.removeEventListener('change', tellTheme);
    };
  }, [host]);

  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <section className="plugin" aria-label={t('plugin.pluginOf', { displayName })}>
      <iframe
        ref={frame}
        className="plugin-frame"
        src={url}
        sandbox={PLUGIN_FRAME_SANDBOX}
        title={displayName}
        style={{ height }}
      />
      <p className="plugin-said" data-variant={said?.variant} role="status">
        {said !== null && (
          <>
            <bdi>{displayName}</bdi>: <bdi>{said.text}</bdi>
          </>
        )}
      </p>
    </section>
  );
}
