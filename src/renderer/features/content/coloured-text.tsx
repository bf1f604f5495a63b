import type { ReactNode } from 'react';
import type { CodePart } from './code-colours.ts';
import { CodeStretches } from './code-stretches.tsx';
import { useCodeColours } from './use-code-colours.ts';
import './coloured-text.css';

function showPart({ text, kind }: CodePart, index: number): ReactNode {
  if (kind === null) return text;
  return (
    <span key={index} className="code-part" data-kind={kind}>
      {text}
    </span>
  );
}
const plainParts = (parts: readonly CodePart[]): string => parts.map(({ text }) => text).join('');

/** A text in the colours of its language, once there was time to find them. */
export function ColouredText({ language, text }: { readonly language: string; readonly text: string }) {
  const { stretches, rest } = useCodeColours(language, text);
  return (
    <code>
      {stretches.map((parts, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name and never move
        <CodeStretches key={at} pieces={parts} show={showPart} plain={plainParts} />
      ))}
      {rest}
    </code>
  );
}
