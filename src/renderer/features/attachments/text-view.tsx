import { useMemo } from 'react';
import { t } from '../../../words/words.ts';
import { withVisibleTurns } from '../../state/direction.ts';
import { ColouredText } from '../content/coloured-text.tsx';
import { Markdown } from '../content/markdown.tsx';
import { kindOf, languageOf } from './file-kind.ts';
import { FileNote } from './file-note.tsx';
import { layOutJson } from './json-layout.ts';
import type { ShownFile } from './shown-file.ts';
import { sizeWords } from './size-words.ts';
import { isBinary, textToShow } from './text-file.ts';
import { useFileBytes } from './use-file-bytes.ts';

/** More than this of a text is not read in a message; saving brings the whole. */
const SHOWN_BYTES = 256_000;
function Code({ text, language }: { readonly text: string; readonly language: string | null }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and who has no mouse must be able to as well
    <pre className="file-code" dir={language === null ? 'auto' : 'ltr'} data-plain={language === null} tabIndex={0}>
      <ColouredText language={language ?? ''} text={text} />
    </pre>
  );
}

/** A text, JSON or Markdown file in place, up to a size; as its source where that is asked for. */
export function TextView({ isSource = false, ...file }: ShownFile & { readonly isSource?: boolean }) {
  const read = useFileBytes(file, SHOWN_BYTES);
  const bytes = read.state === 'read' ? read.bytes : null;
  const kind = kindOf(file.attachment);
  const text = useMemo(() => {
    const words = withVisibleTurns(bytes === null ? '' : textToShow(bytes));
    return kind === 'json' ? layOutJson(words) : words;
  }, [bytes, kind]);

  if (read.state === 'reading') return <FileNote>{t('attachments.opening')}</FileNote>;
  if (read.state === 'failed') return <FileNote isProblem>{read.words}</FileNote>;
  if (read.sizeBytes === 0) return <FileNote>{t('attachments.fileEmpty')}</FileNote>;
  if (isBinary(read.bytes)) return <FileNote>{t('attachments.notTextHint')}</FileNote>;
  return (
    <>
      {kind === 'markdown' && !isSource ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, and who has no mouse must be able to as well
        <section className="file-markdown" tabIndex={0} aria-label={file.attachment.filename}>
          <Markdown text={text} />
        </section>
      ) : (
        <Code text={text} language={languageOf(file.attachment)} />
      )}
      {read.bytes.byteLength < read.sizeBytes && (
        <FileNote>
          {t('attachments.firstBytesShown', {
            size: sizeWords(read.bytes.byteLength),
            newSize: sizeWords(read.sizeBytes),
          })}
        </FileNote>
      )}
    </>
  );
}
