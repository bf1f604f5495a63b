import { Check, CircleHelp, MinusCircle, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { clockWords } from '../../state/time-words.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ActionNote } from './action-note.tsx';
import { DecisionTable } from './decision-table.tsx';
import { diagnosisText, type LayerState, layersOf } from './diagnosis-words.ts';
import { SettingsSection } from './settings-section.tsx';
import { useAction } from './use-action.ts';
import { useDiagnosis } from './use-diagnosis.ts';
import './diagnostics-section.css';

const ICONS: Readonly<Record<LayerState, typeof Check>> = {
  open: Check,
  quieter: MinusCircle,
  closed: TriangleAlert,
  unknown: CircleHelp,
};
const FEW = 8;

/** Why a notification came or did not: every layer that it passes, a test, and what was decided lately. */
export function DiagnosticsSection() {
  const { bridge } = useDesk();
  const version = useApp((state) => state.data.version);
  const { diagnosis, problem } = useDiagnosis();
  const [isWhole, setIsWhole] = useState(false);
  const action = useAction();

  async function handleTest(): Promise<void> {
    await action.run(async () => {
      const outcome = await bridge.call('notification:test', undefined);
      if (!outcome.ok || outcome.value.outcome === 'shown') return outcome;
      return { ok: false, error: { code: outcome.value.outcome, message: outcome.value.detail } };
    }, 'The system says that it showed the notification. If you see none, do-not-disturb may hide it.');
  }

  const decisions = diagnosis?.decisions ?? [];
  return (
    <SettingsSection
      id="diagnostics"
      title="Diagnostics"
      lead="Every arrival is notified exactly once, or there is a reason why not. Here is what can keep one away."
    >
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
      <ul className="layers" aria-label="What a notification passes">
        {diagnosis !== null &&
          layersOf(diagnosis, (at) => clockWords(Date.parse(at), Date.now())).map(({ name, state, words }) => {
            const Icon = ICONS[state];
            return (
              <li key={name} className="layer" data-layer={state}>
                <Icon aria-hidden="true" />
                <span className="layer-name">{name}</span>
                <span className="layer-words">{words}</span>
              </li>
            );
          })}
      </ul>
      <div className="setting">
        <div className="setting-words">
          <span className="setting-label">Test</span>
          <p className="field-hint">
            Shows a notification now, whatever is set here, and says what the system made of it.
          </p>
        </div>
        <Button disabled={action.isBusy} onClick={() => void handleTest()}>
          Send me a test notification
        </Button>
        <ActionNote action={action} />
      </div>
      <div className="setting decisions-head">
        <div className="setting-words">
          <span className="setting-label" id="decisions-label">
            Recent decisions
          </span>
          <p className="field-hint">To be copied for who helps you: it holds no word of what agents wrote.</p>
        </div>
        {diagnosis !== null && (
          <CopyButton text={diagnosisText(diagnosis, version)} label="Copy the diagnosis as text" isWide />
        )}
      </div>
      <DecisionTable
        decisions={isWhole ? decisions : decisions.slice(0, FEW)}
        labelledBy="decisions-label"
        isRead={diagnosis !== null}
      />
      {decisions.length > FEW && (
        <button type="button" className="decisions-more" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show the latest only' : `Show all ${decisions.length}`}
        </button>
      )}
    </SettingsSection>
  );
}
