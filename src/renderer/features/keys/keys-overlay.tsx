import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { Fragment } from 'react';
import { useApp, useDesk } from '../../state/app-context.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import { keyWords } from './combination.ts';
import { COMMAND_GROUPS, type Command } from './command.ts';
import { Caps } from './command-keys.tsx';
import { COMMANDS } from './key-table.ts';
import { actingKeys } from './keymap.ts';
import '../../ui/dialog.css';
import './keys-overlay.css';
import { t } from '../../../words/words.ts';

function Line({ command }: { readonly command: Command }) {
  const platform = useApp((state) => state.data.platform);
  const settings = useApp((state) => state.settings);
  const keys = actingKeys(command, settings);
  return (
    <div className="keys-line">
      <dt>{t(command.words)}</dt>
      <dd>
        {keys.length === 0 && <span className="keys-or">{t('keys.noKey')}</span>}
        {keys.map((combination, index) => (
          <Fragment key={combination}>
            {index > 0 && <span className="keys-or">{t('keys.or')}</span>}
            <span className="keys-combination">
              <span className="sr-only">{keyWords(combination, platform)}</span>
              <Caps combination={combination} />
            </span>
          </Fragment>
        ))}
      </dd>
    </div>
  );
}

/** Every key of the program, from the one table. */
export function KeysOverlay() {
  const { store } = useDesk();
  const isOpen = useApp((state) => state.areKeysShown);
  const giveFocusBack = useFocusReturn(isOpen);
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys);
  function handleChange(): void {
    store.getState().showKeys(false);
    store.getState().chooseView({ kind: 'page', page: 'settings' });
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={(isShown) => store.getState().showKeys(isShown)}>
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks scrolling with an injected style sheet, which the content policy refuses. */}
        <div className="dialog-scrim" />
        <Dialog.Content
          className="dialog-box"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // The dialog itself, not its close button: there is something to read first.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={giveFocusBack}
        >
          <header className="dialog-header">
            <Dialog.Title className="dialog-title">{t('keys.keys')}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={t('keys.close')}>
                <X />
              </IconButton>
            </Dialog.Close>
          </header>
          <div className="keys-groups">
            {COMMAND_GROUPS.map((group) => (
              <section key={group}>
                <h3 className="keys-group">{t(group)}</h3>
                <dl>
                  {COMMANDS.filter((command) => command.group === group).map((command) => (
                    <Line key={command.id} command={command} />
                  ))}
                </dl>
              </section>
            ))}
          </div>
          <footer className="keys-note">
            <p>{hasSingleKeys ? t('keys.singleKeysRest') : t('keys.singleLetterKeysOff')}</p>
            <Button look="ghost" onClick={handleChange}>
              {t('keys.changeKeys')}
            </Button>
          </footer>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
