import { useEffect, useState } from 'react';
import type { PluginView } from '../../../contract/desktop.ts';
import { mayNamePlugin } from '../../../contract/plugin-data.ts';
import { useDesk } from '../../state/app-context.ts';
import type { Item } from '../../state/item.ts';

/** How a message is shown by a plugin, as far as that is known. */
export type PluginShowing =
  | PluginView
  | { readonly kind: 'asking' }
  | { readonly kind: 'failed'; readonly detail: string };

const NONE: PluginShowing = { kind: 'none' };
const ASKING: PluginShowing = { kind: 'asking' };

/** The theme that the window is in, for a document that cannot see it. */
export function themeNow(): 'light' | 'dark' {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * Asks for the plugin of a message, and again when its review ends or `version` changes: what the person half typed into
 * a frame must not vanish because the agent wrote something.
 */
export function usePluginView({ accountId, message }: Item, version: number): PluginShowing {
  const { bridge } = useDesk();
  const isPossible = mayNamePlugin(message);
  const [showing, setShowing] = useState<PluginShowing>(isPossible ? ASKING : NONE);
  const { id } = message;
  const status = message.review?.status;

  // biome-ignore lint/correctness/useExhaustiveDependencies: status and version are what the document is made of
  useEffect(() => {
    if (!isPossible) {
      setShowing(NONE);
      return;
    }
    let isCurrent = true;
    void bridge.call('plugin:open', { accountId, messageId: id, theme: themeNow() }).then((outcome) => {
      if (isCurrent) setShowing(outcome.ok ? outcome.value : { kind: 'failed', detail: outcome.error.message });
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, accountId, id, status, isPossible, version]);

  return showing;
}
