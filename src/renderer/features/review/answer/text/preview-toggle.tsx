import { Columns2 } from 'lucide-react';
import { useApp } from '../../../../state/app-context.ts';
import { Button } from '../../../../ui/button.tsx';
import { KeyCap } from '../../../../ui/key-cap.tsx';
import { keyCaps } from '../../../keys/key-table.ts';

interface PreviewToggleProps {
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

/** Above an editor of markdown: what it takes, and the switch of its preview. */
export function PreviewToggle({ isOn, onToggle }: PreviewToggleProps) {
  const platform = useApp((state) => state.data.platform);
  return (
    <div className="text-head">
      <span>Markdown</span>
      <Button
        look="ghost"
        aria-pressed={isOn}
        aria-keyshortcuts={platform === 'darwin' ? 'Meta+Shift+P' : 'Control+Shift+P'}
        onClick={onToggle}
      >
        <Columns2 />
        Preview
        <span className="answer-caps">
          {keyCaps('Mod+Shift+P', platform).map((cap) => (
            <KeyCap key={cap} label={cap} />
          ))}
        </span>
      </Button>
    </div>
  );
}
