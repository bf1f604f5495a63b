import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AgentAccess } from '../../../contract/account.ts';
import { useApp } from '../../state/app-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { curlSteps, maskKey } from './curl.ts';
import './connect-card.css';
import { t } from '../../../words/words.ts';
import { Sentence } from '../../ui/sentence.tsx';

interface FieldProps {
  readonly label: string;
  readonly copyLabel: string;
  readonly shown: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function Field({ label, copyLabel, shown, text, children }: FieldProps) {
  return (
    <div className="connect-field">
      <dt>{label}</dt>
      <dd>
        <code className="truncate">{shown}</code>
        {children}
        <CopyButton text={text} label={copyLabel} />
      </dd>
    </div>
  );
}

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly shown: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function Step({ number, title, shown, text, children }: StepProps) {
  return (
    <li className="connect-step">
      <h4>
        <span className="connect-number" aria-hidden="true">
          {number}
        </span>
        {title}
      </h4>
      <div className="connect-code" dir="ltr">
        <pre>{shown}</pre>
        <CopyButton text={text} label={t('welcome.copyCommandTitled', { title })} />
      </div>
      {children}
    </li>
  );
}

/** What an agent needs to know to ask here, and two commands to try it. Copying gives the real key, masked or not. */
export function ConnectCard({ access }: { readonly access: AgentAccess }) {
  const [isKeyShown, setIsKeyShown] = useState(false);
  const platform = useApp((state) => state.data.platform);
  const shownAccess = isKeyShown ? access : { ...access, apiKey: maskKey(access.apiKey) };
  const real = curlSteps(access, platform);
  const shown = curlSteps(shownAccess, platform);
  return (
    <section className="connect" aria-label={t('welcome.connectAgent')}>
      <dl className="connect-fields">
        <Field
          label={t('welcome.agentUrl')}
          copyLabel={t('welcome.copyAgentUrl')}
          shown={access.url}
          text={access.url}
        />
        <Field
          label={t('welcome.apiKey')}
          copyLabel={t('welcome.copyApiKey')}
          shown={shownAccess.apiKey}
          text={access.apiKey}
        >
          <IconButton
            label={isKeyShown ? t('welcome.hideApiKey') : t('welcome.showApiKey')}
            onClick={() => setIsKeyShown(!isKeyShown)}
          >
            {isKeyShown ? <EyeOff /> : <Eye />}
          </IconButton>
        </Field>
        <Field
          label={t('welcome.channelId')}
          copyLabel={t('welcome.copyChannelId')}
          shown={access.channelId}
          text={access.channelId}
        />
      </dl>
      <ol className="connect-steps">
        <Step number={1} title={t('welcome.ask')} shown={shown.ask} text={real.ask} />
        <Step number={2} title={t('welcome.waitForAnswer')} shown={shown.wait} text={real.wait}>
          <p>
            <Sentence
              of="welcome.waitHint"
              parts={{ id: <code>id</code>, place: <code>ID</code>, pending: <code>pending</code>, seconds: 30 }}
            />
          </p>
        </Step>
      </ol>
    </section>
  );
}
