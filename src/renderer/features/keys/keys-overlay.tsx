import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useApp, useDesk } from '../../state/app-context.ts';
import { IconButton } from '../../ui/button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { KEY_TABLE, type KeyLine, keyCaps } from './key-table.ts';
import './keys-overlay.css';

const GROUPS = ['Move', 'Answer', 'Triage', 'Go to', 'Help'] as const;

function Line({ line }: { readonly line: KeyLine }) {
  const platform = useApp((state) => state.data.platform);
  return (
    <div className="keys-line">
      <dt>{line.words}</dt>
      <dd>
        {line.keys.map((combination, index) => (
          <span key={combination} className="keys-combination">
            {index > 0 && <span className="keys-or">or</span>}
            <span className="sr-only">{combination.replace('Mod', platform === 'darwin' ? 'Command' : 'Control')}</span>
            {keyCaps(combination, platform).map((cap) => (
              <KeyCap key={cap} label={cap} />
            ))}
          </span>
        ))}
      </dd>
    </div>
  );
}

/** Every key of the program, from the one table. */
export function KeysOverlay() {
  const { store } = useDesk();
  const isOpen = useApp((state) => state.areKeysShown);
  return (
    <Dialog.Root open={isOpen} onOpenChange={(isShown) => store.getState().showKeys(isShown)}>
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks scrolling with an injected style sheet, which the content policy refuses. */}
        <div className="keys-scrim" />
        <Dialog.Content
          className="keys-dialog"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // The dialog itself, not its close button: there is something to read first.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
        >
          <header className="keys-header">
            <Dialog.Title className="keys-title">Keys</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label="Close">
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="keys-groups">
            {GROUPS.map((group) => (
              <section key={group}>
                <h3 className="keys-group">{group}</h3>
                <dl>
                  {KEY_TABLE.filter((line) => line.group === group).map((line) => (
                    <Line key={line.action} line={line} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <p className="keys-note">Single keys rest while you type.</p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
