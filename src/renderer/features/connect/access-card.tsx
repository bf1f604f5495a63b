import { Eye, EyeOff, KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { AgentWithActivity } from '../../../contract/agent.ts';
import { t } from '../../../words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Sentence } from '../../ui/sentence.tsx';
import { maskKey } from '../welcome/curl.ts';
import { ChannelPick } from './channel-pick.tsx';
import type { ConnectKey } from './use-connect-key.ts';

interface RowProps {
  readonly label: string;
  readonly children: ReactNode;
}

function Row({ label, children }: RowProps) {
  return (
    <div className="access-row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface AccessCardProps {
  readonly account: Account;
  readonly url: string;
  readonly channel: AgentWithActivity;
  readonly onChannel: (channelId: string) => void;
  readonly connectKey: ConnectKey;
  readonly isKeyShown: boolean;
  readonly onKeyShown: (isShown: boolean) => void;
}

/** What every agent needs: where, with which key, and in which channel. */
export function AccessCard(props: AccessCardProps) {
  const { account, url, channel, onChannel, connectKey, isKeyShown, onKeyShown } = props;
  const { apiKey, isOwn, action } = connectKey;
  const label = t('connect.ownKeyLabel', { name: channel.name });
  return (
    <div className="access">
      <dl>
        <Row label={t('connect.channel')}>
          <ChannelPick account={account} channel={channel} onChannel={onChannel} />
        </Row>
        <Row label={t('connect.address')}>
          <code className="truncate">{url}</code>
          <CopyButton text={url} label={t('connect.copyAddress')} />
        </Row>
        <Row label={t('connect.key')}>
          {apiKey === null ? (
            <span className="access-hint">{t('connect.noKeyKnown')}</span>
          ) : (
            <>
              <code className="truncate">{isKeyShown ? apiKey : maskKey(apiKey)}</code>
              <IconButton
                label={isKeyShown ? t('connect.hideKey') : t('connect.showKey')}
                onClick={() => onKeyShown(!isKeyShown)}
              >
                {isKeyShown ? <EyeOff /> : <Eye />}
              </IconButton>
              <CopyButton text={apiKey} label={t('connect.copyKey')} />
            </>
          )}
          {!isOwn && !account.missing.includes('createApiKey') && (
            <Button
              className="access-make"
              look={apiKey === null ? 'primary' : 'ghost'}
              disabled={action.isBusy}
              onClick={() => void connectKey.create(label)}
            >
              <KeyRound />
              {apiKey === null ? t('connect.createKey') : t('connect.ownKey')}
            </Button>
          )}
        </Row>
      </dl>
      {isOwn && (
        <p className="access-note">
          <Sentence of="connect.ownKeyHint" parts={{ label: <bdi>{label}</bdi> }} />
        </p>
      )}
      {action.problem !== null && (
        <p className="access-note" data-tone="problem" role="alert">
          {action.problem}
        </p>
      )}
    </div>
  );
}
