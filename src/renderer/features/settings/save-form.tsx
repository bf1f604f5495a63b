import type { ReactNode } from 'react';
import { t } from '../../../words/words.ts';
import { Button } from '../../ui/button.tsx';
import { ActionNote } from './action-note.tsx';
import type { Action } from './use-action.ts';

interface SaveFormProps {
  readonly action: Action;
  readonly onSave: () => Promise<void>;
  /** False when there is nothing to save yet. */
  readonly canSave?: boolean;
  /** False when what is shown is not this person’s to change. */
  readonly isOwn?: boolean;
  readonly look?: 'primary';
  readonly children: ReactNode;
}

/** Fields that are saved together, with how it went beside the button. */
export function SaveForm({ action, onSave, canSave = true, isOwn = true, look, children }: SaveFormProps) {
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave();
      }}
    >
      {children}
      {isOwn && (
        <div className="form-foot">
          <Button type="submit" {...(look && { look })} disabled={!canSave || action.isBusy}>
            {t('settings.save')}
          </Button>
          <ActionNote action={action} />
        </div>
      )}
    </form>
  );
}
