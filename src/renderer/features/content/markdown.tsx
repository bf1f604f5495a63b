import { memo, use, useMemo, useState } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { markdownFileId } from '../../../contract/file-address.ts';
import { withVisibleTurns } from '../../state/direction.ts';
import { Button } from '../../ui/button.tsx';
import { AsWritten } from './as-written.tsx';
import { CodeBlock } from './code-block.tsx';
import { ContentAgentContext } from './content-agent.ts';
import { ExternalLink } from './external-link.tsx';
import { rehypeHeadingOrder } from './heading-order.ts';
import { RemoteImage } from './remote-image.tsx';
import { rehypeShallowTree, withShallowQuotes } from './shallow-tree.ts';
import { StoredImage } from './stored-image.tsx';
import { textParts } from './text-parts.ts';
import './markdown.css';

function Picture({ address, words }: { readonly address: string; readonly words: string }) {
  const agent = use(ContentAgentContext);
  const fileId = markdownFileId(address);
  if (agent === null || fileId === null) return <RemoteImage address={address} words={words} />;
  return <StoredImage accountId={agent.accountId} fileId={fileId} words={words} />;
}

const COMPONENTS: Components = {
  a: ({ href, children }) => <ExternalLink address={href}>{children}</ExternalLink>,
  img: ({ src, alt }) => <Picture address={typeof src === 'string' ? src : ''} words={alt ?? ''} />,
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
const REHYPE: Options['rehypePlugins'] = [rehypeShallowTree, [rehypeSanitize, SANITIZE], rehypeHeadingOrder];
const REMARK: Options['remarkPlugins'] = [remarkGfm];

const Part = memo(function Part({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown remarkPlugins={REMARK} rehypePlugins={REHYPE} components={COMPONENTS}>
      {text}
    </ReactMarkdown>
  );
});

/** Text of an agent or a person as markdown (GFM). Loads nothing and goes nowhere by itself. */
export function Markdown({ text }: { readonly text: string }) {
  const [shownCount, setShownCount] = useState(1);
  const parts = useMemo(() => textParts(withShallowQuotes(withVisibleTurns(text))), [text]);
  const left = parts.slice(shownCount).reduce((sum, part) => sum + part.length, 0);
  return (
    <div className="markdown" dir="auto">
      {parts.slice(0, shownCount).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name and never move
        <AsWritten key={index} text={part}>
          <Part text={part} />
        </AsWritten>
      ))}
      {left > 0 && (
        <Button onClick={() => setShownCount(shownCount + 1)}>
          Show more ({left.toLocaleString()} characters left)
        </Button>
      )}
    </div>
  );
}
