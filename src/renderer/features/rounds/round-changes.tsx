import type { Message } from '../../../contract/message.ts';
import { t } from '../../../words/words.ts';
import { pairFiles, roundOf } from '../../state/rounds.ts';
import { TextDiff } from '../content/text-diff.tsx';
import { FileChange } from './file-change.tsx';
import { payloadText } from './payload-text.ts';
import { useTextChanges } from './use-text-changes.ts';

interface RoundChangesProps {
  readonly accountId: string;
  readonly before: Message;
  readonly after: Message;
}

/** One text of a message compared with the same of another. */
function Compared({ what, before, after }: { what: string; before: string; after: string }) {
  const changes = useTextChanges(before, after);
  if (before === after) return null;
  if (changes === null) {
    return <p className="rounds-note">{t('rounds.changedTooMuch', { what })}</p>;
  }
  if (changes.addedCount + changes.removedCount === 0) return null;
  return (
    <div className="rounds-compared">
      <p className="rounds-name">{what}</p>
      <TextDiff changes={changes} label={t('rounds.changesOf', { what })} />
    </div>
  );
}

/** What changed from one round to another: the text, what may be answered, and the files by name. */
export function RoundChanges({ accountId, before, after }: RoundChangesProps) {
  const files = pairFiles(before.attachments, after.attachments);
  const texts = { before: before.text ?? '', after: after.text ?? '' };
  const payloads = { before: payloadText(before.review), after: payloadText(after.review) };
  const isSame = texts.before === texts.after && payloads.before === payloads.after && files.length === 0;
  return (
    <div className="rounds-changes">
      {isSame && (
        <p className="rounds-note">{t('rounds.sameAsRound', { round: roundOf(after), otherRound: roundOf(before) })}</p>
      )}
      <Compared what={t('rounds.text')} before={texts.before} after={texts.after} />
      <Compared what={t('rounds.whatCanBeAnswered')} before={payloads.before} after={payloads.after} />
      {files.map((pair, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name, and they never move
        <FileChange key={index} accountId={accountId} pair={pair} />
      ))}
    </div>
  );
}
