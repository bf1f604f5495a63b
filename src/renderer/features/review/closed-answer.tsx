import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { ReadField, Reading } from '../../state/reading.ts';
import { Button } from '../../ui/button.tsx';
import { Markdown } from '../content/markdown.tsx';
import { PayloadTree } from './payload-tree.tsx';
import './closed-answer.css';
import { t } from '../../../words/words.ts';

/** This many of a long answer are shown at first. */
const AT_FIRST = 200;

function useFirst<T>(all: readonly T[]): { shown: readonly T[]; more: ReactNode } {
  const [isWhole, setIsWhole] = useState(false);
  const left = all.length - AT_FIRST;
  if (isWhole || left <= 0) return { shown: all, more: null };
  const more = <Button onClick={() => setIsWhole(true)}>{t('review.showMoreLeft', { left })}</Button>;
  return { shown: all.slice(0, AT_FIRST), more };
}

function Items({ labels }: { readonly labels: readonly string[] }) {
  const { shown, more } = useFirst(labels);
  return (
    <>
      <ul className="closed-items">
        {shown.map((label, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two labels may be alike, and they never move
          <li key={index}>
            <Check aria-hidden="true" />
            <bdi>{label}</bdi>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

function FieldValue({ value, isHidden }: ReadField) {
  if (value === null) return <dd className="closed-quiet">{t('review.leftEmpty')}</dd>;
  return (
    <dd className={isHidden ? 'closed-quiet' : undefined} dir="auto">
      {value}
    </dd>
  );
}

function Fields({ fields }: { readonly fields: readonly ReadField[] }) {
  const { shown, more } = useFirst(fields);
  return (
    <>
      <dl className="closed-fields">
        {shown.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two fields may be alike, and they never move
          <div key={index}>
            <dt dir="auto">{field.label}</dt>
            <FieldValue {...field} />
          </div>
        ))}
      </dl>
      {more}
    </>
  );
}

/** What was answered, where the title of the card does not say it all. */
export function ClosedAnswer({ reading }: { readonly reading: Reading }) {
  switch (reading.kind) {
    case 'option':
    case 'dismissed':
      return null;
    case 'items':
      return reading.labels.length > 1 ? <Items labels={reading.labels} /> : null;
    case 'fields':
      return <Fields fields={reading.fields} />;
    case 'text':
      return reading.isMarkdown ? (
        <Markdown text={reading.text} />
      ) : (
        <p className="closed-text" dir="auto">
          {reading.text}
        </p>
      );
    case 'tree':
      return <PayloadTree value={reading.value} />;
  }
}
