import type { EditFacts } from '../../../contract/edit.ts';
import type { Attachment } from '../../../contract/message.ts';

/** A file as it is shown: where it comes from, and the person's edit of it where there is one. */
export interface ShownFile {
  readonly accountId: string;
  readonly attachment: Attachment;
  readonly edit: EditFacts | null;
  /** Whether it is what the person sent back in place of the agent’s file; its size is not known then. */
  readonly isSentBack?: boolean;
}
