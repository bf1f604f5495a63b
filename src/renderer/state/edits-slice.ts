import type { EditFacts, EditReference, WholeEdit } from '../../contract/edit.ts';
import type { Attachment } from '../../contract/message.ts';
import { type ItemKey, itemKey } from './item.ts';
import type { SliceContext } from './slice.ts';

/** An attachment that is open in an editor, with the editor it is open in. */
export interface Editing {
  readonly key: ItemKey;
  readonly accountId: string;
  readonly messageId: string;
  readonly attachment: Attachment;
  readonly tool: 'sketch' | 'text';
}

/** Edited attachments that go along with the answers to their reviews. Main keeps their bytes. */
export interface EditsSlice {
  readonly edits: Readonly<Record<ItemKey, readonly EditFacts[]>>;
  /** Not part of any view: a notification that brings another review up does not close what somebody is drawing on. */
  readonly editing: Editing | null;
  readEdits(): Promise<void>;
  openEditor(editing: Editing): void;
  closeEditor(): void;
  /** Keeps an edit; answers what went wrong in words, or null. */
  keepEdit(edit: WholeEdit): Promise<string | null>;
  discardEdit(reference: EditReference): Promise<void>;
  /** Lets go of the edits of a review that were sent. */
  forgetEdits(key: ItemKey): void;
}

/** The ids of the attachments of a review whose edits go along with its answer. */
export function editedFileIds(state: Pick<EditsSlice, 'edits'>, key: ItemKey): string[] {
  return (state.edits[key] ?? []).map(({ attachmentId }) => attachmentId);
}

/** The slice of edited attachments. */
export function createEditsSlice({ get, set, bridge }: SliceContext): EditsSlice {
  function put(key: ItemKey, edits: readonly EditFacts[]): void {
    const { [key]: _before, ...rest } = get().edits;
    set({ edits: edits.length === 0 ? rest : { ...rest, [key]: edits } });
  }
  function without({ accountId, messageId, attachmentId }: EditReference): readonly EditFacts[] {
    return (get().edits[itemKey(accountId, messageId)] ?? []).filter((edit) => edit.attachmentId !== attachmentId);
  }

  return {
    edits: {},
    editing: null,
    async readEdits() {
      const outcome = await bridge.call('edit:list', undefined);
      if (!outcome.ok) return;
      for (const edit of outcome.value) put(itemKey(edit.accountId, edit.messageId), [...without(edit), edit]);
    },
    openEditor: (editing) => set({ editing }),
    closeEditor: () => set({ editing: null }),
    async keepEdit(edit) {
      const outcome = await bridge.call('edit:keep', edit);
      if (!outcome.ok) return outcome.error.message;
      put(itemKey(edit.accountId, edit.messageId), [...without(edit), outcome.value]);
      return null;
    },
    async discardEdit(reference) {
      put(itemKey(reference.accountId, reference.messageId), without(reference));
      const outcome = await bridge.call('edit:discard', reference);
      if (!outcome.ok) get().say({ tone: 'problem', text: outcome.error.message, about: null });
    },
    forgetEdits: (key) => put(key, []),
  };
}
