import { ownValue } from '../state/own-value.ts';
import './status-dot.css';

/** What an agent says of itself, in words. */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  active: 'Active',
  busy: 'Busy',
  error: 'In trouble',
  offline: 'Offline',
};

/** An agent’s status as a mark whose shape differs too: disc, half disc, square, ring. */
export function StatusDot({ status, label }: { readonly status: string; readonly label?: string }) {
  const words = label ?? ownValue(STATUS_WORDS, status) ?? status;
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
