import { useApp } from '../../state/app-context.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { pingCommand } from './ping-command.ts';

/** What to do so that there is something to see here. */
export function NoAgents() {
  const access = useApp((state) => state.data.accounts.find(({ agentAccess }) => agentAccess !== null)?.agentAccess);
  const platform = useApp((state) => state.data.platform);
  const command = access ? pingCommand(access, platform) : null;
  return (
    <section className="agents-teach" aria-labelledby="agents-teach">
      <h3 id="agents-teach">No agent has reported yet</h3>
      <p>
        An agent that pings about once a minute shows here whether it is up, busy or in trouble, and since when.
        {command !== null && ' This is one ping from a terminal:'}
      </p>
      {command !== null && (
        <div className="agents-command">
          <pre>{command.shown}</pre>
          <CopyButton text={command.real} label="Copy the command with the real key" />
        </div>
      )}
    </section>
  );
}
