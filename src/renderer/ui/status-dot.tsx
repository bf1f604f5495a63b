import type { PlainKey } from '../../words/catalogue.ts';
import { t } from '../../words/words.ts';
import { ownValue } from '../state/own-value.ts';
import './status-dot.css';

const STATUS_WORDS: Readonly<Record<string, PlainKey>> = {
  active: 'controls.active',
  busy: 'controls.busy',
  error: 'controls.trouble',
  offline: 'controls.offline',
};

/** What an agent says of itself, in words of ours where it says one of the known ones. */
export function statusWords(status: string): string {
  const key = ownValue(STATUS_WORDS, status);
  return key === undefined ? status : t(key);
}

/** An agent’s status as a mark whose shape differs too: disc, half disc, square, ring. */
export function StatusDot({ status, label }: { readonly status: string; readonly label?: string }) {
  const words = label ?? statusWords(status);
  return (
    <svg className="status-dot" data-status={status} viewBox="0 0 10 10" role="img" aria-label={words}>
      <title>{words}</title>
      {status === 'error' ? (
        <rect x="1.5" y="1.5" width="7" height="7" rx="1.5" />
      ) : (
        <circle cx="5" cy="5" r={status === 'active' ? 4 : 3.25} />
      )}
      {status === 'busy' && <path d="M5 1.75a3.25 3.25 0 0 1 0 6.5z" />}
    </svg>
  );
}
