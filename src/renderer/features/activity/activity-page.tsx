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
            <h3 id="activity-empty">Nothing is answered yet</h3>
            <p>
              Every answer that you give is written down here: what was asked and chosen, when, how fast and from which
              computer. The record only grows, and what you type into password fields is never in it.
            </p>
          </section>
        )
      ) : (
        <>
          <div className="page-tools">
            <PagePick label="Agent" value={agent ?? ''} onChange={setAgent}>
              <option value="">All</option>
              {agentsOf(entries).map(([key, name]) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </PagePick>
            <label className="page-pick">
              Day
              <input
                type="date"
                value={dayName}
                max="9999-12-31"
                onChange={(event) => setDayName(event.target.value)}
              />
            </label>
            {dayName !== '' && (
              <Button look="ghost" onClick={() => setDayName('')}>
                All days
              </Button>
            )}
            <span className="activity-count" role="status">
              {shown.length === 1 ? '1 entry' : `${shown.length.toLocaleString()} entries`}
            </span>
            <span className="activity-exports">
              <Button disabled={isSaving} onClick={() => void handleExport('csv')}>
                Export CSV…
              </Button>
              <Button disabled={isSaving} onClick={() => void handleExport('json')}>
                Export JSON…
              </Button>
            </span>
          </div>
          <SavedNote busy={isSaving ? 'Exporting…' : null} ended={ended} />
          <Suspense fallback={<div className="activity-charts" />}>
            <ActivityCharts days={days} />
          </Suspense>
          <FiguresTable days={days} />
          {shown.length === 0 ? (
            <p className="activity-none">Nothing was answered then. Choose another agent or day.</p>
          ) : (
            <ActivityTable entries={shown} />
          )}
        </>
      )}
    </div>
  );
}
