import { Check, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { CallOutcome } from '../../../contract/desktop-channels.ts';
import { t } from '../../../words/words.ts';
import { useDesk } from '../../state/app-context.ts';
import { withoutTurns } from '../../state/direction.ts';
import { Button } from '../../ui/button.tsx';
import type { ShownFile } from './shown-file.ts';

const SHOWN_MS = 2_000;

/** Saves a file, or its edit, where the person wants it, and says that it did. */
export function SaveButton({ accountId, attachment, edit }: ShownFile) {
  const { bridge, store } = useDesk();
  const [state, setState] = useState<'resting' | 'saving' | 'saved'>('resting');
  useEffect(() => {
    if (state !== 'saved') return;
    const timer = setTimeout(() => setState('resting'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  function ask(): Promise<CallOutcome<{ filename: string | null }>> {
    const { id: fileId, filename } = attachment;
    if (edit === null) return bridge.call('file:save', { accountId, fileId, filename });
    const { messageId, attachmentId } = edit;
    return bridge.call('edit:save', { accountId, messageId, attachmentId });
  }

  async function handleClick(): Promise<void> {
    setState('saving');
    const outcome = await ask();
    const isSaved = outcome.ok && outcome.value.filename !== null;
    setState(isSaved ? 'saved' : 'resting');
    if (isSaved) store.getState().announce(t('attachments.saved'));
    if (!outcome.ok) store.getState().say({ tone: 'problem', text: outcome.error.message, about: null });
  }

  return (
    <Button
      look="ghost"
      className="file-action"
      aria-label={t('attachments.saveNamed', { name: withoutTurns(attachment.filename) })}
      disabled={state === 'saving'}
      onClick={() => void handleClick()}
    >
      {state === 'saved' ? <Check /> : <Download />}
      {{ resting: t('attachments.saveFile'), saving: t('attachments.saving'), saved: t('attachments.saved') }[state]}
    </Button>
  );
}
