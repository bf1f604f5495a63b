import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useDesk } from '../../state/app-context.ts';
import { isFocusLost } from '../../ui/focus-lost.ts';
import { useFocusReturn } from '../../ui/use-focus-return.ts';
import '../../ui/dialog.css';
import '../../ui/confirm-dialog.css';
import '../settings/setting-controls.css';
import '../settings/fields.css';
import './account-frame.css';

interface AccountFrameProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of a dialog about accounts: a small window with one step in it. */
export function AccountFrame({ title, onClose, children }: AccountFrameProps) {
  const { store } = useDesk();
  const giveBack = useFocusReturn(true);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        {/* Not Dialog.Overlay: it locks scrolling with an injected style sheet, which the content policy refuses. */}
        <div className="dialog-scrim" />
        <Dialog.Content
          className="dialog-box confirm-dialog account-dialog"
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            giveBack(event);
            // What opened it may be gone with its reason, as the banner of a session that had ended.
            if (isFocusLost()) store.getState().requestFocus('answer');
          }}
        >
          <Dialog.Title className="confirm-title">{title}</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface StepFormProps {
  readonly children: ReactNode;
  /** What went wrong with the last try, in words. */
  readonly problem: string | null;
  readonly actions: ReactNode;
  readonly onSubmit: () => void;
}

/** One step that is filled in and sent. */
export function StepForm({ children, problem, actions, onSubmit }: StepFormProps) {
  return (
    <form
      className="account-step"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {problem !== null && (
        <p className="account-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="confirm-actions">{actions}</div>
    </form>
  );
}
