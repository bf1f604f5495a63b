import { Eye, EyeOff, KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Account } from '../../../contract/account.ts';
import type { AgentWithActivity } from '../../../contract/agent.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
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
  const label = `${channel.name} (Connect)`;
  return (
    <div className="access">
      <dl>
        <Row label="Channel">
          <ChannelPick account={account} channel={channel} onChannel={onChannel} />
        </Row>
        <Row label="Address">
          <code className="truncate">{url}</code>
          <CopyButton text={url} label="Copy the address" />
        </Row>
        <Row label="Key">
          {apiKey === null ? (
            <span className="access-hint">None that is known here: servers show a key only once.</span>
          ) : (
            <>
              <code className="truncate">{isKeyShown ? apiKey : maskKey(apiKey)}</code>
              <IconButton label={isKeyShown ? 'Hide the key' : 'Show the key'} onClick={() => onKeyShown(!isKeyShown)}>
                {isKeyShown ? <EyeOff /> : <Eye />}
              </IconButton>
              <CopyButton text={apiKey} label="Copy the key" />
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
              {apiKey === null ? 'Create a key' : 'A key of its own'}
            </Button>
          )}
        </Row>
      </dl>
      {isOwn && (
        <p className="access-note">
          This key is shown only until you leave the page. In the settings it is called <bdi>{label}</bdi>.
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
