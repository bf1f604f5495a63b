import { type ReactNode, useMemo } from 'react';
import type { ExtraProps } from 'react-markdown';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CodeStretches } from './code-stretches.tsx';
import { type Code, codeOf, diffLines } from './code-text.ts';
import { ColouredText } from './coloured-text.tsx';
import './code-block.css';

/** Colouring line by line is for what a person reads, not for a megabyte. */
const DIFF_LINES = 4_000;

const SPOKEN = { added: 'added: ', removed: 'removed: ', place: '', same: '' };

type DiffLine = ReturnType<typeof diffLines>[number];

function showLine({ mark, line }: DiffLine, index: number): ReactNode {
  return (
    <span key={index} className="code-diff-line" data-mark={mark}>
      {SPOKEN[mark] && <span className="sr-only">{SPOKEN[mark]}</span>}
      {line || ' '}
      {'\n'}
    </span>
  );
}
const plainLines = (lines: readonly DiffLine[]): string => lines.map(({ line }) => line).join('\n');

function Diff({ text }: { readonly text: string }) {
  const lines = useMemo(() => diffLines(text), [text]);
  if (lines.length > DIFF_LINES) return <code>{text}</code>;
  return (
    <code className="code-diff">
      <CodeStretches pieces={lines} show={showLine} plain={plainLines} />
    </code>
  );
}

/** A block of code out of the syntax tree of a message. */
export function CodeBlock({ node }: ExtraProps) {
  return <CodeFigure code={codeOf(node)} />;
}

/** A block of code with its language and a copy button; a diff in colours. */
export function CodeFigure({ code }: { readonly code: Code }) {
  const { language, text } = code;
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
          <ColouredText language={language.toLowerCase()} text={text} />
        )}
      </pre>
    </figure>
  );
}
