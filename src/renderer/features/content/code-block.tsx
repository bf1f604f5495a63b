import type { ExtraProps } from 'react-markdown';
import { CopyButton } from '../../ui/copy-button.tsx';
import { codeOf, diffLines } from './code-text.ts';
import { useCodeColours } from './use-code-colours.ts';
import './code-block.css';

/** Colouring line by line is for what a person reads, not for a megabyte. */
const DIFF_LINES = 4_000;

const SPOKEN = { added: 'added: ', removed: 'removed: ', place: '', same: '' };

function Diff({ text }: { readonly text: string }) {
  const lines = diffLines(text);
  if (lines.length > DIFF_LINES) return <code>{text}</code>;
  return (
    <code className="code-diff">
      {lines.map(({ mark, line }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
        <span key={index} className="code-diff-line" data-mark={mark}>
          {SPOKEN[mark] && <span className="sr-only">{SPOKEN[mark]}</span>}
          {line || ' '}
          {'\n'}
        </span>
      ))}
    </code>
  );
}

/** Code in the colours of its language, once there was time to find them. */
export function ColouredCode({ language, text }: { readonly language: string; readonly text: string }) {
  const parts = useCodeColours(language, text);
  if (parts === null) return <code>{text}</code>;
  return (
    <code>
      {parts.map(({ text: part, kind }, index) =>
        kind === null ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: stretches of code have no other name and never move
          <span key={index} className="code-part" data-kind={kind}>
            {part}
          </span>
        ),
      )}
    </code>
  );
}

/** A block of code with its language and a copy button; a diff in colours. */
export function CodeBlock({ node }: ExtraProps) {
  const { language, text } = codeOf(node);
  return (
    <figure className="code-block" dir="ltr">
      <figcaption className="code-caption">
        <span className="truncate">{language || 'text'}</span>
        <CopyButton text={text} label="Copy this code" isWide />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls, and who has no mouse must be able to as well */}
      <pre tabIndex={0}>
        {language === 'diff' || language === 'patch' ? (
          <Diff text={text} />
        ) : (
          <ColouredCode language={language.toLowerCase()} text={text} />
        )}
      </pre>
    </figure>
  );
}
