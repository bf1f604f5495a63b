import { t } from '../../../words/words.ts';
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
      <h3 id="agents-teach">{t('agents.noAgentReportedYet')}</h3>
      <p>
        {t('agents.pingsHint')}
        {command !== null && ` ${t('agents.onePingHint')}`}
      </p>
      {command !== null && (
        <div className="agents-command">
          <pre>{command.shown}</pre>
          <CopyButton text={command.real} label={t('agents.copyPingCommand')} />
        </div>
      )}
    </section>
  );
}
