import type { Message } from '../../contract/message.ts';
import type { GivenAnswer } from '../../contract/triage.ts';
import { t } from '../../words/words.ts';
import type { ServerAccount } from '../accounts/server-account.ts';
import type { EditKeeper } from '../files/edit-keeper.ts';
import { isPassing } from '../server/server-client.ts';
import { type RespondAttempt, unreachedResponse, unsentResponse } from './respond-outcome.ts';

/** What answering needs of an account. */
interface Answering extends Pick<ServerAccount, 'respond' | 'storeFile'> {
  findMessage(id: string): Message | null;
}

type Given = GivenAnswer & { readonly messageId: string };

/**
 * Answers a review together with the edited attachments that the person saw beside the answer. They are stored first
 * (contract.md 12.5); when one cannot be, nothing is answered, and answer and edits stay. Edits go once they are sent.
 */
export async function respondWithEdits(
  account: Answering,
  edits: EditKeeper,
  accountId: string,
  { messageId, editedFileIds = [], ...given }: Given,
): Promise<RespondAttempt> {
  if (editedFileIds.length === 0) return account.respond(messageId, given);
  const channelId = account.findMessage(messageId)?.channelId;
  const modifiedFileIds: Record<string, string> = {};
  for (const attachmentId of editedFileIds) {
    const edit = await edits.read({ accountId, messageId, attachmentId });
    if (edit === null || channelId === undefined) {
      return unsentResponse(t('main.editedFileGone'));
    }
    try {
      const { filename, mimeType, bytes } = edit;
      modifiedFileIds[attachmentId] = (
        await account.storeFile({ fields: { channelId }, filename, mimeType, bytes: new Blob([bytes]).stream() })
      ).id;
    } catch (error) {
      const detail = t('main.uploadFailed', { filename: edit.filename, reason: reasonOf(error) });
      return isPassing(error) ? unreachedResponse(detail) : unsentResponse(detail);
    }
  }
  const outcome = await account.respond(messageId, { ...given, modifiedFileIds });
  if (outcome.outcome === 'stored') {
    for (const attachmentId of editedFileIds) await edits.discard({ accountId, messageId, attachmentId });
  }
  return outcome;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
