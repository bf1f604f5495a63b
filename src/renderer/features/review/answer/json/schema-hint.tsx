import { t } from '../../../../../words/words.ts';
import { PayloadTree } from '../../payload-tree.tsx';
import { schemaLines } from './schema-lines.ts';

/** What the agent expects back, beside the editor. A hint: any object is accepted. */
export function SchemaHint({ schema }: { readonly schema: unknown }) {
  const lines = schemaLines(schema);
  return (
    <section className="json-hint" aria-label={t('review.expectedShape')}>
      <h3>{t('review.expectedShape')}</h3>
      {lines === null || lines.length === 0 ? (
        <PayloadTree value={schema} />
      ) : (
        <dl>
          {lines.map((line) => (
            <div key={line.name} className="json-hint-line">
              <dt>
                <code>{line.name}</code>
                {line.isRequired && <span>{t('review.requiredMember')}</span>}
              </dt>
              <dd className="json-hint-type">{line.type}</dd>
              {line.description !== null && <dd dir="auto">{line.description}</dd>}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
