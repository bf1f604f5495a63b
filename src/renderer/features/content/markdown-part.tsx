import { memo, use } from 'react';
import ReactMarkdown, { type Components, type Options } from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import { markdownFileId } from '../../../contract/file-address.ts';
import { t } from '../../../words/words.ts';
import { useLanguage } from '../../ui/language.ts';
import { CodeBlock, CodeFigure } from './code-block.tsx';
import { wholeCode } from './code-text.ts';
import { ContentAgentContext } from './content-agent.ts';
import { ExternalLink } from './external-link.tsx';
import { rehypeHeadingOrder } from './heading-order.ts';
import { RemoteImage } from './remote-image.tsx';
import { rehypeShallowTree } from './shallow-tree.ts';
import { StoredImage } from './stored-image.tsx';

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
    <section className="markdown-table" tabIndex={0} aria-label={t('content.unnamedTable')}>
      <table>{children}</table>
    </section>
  ),
  input: ({ checked }) => (
    <input
      type="checkbox"
      checked={checked === true}
      disabled
      aria-label={checked ? t('content.done') : t('content.notDone')}
    />
  ),
};

// Raw HTML never becomes elements (there is no rehype-raw); this is the second lock on the same door.
const SANITIZE = { ...defaultSchema, clobberPrefix: 'said-' };
const REHYPE: Options['rehypePlugins'] = [rehypeShallowTree, [rehypeSanitize, SANITIZE], rehypeHeadingOrder];
const REMARK: Options['remarkPlugins'] = [remarkGfm];

/** Some blocks of markdown as elements. Loaded when it is first needed: half of the window's script is for it. */
export const MarkdownPart = memo(function MarkdownPart({ text }: { readonly text: string }) {
  useLanguage();
  // Parsing long code as markdown takes longer than showing it.
  const code = wholeCode(text);
  if (code !== null) return <CodeFigure code={code} />;
  return (
    <ReactMarkdown remarkPlugins={REMARK} rehypePlugins={REHYPE} components={COMPONENTS}>
      {text}
    </ReactMarkdown>
  );
});
