import { lazy, Suspense, useMemo, useState } from 'react';
import { type ActivityFilter, type AnswerEntry, isMeant } from '../../../contract/activity.ts';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';
import type { ExportFormat, SavedFile } from '../../../contract/local-data.ts';
import { useDesk } from '../../state/app-context.ts';
import { useNow } from '../../state/clock.ts';
import { Button } from '../../ui/button.tsx';
import { PagePick } from '../pages/page-pick.tsx';
import { SavedNote } from '../settings/saved-note.tsx';
import { dayNamed, figuresByDay } from './activity-figures.ts';
import { ActivityTable } from './activity-table.tsx';
import { FiguresTable } from './figures-table.tsx';
import { useActivity } from './use-activity.ts';
import './activity-page.css';
import '../settings/setting-controls.css';
import '../settings/fields.css';
import { t } from '../../../words/words.ts';

// The charts' library is large, and the table is what one comes for.
const ActivityCharts = lazy(async () => ({ default: (await import('./activity-charts.tsx')).ActivityCharts }));

const CHART_DAYS = 14;
const NO_ENTRIES: readonly AnswerEntry[] = [];

/** The agents that were answered, by name, keyed over all accounts. */
function agentsOf(entries: readonly AnswerEntry[]): [string, string][] {
  const names = new Map<string, string>();
  for (const { accountId, agentId, agentName } of entries) {
    const key = `${accountId}/${agentId}`;
    if (!names.has(key)) names.set(key, agentName);
  }
  return [...names].sort(([, a], [, b]) => a.localeCompare(b));
}

/** Who answered what, when and where: the record of this computer and what the servers know. */
export function ActivityPage() {
  const { bridge } = useDesk();
  const read = useActivity();
  const now = useNow('minute');
  const [agent, setAgent] = useState<string | null>(null);
  const [dayName, setDayName] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const [ended, setEnded] = useState<CallOutcome<SavedFile> | null>(null);
  const entries = read.entries ?? NO_ENTRIES;
  const filter = useMemo((): ActivityFilter => {
    const day = dayNamed(dayName);
    const instant = (ms: number | undefined): string | null => (ms === undefined ? null : new Date(ms).toISOString());
    return { agent, from: instant(day?.startMs), until: instant(day?.endMs) };
  }, [agent, dayName]);
  const shown = useMemo(() => entries.filter((entry) => isMeant(entry, filter)), [entries, filter]);
  const days = useMemo(
    () =>
      figuresByDay(
        entries.filter((entry) => isMeant(entry, { ...filter, from: null, until: null })),
        now,
        CHART_DAYS,
      ),
    [entries, filter, now],
  );

  async function handleExport(format: ExportFormat): Promise<void> {
    setIsSaving(true);
    setEnded(await bridge.call('activity:export', { ...filter, format }));
    setIsSaving(false);
  }

  return (
    <div className="activity">
      {read.problem !== null && (
        <p className="setting-problem" role="alert">
          {read.problem}
        </p>
      )}
      {entries.length === 0 ? (
        read.entries !== null && (
          <section className="activity-empty" aria-labelledby="activity-empty">
            <h3 id="activity-empty">{t('activity.nothingAnsweredYet')}</h3>
            <p>{t('activity.recordHint')}</p>
          </section>
        )
      ) : (
        <>
          <div className="page-tools">
            <PagePick label={t('activity.agent')} value={agent ?? ''} onChange={setAgent}>
              <option value="">{t('activity.all')}</option>
              {agentsOf(entries).map(([key, name]) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </PagePick>
            <label className="page-pick">
              {t('activity.day')}
              <input
                className="field-box field-box-small"
                type="date"
                value={dayName}
                max="9999-12-31"
                onChange={(event) => setDayName(event.target.value)}
              />
            </label>
            {dayName !== '' && (
              <Button look="ghost" onClick={() => setDayName('')}>
                {t('activity.allDays')}
              </Button>
            )}
            <span className="activity-count" role="status">
              {t('activity.entries', { count: shown.length })}
            </span>
            <span className="activity-exports">
              <Button disabled={isSaving} onClick={() => void handleExport('csv')}>
                {t('activity.exportCsv')}
              </Button>
              <Button disabled={isSaving} onClick={() => void handleExport('json')}>
                {t('activity.exportJson')}
              </Button>
            </span>
          </div>
          <SavedNote busy={isSaving ? t('activity.exporting') : null} ended={ended} />
          <Suspense fallback={<div className="activity-charts" />}>
            <ActivityCharts days={days} />
          </Suspense>
          <FiguresTable days={days} />
          {shown.length === 0 ? (
            <p className="activity-none">{t('activity.nothingAnsweredThen')}</p>
          ) : (
            <ActivityTable entries={shown} />
          )}
        </>
      )}
    </div>
  );
}
