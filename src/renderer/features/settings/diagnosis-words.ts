import type { NotificationPause } from '../../../contract/notification-pause.ts';
import type { NotificationDecisionEntry, NotificationDiagnosis } from '../../../contract/notifications.ts';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';

/** How a layer stands: lets through, keeps something back by the person's own choice, or fails. */
export type LayerState = 'open' | 'quieter' | 'closed' | 'unknown';

/** One of the layers that a notification passes, in words. */
export interface Layer {
  readonly name: string;
  readonly state: LayerState;
  readonly words: string;
}

const DO_NOT_DISTURB: Readonly<
  Record<NotificationDiagnosis['doNotDisturb'], { readonly state: LayerState; readonly words: PlainKey }>
> = {
  on: { state: 'closed', words: 'settings.doNotDisturbOn' },
  off: { state: 'open', words: 'settings.doNotDisturbOff' },
  unknown: { state: 'unknown', words: 'settings.doNotDisturbUnknown' },
};

/** Every layer from the system to the single agent; `timeOf` writes an instant as the window does. */
export function layersOf(diagnosis: NotificationDiagnosis, timeOf: (at: string) => string): readonly Layer[] {
  const { isSupported, lastRefusal, pause, quietUntil, heldCount, quieterAgents, isFocused, recordProblem } = diagnosis;
  const silent = quieterAgents.filter(({ wish }) => wish === 'none').map(({ name }) => name);
  const reviewsOnly = quieterAgents.filter(({ wish }) => wish === 'reviews').map(({ name }) => name);
  const agents = [
    ...(silent.length > 0 ? [t('settings.switchedOffAgents', { agents: silent.join(', ') })] : []),
    ...(reviewsOnly.length > 0 ? [t('settings.reviewsOnlyAgents', { agents: reviewsOnly.join(', ') })] : []),
  ];
  const doNotDisturb = DO_NOT_DISTURB[diagnosis.doNotDisturb];
  const layers: Layer[] = [
    isSupported
      ? { name: t('settings.system'), state: 'open', words: t('settings.systemShowsNotifications') }
      : {
          name: t('settings.system'),
          state: 'closed',
          words: t('settings.systemShowsNone'),
        },
    lastRefusal === null
      ? { name: t('settings.refusedBySystem'), state: 'open', words: t('settings.noneLately') }
      : {
          name: t('settings.refusedBySystem'),
          state: 'closed',
          words: t('settings.refusedAt', {
            at: timeOf(lastRefusal.at),
            error: lastRefusal.error ?? t('settings.noReasonGiven'),
          }),
        },
    { name: t('settings.doNotDisturb'), state: doNotDisturb.state, words: t(doNotDisturb.words) },
    pause === null
      ? { name: t('settings.pause'), state: 'open', words: t('settings.notQuietNow') }
      : { name: t('settings.pause'), state: 'quieter', words: pausedWords(pause, heldCount, timeOf) },
    quietUntil === null
      ? { name: t('settings.quietHours'), state: 'open', words: t('settings.notQuietNow') }
      : {
          name: t('settings.quietHours'),
          state: 'quieter',
          words: heldWords(timeOf(quietUntil), heldCount),
        },
    agents.length === 0
      ? { name: t('settings.agents'), state: 'open', words: t('settings.everyAgentMayNotify') }
      : { name: t('settings.agents'), state: 'quieter', words: agents.join(' ') },
    {
      name: t('settings.window'),
      state: 'open',
      words: isFocused ? t('settings.windowInFront') : t('settings.windowNotInFront'),
    },
    {
      name: t('settings.buttonsAnswer'),
      state: diagnosis.hasActions ? 'open' : 'unknown',
      words: diagnosis.hasActions ? t('settings.buttonsOnApprovals') : t('settings.buttonsNotHere'),
    },
  ];
  return recordProblem === null
    ? layers
    : [...layers, { name: t('settings.decisionsRecord'), state: 'closed', words: recordProblem }];
}

function pausedWords({ until }: NotificationPause, heldCount: number, timeOf: (at: string) => string): string {
  if (until !== null) return heldWords(timeOf(until), heldCount);
  return heldCount === 0 ? t('settings.pausedNothingKept') : t('settings.pausedKept', { number: heldCount });
}

function heldWords(at: string, heldCount: number): string {
  return heldCount === 0 ? t('settings.quietNothingKept', { at }) : t('settings.quietKept', { at, number: heldCount });
}

const OCCASIONS: Readonly<Record<NotificationDecisionEntry['occasion'], PlainKey>> = {
  arrival: 'settings.arrivalNew',
  'while-closed': 'settings.cameWhileClosed',
  'snooze-over': 'settings.backFromSnooze',
  reminder: 'settings.arrivalReminder',
  test: 'settings.testNotification',
};

/** On what occasion something was decided. */
export function occasionWords({ occasion }: NotificationDecisionEntry): string {
  return t(OCCASIONS[occasion]);
}

/** What it was about. */
export function subjectWords({ agentName, count, occasion }: NotificationDecisionEntry): string {
  if (count > 1) return t('settings.messages', { count });
  return agentName ?? (occasion === 'test' ? 'Placet Desk' : t('settings.arrivalMessage'));
}

const REASONS: Readonly<Record<NonNullable<NotificationDecisionEntry['reason']>, PlainKey>> = {
  'on-screen': 'settings.whyLookingAt',
  'not-from-agent': 'settings.whyNoAgent',
  'already-closed': 'settings.whyAlreadyClosed',
  'agent-off': 'settings.whyAgentOff',
  'reviews-only': 'settings.whyReviewsOnly',
  'not-supported': 'settings.whyNoSystem',
  'quiet-hours': 'settings.whyQuietHours',
  paused: 'settings.whyPaused',
  urgent: 'settings.whyUrgent',
  'many-at-once': 'settings.whyMany',
  'before-first-sight': 'settings.whyWaitedAlready',
  closed: 'settings.whyClosed',
  seen: 'settings.whyLooked',
  quit: 'settings.whyProgramClosed',
};

const OUTCOMES: Readonly<Record<NotificationDecisionEntry['outcome'], PlainKey>> = {
  shown: 'settings.notified',
  summary: 'settings.notifiedTogetherWithOthers',
  held: 'settings.keptLater',
  skipped: 'settings.notNotified',
  refused: 'settings.refusedBySystem',
  withdrawn: 'settings.takenAway',
};

/** What was decided, and why. */
export function decisionWords({ outcome, reason, error }: NotificationDecisionEntry): string {
  const why = error ?? (reason === null ? null : t(REASONS[reason]));
  return why === null ? t(OUTCOMES[outcome]) : t('settings.decidedBecause', { outcome: t(OUTCOMES[outcome]), why });
}

/** All of it as text, for who helps. It holds names of agents and ids, and no word that an agent wrote. */
export function diagnosisText(diagnosis: NotificationDiagnosis, version: string): string {
  const layers = layersOf(diagnosis, (at) => at).map(({ name, words }) => `${name}: ${words}`);
  const decisions = diagnosis.decisions.map((entry) =>
    [entry.at, occasionWords(entry), subjectWords(entry), decisionWords(entry), entry.messageId ?? ''].join(' | '),
  );
  const head = t('settings.diagnosisTitle', { version, platform: diagnosis.platform });
  return [head, '', ...layers, '', ...decisions, ''].join('\n');
}
