import { REDACTED } from '../../../contract/review.ts';
import './payload-tree.css';
import { t } from '../../../words/words.ts';

/** More than this is cut, with a line that says so: a payload may be anything. */
const MEMBERS = 100;
const DEPTH = 8;
const CHARS = 2_000;

function Leaf({ value }: { readonly value: unknown }) {
  const text = value === REDACTED ? 'hidden' : String(value);
  return (
    <span className="payload-value" data-type={value === null ? 'null' : typeof value} dir="auto">
      {text === '' ? '(empty)' : text.length > CHARS ? `${text.slice(0, CHARS)}…` : text}
    </span>
  );
}

interface PayloadTreeProps {
  readonly value: unknown;
  readonly depth?: number;
}

/** Any JSON as a tree that a person can read. */
export function PayloadTree({ value, depth = 0 }: PayloadTreeProps) {
  if (typeof value !== 'object' || value === null) return <Leaf value={value} />;
  const members = Object.entries(value);
  if (members.length === 0) return <span className="payload-value">{t('review.emptyValue')}</span>;
  if (depth >= DEPTH) return <span className="payload-value">…</span>;
  return (
    <dl className="payload-tree" {...(depth === 0 ? { tabIndex: 0 } : {})}>
      {members.slice(0, MEMBERS).map(([name, member]) => {
        const isNested = typeof member === 'object' && member !== null && Object.keys(member).length > 0;
        return (
          <div key={name} className="payload-member" data-nested={isNested}>
            <dt dir="auto">{Array.isArray(value) ? Number(name) + 1 : name}</dt>
            <dd>
              <PayloadTree value={member} depth={depth + 1} />
            </dd>
          </div>
        );
      })}
      {members.length > MEMBERS && (
        <div className="payload-member">
          <dt>…</dt>
          <dd className="payload-value">{t('review.moreCount', { n: members.length - MEMBERS })}</dd>
        </div>
      )}
    </dl>
  );
}
