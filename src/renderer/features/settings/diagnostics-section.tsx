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
import { t } from '../../../words/words.ts';

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
    }, t('settings.testShownHint'));
  }

  const decisions = diagnosis?.decisions ?? [];
  return (
    <SettingsSection id="diagnostics" title={t('settings.diagnostics')} lead={t('settings.diagnosticsHint')}>
      {problem !== null && (
        <p className="setting-problem" role="alert">
          {problem}
        </p>
      )}
      <ul className="layers" aria-label={t('settings.whatNotificationPasses')}>
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
          <span className="setting-label">{t('settings.testNotification')}</span>
          <p className="field-hint">{t('settings.testNotificationHint')}</p>
        </div>
        <Button disabled={action.isBusy} onClick={() => void handleTest()}>
          {t('settings.sendMeTestNotification')}
        </Button>
        <ActionNote action={action} />
      </div>
      <div className="setting decisions-head">
        <div className="setting-words">
          <span className="setting-label" id="decisions-label">
            {t('settings.recentDecisions')}
          </span>
          <p className="field-hint">{t('settings.copyDiagnosisHint')}</p>
        </div>
        {diagnosis !== null && (
          <CopyButton text={diagnosisText(diagnosis, version)} label={t('settings.copyDiagnosisAsText')} isWide />
        )}
      </div>
      <DecisionTable
        decisions={isWhole ? decisions : decisions.slice(0, FEW)}
        labelledBy="decisions-label"
        isRead={diagnosis !== null}
      />
      {decisions.length > FEW && (
        <button type="button" className="decisions-more" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? t('settings.showLatestOnly') : t('settings.showAll', { number: decisions.length })}
        </button>
      )}
    </SettingsSection>
  );
}
