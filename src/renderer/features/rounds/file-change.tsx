import { FileText } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Attachment } from '../../../contract/message.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import { type FilePair, isTextFile } from '../../state/rounds.ts';
import { sizeWords } from '../attachments/size-words.ts';
import { ChangeCount, TextDiff } from '../content/text-diff.tsx';
import { useTextChanges } from './use-text-changes.ts';

/** A file of one round and its namesake of the next. */
type Both = { readonly before: Attachment; readonly after: Attachment };

/** The texts of both files; null when one cannot be read as text. Undefined while they are read. */
function useTexts(accountId: string, { before, after }: Both): readonly [string, string] | null | undefined {
  const { bridge } = useDesk();
  const [texts, setTexts] = useState<readonly [string, string] | null>();
  useEffect(() => {
    let isCurrent = true;
    const read = (attachmentId: string) => bridge.call('file:read-text', { accountId, attachmentId });
    void Promise.all([read(before.id), read(after.id)]).then(([first, second]) => {
      const both = first.ok && second.ok ? ([first.value.text, second.value.text] as const) : null;
      if (isCurrent) setTexts(both && both[0] !== null && both[1] !== null ? [both[0], both[1]] : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [bridge, accountId, before.id, after.id]);
  return texts;
}

function FileLine({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <p className="rounds-name rounds-file">
      <FileText aria-hidden="true" />
      <bdi className="truncate">{withoutTurns(name)}</bdi>
      <span>{children}</span>
    </p>
  );
}

/** Says of files that are not compared as text what is known of them: their sizes. */
function sizesWords({ before, after }: Both): string {
  if (before.size === after.size) return t('rounds.newVersion', { size: sizeWords(after.size) });
  return t('rounds.newVersionSizes', { size: sizeWords(before.size), newSize: sizeWords(after.size) });
}

function TextFileChange({ accountId, name, pair }: { accountId: string; name: string; pair: Both }) {
  const texts = useTexts(accountId, pair);
  const changes = useTextChanges(texts?.[0], texts?.[1]);
  if (texts === undefined) return <FileLine name={name}>{t('rounds.reading')}</FileLine>;
  if (texts === null || changes === null) return <FileLine name={name}>{sizesWords(pair)}</FileLine>;
  if (changes.addedCount + changes.removedCount === 0) return <FileLine name={name}>{t('rounds.unchanged')}</FileLine>;
  return (
    <div className="rounds-compared">
      <FileLine name={name}>
        <ChangeCount changes={changes} />
      </FileLine>
      <TextDiff changes={changes} label={t('rounds.fileChangesOf', { name: withoutTurns(name) })} />
    </div>
  );
}

/** What became of one file from a round to the next. */
export function FileChange({ accountId, pair }: { readonly accountId: string; readonly pair: FilePair }) {
  const { name, before, after } = pair;
  if (before && after) {
    if (before.id === after.id) return <FileLine name={name}>{t('rounds.unchanged')}</FileLine>;
    return isTextFile(after) ? (
      <TextFileChange accountId={accountId} name={name} pair={{ before, after }} />
    ) : (
      <FileLine name={name}>{sizesWords({ before, after })}</FileLine>
    );
  }
  return (
    <FileLine name={name}>
      {after ? t('rounds.addedSize', { size: sizeWords(after.size) }) : t('rounds.noLongerAttached')}
    </FileLine>
  );
}
