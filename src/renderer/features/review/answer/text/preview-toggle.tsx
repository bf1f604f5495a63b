import { Columns2 } from 'lucide-react';
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
      <span>Markdown</span>
      <Button look="ghost" aria-pressed={isOn} aria-keyshortcuts={keys} onClick={onToggle}>
        <Columns2 />
        Preview
        <span className="answer-caps">
          <CommandKeys id="preview" />
        </span>
      </Button>
    </div>
  );
}
