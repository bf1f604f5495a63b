import { CircleAlert } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useFocusReturn } from '../../../ui/use-focus-return.ts';
import '../../../ui/dialog.css';
import './editor-dialog.css';
import { t } from '../../../../words/words.ts';

/** How long the question whether to throw changes away waits for its second press. */
const CONFIRM_MS = 3_000;

interface EditorDialogProps {
  readonly title: string;
  readonly isChanged: boolean;
  readonly isSaving: boolean;
  readonly problem: string | null;
  readonly tools?: ReactNode;
  readonly onDone: () => void;
  readonly onCancel: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

/** An editor over the whole window. It closes by Done or Cancel, and never throws changes away at one press. */
export function EditorDialog(props: EditorDialogProps) {
  const [isAsking, setIsAsking] = useState(false);
  const giveFocusBack = useFocusReturn(true);
  useEffect(() => {
    if (!isAsking) return;
    const timer = setTimeout(() => setIsAsking(false), CONFIRM_MS);
    return () => clearTimeout(timer);
  }, [isAsking]);

  function cancel(): void {
    if (props.isChanged && !isAsking) setIsAsking(true);
    else props.onCancel();
  }

  return (
    <Dialog.Root open>
      <Dialog.Portal>
        <Dialog.Content
          className="dialog-sheet editor"
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            event.preventDefault();
            cancel();
          }}
          onInteractOutside={(event) => event.preventDefault()}
          onKeyDown={props.onKeyDown}
          onCloseAutoFocus={giveFocusBack}
        >
          <header className="dialog-bar">
            <Dialog.Title className="editor-title truncate">
              <bdi>{props.title}</bdi>
            </Dialog.Title>
            <Button
              look={isAsking ? 'danger' : 'ghost'}
              data-armed={isAsking}
              disabled={props.isSaving}
              onClick={cancel}
            >
              {isAsking ? t('attachments.discardChangesQuestion') : t('attachments.cancel')}
            </Button>
            <Button look="primary" disabled={props.isSaving} onClick={props.onDone}>
              {props.isSaving ? t('attachments.keeping') : t('attachments.done')}
            </Button>
          </header>
          {props.tools}
          {props.problem !== null && (
            <p className="editor-problem" role="alert">
              <CircleAlert />
              {props.problem}
            </p>
          )}
          {props.children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
