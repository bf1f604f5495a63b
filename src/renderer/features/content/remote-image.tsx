import { Image, ImageOff } from 'lucide-react';
import { useContext, useEffect, useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button } from '../../ui/button.tsx';
import { ContentAgentContext } from './content-agent.ts';
import { hostOf } from './real-address.ts';
import { useRemoteImage } from './use-remote-image.ts';
import './remote-image.css';
import { t } from '../../../words/words.ts';

interface RemoteImageProps {
  readonly address: string;
  readonly words: string;
}

/** What may be done about a picture that is not loaded: once, or always for its agent. */
function Choices({ onLoad, onCancel }: { readonly onLoad: () => void; readonly onCancel: () => void }) {
  const { store } = useDesk();
  const agent = useContext(ContentAgentContext);

  async function allow(key: string): Promise<void> {
    const { settings, changeSettings, say } = store.getState();
    const problem = await changeSettings({ remoteImages: [...settings.remoteImages, key] });
    if (problem !== null) say({ tone: 'problem', text: problem, about: null });
  }

  return (
    <span className="image-choices">
      <span>{t('content.loadTellsServer')}</span>
      <Button onClick={onLoad}>{t('content.loadPicture')}</Button>
      {agent && (
        <Button onClick={() => void allow(agent.key)}>
          <bdi>{t('content.alwaysLoadFrom', { name: agent.name })}</bdi>
        </Button>
      )}
      <Button look="ghost" onClick={onCancel}>
        {t('content.cancel')}
      </Button>
    </span>
  );
}

/**
 * A picture on somebody’s server. Loading it would tell that server that the message was read, so it happens only when
 * the person asks, or has allowed it for this agent; and then the main process does it, never the page.
 */
export function RemoteImage({ address, words }: RemoteImageProps) {
  const agent = useContext(ContentAgentContext);
  const isAllowed = useApp((state) => agent !== null && state.settings.remoteImages.includes(agent.key));
  const { image, load } = useRemoteImage(address);
  const [isAsking, setIsAsking] = useState(false);
  const host = hostOf(address);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is or becomes allowed
  useEffect(() => {
    if (isAllowed && host !== null && image.kind === 'resting') load();
  }, [isAllowed]);

  if (image.kind === 'here') return <img className="remote-image" src={image.url} alt={words} />;
  if (host === null) {
    return (
      <span className="image-chip" title={address}>
        <ImageOff aria-hidden="true" />
        {words && <bdi className="image-chip-words">{words}</bdi>}
        <span className="image-chip-address">
          {t('content.pictureCannotBeLoaded')}
          {address && `: ${address}`}
        </span>
      </span>
    );
  }
  return (
    <span className="image-chip" data-open={isAsking}>
      <button
        type="button"
        className="image-chip-main"
        title={address}
        aria-expanded={isAsking}
        disabled={image.kind === 'loading'}
        onClick={() => setIsAsking(!isAsking)}
      >
        <Image aria-hidden="true" />
        {words && <bdi className="image-chip-words">{words}</bdi>}
        <span className="image-chip-address">
          {image.kind === 'loading' ? t('content.loadingFrom', { host }) : t('content.pictureFromNotLoaded', { host })}
        </span>
      </button>
      {image.kind === 'failed' && (
        <span className="image-problem" role="alert">
          {image.problem}
        </span>
      )}
      {isAsking && image.kind !== 'loading' && (
        <Choices
          onLoad={() => {
            setIsAsking(false);
            load();
          }}
          onCancel={() => setIsAsking(false)}
        />
      )}
    </span>
  );
}
