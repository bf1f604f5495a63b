import type { NotificationDecisionEntry, NotificationDiagnosis } from '../../../contract/notifications.ts';

/** How a layer stands: lets through, keeps something back by the person's own choice, or fails. */
export type LayerState = 'open' | 'quieter' | 'closed' | 'unknown';

/** One of the layers that a notification passes, in words. */
export interface Layer {
  readonly name: string;
  readonly state: LayerState;
  readonly words: string;
}

const DO_NOT_DISTURB: Readonly<Record<NotificationDiagnosis['doNotDisturb'], Pick<Layer, 'state' | 'words'>>> = {
  on: { state: 'closed', words: 'Do-not-disturb is on: the system keeps notifications back until you switch it off.' },
  off: { state: 'open', words: 'Off.' },
  unknown: { state: 'unknown', words: 'This system does not tell programs. Where it is on, the system decides.' },
};

/** Every layer from the system to the single agent; `timeOf` writes an instant as the window does. */
export function layersOf(diagnosis: NotificationDiagnosis, timeOf: (at: string) => string): readonly Layer[] {
  const { isSupported, lastRefusal, quietUntil, heldCount, quieterAgents, isFocused, recordProblem } = diagnosis;
  const silent = quieterAgents.filter(({ wish }) => wish === 'none').map(({ name }) => name);
  const reviewsOnly = quieterAgents.filter(({ wish }) => wish === 'reviews').map(({ name }) => name);
  const agents = [
    ...(silent.length > 0 ? [`Switched off: ${silent.join(', ')}.`] : []),
    ...(reviewsOnly.length > 0 ? [`Reviews only: ${reviewsOnly.join(', ')}.`] : []),
  ];
  const layers: Layer[] = [
    isSupported
      ? { name: 'This system', state: 'open', words: 'Shows notifications of programs.' }
      : {
          name: 'This system',
          state: 'closed',
          words: 'Has no notifications for programs. What waits is counted in the window.',
        },
    lastRefusal === null
      ? { name: 'Refused by the system', state: 'open', words: 'None lately.' }
      : {
          name: 'Refused by the system',
          state: 'closed',
          words: `${timeOf(lastRefusal.at)}: ${lastRefusal.error ?? 'no reason given'}. Allow Placet Desk in the system’s notification settings.`,
        },
    { name: 'Do-not-disturb', ...DO_NOT_DISTURB[diagnosis.doNotDisturb] },
    quietUntil === null
      ? { name: 'Quiet hours', state: 'open', words: 'Not now.' }
      : {
          name: 'Quiet hours',
          state: 'quieter',
          words: `Until ${timeOf(quietUntil)}. ${heldCount === 0 ? 'Nothing is kept back yet.' : `${heldCount} kept back.`}`,
        },
    agents.length === 0
      ? { name: 'Agents', state: 'open', words: 'Every agent may notify you of everything.' }
      : { name: 'Agents', state: 'quieter', words: agents.join(' ') },
    {
      name: 'This window',
      state: 'open',
      words: isFocused
        ? 'In front: what is open in it is not notified.'
        : 'Not in front: everything that is wanted is notified.',
    },
    {
      name: 'Buttons that answer',
      state: diagnosis.hasActions ? 'open' : 'unknown',
      words: diagnosis.hasActions
        ? 'On notifications of simple approvals.'
        : 'Not on this system. A click opens the review.',
    },
  ];
  return recordProblem === null ? layers : [...layers, { name: 'Record', state: 'closed', words: recordProblem }];
}

const OCCASIONS: Readonly<Record<NotificationDecisionEntry['occasion'], string>> = {
  arrival: 'New',
  'while-closed': 'Came while closed',
  'snooze-over': 'Back from snooze',
  reminder: 'Reminder',
  test: 'Test',
};

/** On what occasion something was decided. */
export function occasionWords({ occasion }: NotificationDecisionEntry): string {
  return OCCASIONS[occasion];
}

/** What it was about. */
export function subjectWords({ agentName, count, occasion }: NotificationDecisionEntry): string {
  if (count > 1) return `${count.toLocaleString()} messages`;
  return agentName ?? (occasion === 'test' ? 'Placet Desk' : 'A message');
}

const REASONS: Readonly<Record<NonNullable<NotificationDecisionEntry['reason']>, string>> = {
  'on-screen': 'you were looking at it',
  'not-from-agent': 'no agent wrote it',
  'already-closed': 'it was already answered, expired or withdrawn',
  'agent-off': 'notifications of this agent are off',
  'reviews-only': 'of this agent only reviews are notified',
  'not-supported': 'this system has no notifications',
  'quiet-hours': 'quiet hours',
  urgent: 'urgent, so in the quiet hours, too',
  'many-at-once': 'many at once',
  'before-first-sight': 'waited already when this account was new here',
  closed: 'answered, expired or withdrawn',
  seen: 'you looked at it',
  quit: 'Placet Desk was closed',
};

const OUTCOMES: Readonly<Record<NotificationDecisionEntry['outcome'], string>> = {
  shown: 'Notified',
  summary: 'Notified together with others',
  held: 'Kept for later',
  skipped: 'Not notified',
  refused: 'Refused by the system',
  withdrawn: 'Taken away',
};

/** What was decided, and why. */
export function decisionWords({ outcome, reason, error }: NotificationDecisionEntry): string {
  const why = error ?? (reason === null ? null : REASONS[reason]);
  return why === null ? OUTCOMES[outcome] : `${OUTCOMES[outcome]}: ${why}`;
}

/** All of it as text, for who helps. It holds names of agents and ids, and no word that an agent wrote. */
export function diagnosisText(diagnosis: NotificationDiagnosis, version: string): string {
  const layers = layersOf(diagnosis, (at) => at).map(({ name, words }) => `${name}: ${words}`);
  const decisions = diagnosis.decisions.map((entry) =>
    [entry.at, occasionWords(entry), subjectWords(entry), decisionWords(entry), entry.messageId ?? ''].join(' | '),
  );
  const head = `Placet Desk ${version} on ${diagnosis.platform}, notifications`;
  return [head, '', ...layers, '', ...decisions, ''].join('\n');
}
