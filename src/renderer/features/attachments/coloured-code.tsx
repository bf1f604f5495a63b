import { common, createLowlight } from 'lowlight';
import { type ReactNode, useMemo } from 'react';
import './coloured-code.css';

const lowlight = createLowlight(common);

type Tree = ReturnType<typeof lowlight.highlight>;
type Part = Tree['children'][number];

function render(part: Part, index: number): ReactNode {
  if (part.type === 'text') return part.value;
  if (part.type !== 'element') return null;
  const names = part.properties.className;
  return (
    <span key={index} className={Array.isArray(names) ? names.join(' ') : ''}>
      {part.children.map((child, at) => render(child as Part, at))}
    </span>
  );
}

/** A text in the colours of its language. A part of its own: the colouring is loaded when there is something to colour. */
export function ColouredCode({ text, language }: { readonly text: string; readonly language: string }) {
  const tree = useMemo(
    () => (lowlight.registered(language) ? lowlight.highlight(language, text) : null),
    [text, language],
  );
  return <code className="coloured">{tree ? tree.children.map(render) : text}</code>;
}
