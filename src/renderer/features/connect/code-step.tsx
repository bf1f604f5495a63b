import { useApp } from '../../state/app-context.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ColouredText } from '../content/coloured-text.tsx';
import '../content/code-block.css';
import type { Step } from './snippets/guide.ts';

interface CodeStepProps {
  readonly number: number;
  /** As it is on the screen, where others may look on. */
  readonly shown: Step;
  /** What is copied: the same with the real key. */
  readonly real: Step;
}

const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  bash: 'Terminal',
  json: 'JSON',
  text: 'Text',
  yaml: 'YAML',
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
};

/** One thing to do, with what to copy. */
export function CodeStep({ number, shown, real }: CodeStepProps) {
  const isWindows = useApp((state) => state.data.platform) === 'win32';
  const terminal = isWindows ? 'Command Prompt' : 'Terminal';
  const place = shown.file ?? (shown.language === 'bash' ? terminal : LANGUAGE_WORDS[shown.language]);
  return (
    <li className="connect-do">
      <h4>
        <span className="step-number" aria-hidden="true">
          {number}
        </span>
        {shown.title}
      </h4>
      <figure className="code-block" dir="ltr">
        <figcaption className="code-caption">
          <span className="truncate">{place}</span>
          <CopyButton text={real.code} label={`Copy: ${shown.title}`} isWide />
        </figcaption>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls, and who has no mouse must be able to as well */}
        <pre tabIndex={0}>
          <ColouredText language={shown.language === 'text' ? '' : shown.language} text={shown.code} />
        </pre>
      </figure>
      {shown.note !== undefined && <p className="connect-note">{shown.note}</p>}
    </li>
  );
}
