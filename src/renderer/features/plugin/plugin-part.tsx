import { Puzzle } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { pluginDataOf } from '../../../contract/plugin-data.ts';
import type { Item } from '../../state/item.ts';
import { Button } from '../../ui/button.tsx';
import { PluginFrame } from './plugin-frame.tsx';
import type { PluginShowing } from './use-plugin-view.ts';
import './plugin-frame.css';
import { t } from '../../../words/words.ts';
import { Sentence } from '../../ui/sentence.tsx';

interface PluginPartProps {
  readonly item: Item;
  readonly showing: PluginShowing;
  /** Makes the frame anew. */
  readonly onRenew: () => void;
}

/** Has the agent changed what the plugin shows since the frame was made? Then the person decides when it is made anew. */
function useStale(item: Item, url: string | null): boolean {
  const data = useMemo(() => JSON.stringify(pluginDataOf(item.message)), [item.message]);
  const shown = useRef({ url, data });
  if (shown.current.url !== url) shown.current = { url, data };
  return url !== null && shown.current.data !== data;
}

/** What a plugin makes of a message, or why it cannot. */
export function PluginPart({ item, showing, onRenew }: PluginPartProps) {
  const isStale = useStale(item, showing.kind === 'frame' ? showing.url : null);
  switch (showing.kind) {
    case 'none':
    case 'asking':
      return null;
    case 'missing':
      return (
        <p className="plugin-note">
          <Puzzle />
          <span>
            <Sentence of="plugin.missing" parts={{ name: <bdi>{showing.name}</bdi> }} />
          </span>
        </p>
      );
    case 'failed':
      return (
        <p className="plugin-note">
          <Puzzle />
          <span>{t('plugin.couldNotBeOpened', { detail: showing.detail })}</span>
          <Button onClick={onRenew}>{t('plugin.tryAgain')}</Button>
        </p>
      );
    case 'frame':
      return (
        <>
          {isStale && (
            <p className="plugin-note" role="status">
              <span>{t('plugin.changedByAgent')}</span>
              <Button onClick={onRenew}>{t('plugin.loadNewVersion')}</Button>
            </p>
          )}
          <PluginFrame key={showing.url} item={item} {...showing} />
        </>
      );
  }
}
