import { Columns2 } from 'lucide-react';
import { t } from '../../../../../words/words.ts';
import { Button } from '../../../../ui/button.tsx';
import { CommandKeys, useAriaKeys } from '../../../keys/command-keys.tsx';

interface PreviewToggleProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

/** Above an editor of markdown: what it takes, and the switch of its preview. */
export function PreviewToggle({ isOn, onToggle }: PreviewToggleProps) {
  const keys = useAriaKeys('preview');
  return (
    <div className="text-head">
      <span>{t('review.markdown')}</span>
      <Button look="ghost" aria-pressed={isOn} aria-keyshortcuts={keys} onClick={onToggle}>
        <Columns2 />
        {t('review.preview')}
        <span className="answer-caps">
          <CommandKeys id="preview" />
        </span>
      </Button>
    </div>
  );
}
