import { useApp } from '../../state/app-context.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ColouredText } from '../content/coloured-text.tsx';
import '../content/code-block.css';
import type { PlainKey } from '../../../words/catalogue.ts';
import { t } from '../../../words/words.ts';
import type { Language, Step } from './snippets/guide.ts';

interface CodeStepProps {
  readonly number: number;
  /** As it is on the screen, where others may look on. */
  readonly shown: Step;
  /** What is copied: the same with the real key. */
  readonly real: Step;
}

const LANGUAGE_WORDS: Readonly<Record<Language, PlainKey>> = {
  bash: 'connect.terminal',
  json: 'connect.json',
  text: 'connect.text',
  yaml: 'connect.yaml',
  python: 'connect.python',
  javascript: 'connect.javascript',
  typescript: 'connect.typescript',
};

/** One thing to do, with what to copy. */
export function CodeStep({ number, shown, real }: CodeStepProps) {
  const isWindows = useApp((state) => state.data.platform) === 'win32';
  const terminal = isWindows ? t('connect.commandPrompt') : t('connect.terminal');
  const place = shown.file ?? (shown.language === 'bash' ? terminal : t(LANGUAGE_WORDS[shown.language]));
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
          <CopyButton text={real.code} label={t('connect.copyTitled', { title: shown.title })} isWide />
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
