import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { ActionNote } from './action-note.tsx';
import { TextField } from './text-field.tsx';
import type { Action } from './use-action.ts';

interface NewNameFormProps {
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  /** What the button says. */
  readonly verb: string;
  readonly action: Action;
  /** Makes what is to have this name; answers whether it was made. */
  readonly onCreate: (name: string) => Promise<boolean>;
}

/** One line in which something new gets its name. */
export function NewNameForm({ label, placeholder, maxLength, verb, action, onCreate }: NewNameFormProps) {
  const [name, setName] = useState('');

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (await onCreate(name.trim())) setName('');
  }

  return (
    <form className="inline-form" onSubmit={(event) => void handleSubmit(event)}>
      <TextField label={label} placeholder={placeholder} value={name} maxLength={maxLength} onChange={setName} />
      <Button type="submit" disabled={action.isBusy}>
        {verb}
      </Button>
      <ActionNote action={action} />
    </form>
  );
}
