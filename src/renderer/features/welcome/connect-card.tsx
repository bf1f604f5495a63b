import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { AgentAccess } from '../../../contract/account.ts';
import { useApp } from '../../state/app-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { curlSteps, maskKey } from './curl.ts';
import './connect-card.css';

interface FieldProps {
  readonly label: string;
  readonly shown: string;
  readonly text: string;
  readonly children?: ReactNode;
}

function Field({ label, shown, text, children }: FieldProps) {
  return (
    <div className="connect-field">
      <dt>{label}</dt>
      <dd>
        <code className="truncate">{shown}</code>
        {children}
        <CopyButton text={text} label={`Copy the ${label}`} />
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
        <CopyButton text={text} label={`Copy the command: ${title}`} />
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
    <section className="connect" aria-label="Connect an agent">
      <dl className="connect-fields">
        <Field label="agent URL" shown={access.url} text={access.url} />
        <Field label="API key" shown={shownAccess.apiKey} text={access.apiKey}>
          <IconButton
            label={isKeyShown ? 'Hide the API key' : 'Show the API key'}
            onClick={() => setIsKeyShown(!isKeyShown)}
          >
            {isKeyShown ? <EyeOff /> : <Eye />}
          </IconButton>
        </Field>
        <Field label="channel id" shown={access.channelId} text={access.channelId} />
      </dl>
      <ol className="connect-steps">
        <Step number={1} title="Ask" shown={shown.ask} text={real.ask} />
        <Step number={2} title="Wait for the answer" shown={shown.wait} text={real.wait}>
          <p>
            Put the <code>id</code> that the first command prints in place of <code>ID</code>. It ends the moment you
            answer; after 30 seconds without one it says <code>pending</code>, and you run it again.
          </p>
        </Step>
      </ol>
    </section>
  );
}
