import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import './dialog.css';
import './confirm-dialog.css';

interface ConfirmDialogProps {
  readonly title: string;
  /** What happens, and what cannot be taken back. */
  readonly children: ReactNode;
  /** What the button that does it says. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. Cancel has the focus: Enter by habit destroys nothing. */
export function ConfirmDialog({ title, children, action, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onCancel()}>
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks scrolling with an injected style sheet, which the content policy refuses. */}
        <div className="dialog-scrim" />
        <Dialog.Content className="dialog-box confirm-dialog">
          <Dialog.Title className="dialog-title">{title}</Dialog.Title>
          <Dialog.Description asChild>
            <div className="confirm-words">{children}</div>
          </Dialog.Description>
          <div className="confirm-actions">
            <Dialog.Close asChild>
              <Button>Cancel</Button>
            </Dialog.Close>
            <Button look="danger" onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
