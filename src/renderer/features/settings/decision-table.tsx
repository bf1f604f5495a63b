import type { NotificationDecisionEntry } from '../../../contract/notifications.ts';
import { formatInstant } from '../../../words/formats.ts';
import { t } from '../../../words/words.ts';
import { clockWords } from '../../state/time-words.ts';
import { decisionWords, occasionWords, subjectWords } from './diagnosis-words.ts';

interface DecisionTableProps {
  readonly decisions: readonly NotificationDecisionEntry[];
  readonly labelledBy: string;
  /** Is it known that there is nothing more? */
  readonly isRead: boolean;
}

/** What was decided about notifications, newest first. */
export function DecisionTable({ decisions, labelledBy, isRead }: DecisionTableProps) {
  if (decisions.length === 0) {
    return isRead ? <p className="decisions-none">{t('settings.noDecisionsYet')}</p> : null;
  }
  const nowMs = Date.now();
  return (
    <table className="decisions" aria-labelledby={labelledBy}>
      <thead>
        <tr>
          <th scope="col">{t('settings.when')}</th>
          <th scope="col">{t('settings.who')}</th>
          <th scope="col">{t('settings.what')}</th>
          <th scope="col">{t('settings.decided')}</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a decision has no id, and rows keep nothing
          <tr key={`${entry.at}/${entry.messageId}/${index}`} data-outcome={entry.outcome}>
            <td>
              <time dateTime={entry.at} title={formatInstant(entry.at)}>
                {clockWords(Date.parse(entry.at), nowMs)}
              </time>
            </td>
            <td>{subjectWords(entry)}</td>
            <td>{occasionWords(entry)}</td>
            <td>{decisionWords(entry)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
