import { memo } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { CodeBlock } from './code-block.tsx';
import { ExternalLink } from './external-link.tsx';
import { rehypeHeadingOrder } from './heading-order.ts';
import { ImageChip } from './image-chip.tsx';

const COMPONENTS: Components = {
  a: ({ href, children }) => <ExternalLink address={href}>{children}</ExternalLink>,
  img: ({ src, alt }) => <ImageChip address={typeof src === 'string' ? src : ''} words={alt ?? ''} />,
  pre: ({ node }) => <CodeBlock node={node} />,
  table: ({ children }) => (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and who has no mouse must be able to as well
    <section className="markdown-table" tabIndex={0} aria-label="Table">
      <table>{children}</table>
    </section>
  ),
  input: ({ checked }) => (
    <input type="checkbox" checked={checked === true} disabled aria-label={checked ? 'Done' : 'Not done'} />
  ),
};

// Raw HTML never becomes elements (there is no rehype-raw); this is the second lock on the same door.
const SANITIZE = { ...defaultSchema, clobberPrefix: 'said-' };
const REHYPE: Options['rehypePlugins'] = [[rehypeSanitize, SANITIZE], rehypeHeadingOrder];
const REMARK: Options['remarkPlugins'] = [remarkGfm];

/** Some blocks of markdown as elements. Loaded when it is first needed: half of the window's script is for it. */
export const MarkdownPart = memo(function MarkdownPart({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown remarkPlugins={REMARK} rehypePlugins={REHYPE} components={COMPONENTS}>
      {text}
    </ReactMarkdown>
  );
});
