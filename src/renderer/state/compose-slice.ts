import { z } from 'zod';
import { LIMITS } from '../../contract/limits.ts';
import { attachment } from '../../contract/message.ts';
import { t } from '../../words/words.ts';
import { agentKey } from './item.ts';
import type { SliceContext } from './slice.ts';
import { readKept, writeKept } from './storage.ts';
import { uploadFile } from './upload.ts';

const composedFile = z.object({
  id: z.string(),
  filename: z.string(),
  sizeBytes: z.number(),
  sentBytes: z.number(),
  state: z.enum(['uploading', 'stored', 'failed']),
  /** What the server stored. */
  attachment: attachment.nullable(),
  /** Why it is not stored, as a sentence. */
  problem: z.string().nullable(),
});
/** A file that goes with the next message. */
export type ComposedFile = z.infer<typeof composedFile>;

const composed = z.object({ text: z.string(), files: z.array(composedFile) });
/** A message to an agent that is being written. */
export type Composed = z.infer<typeof composed>;

export const NOTHING_COMPOSED: Composed = { text: '', files: [] };

/** Messages that are being written, by `agentKey`; they survive switching, restart and crash. */
export interface ComposeSlice {
  readonly composed: Readonly<Record<string, Composed>>;
  writeMessage(accountId: string, channelId: string, text: string): void;
  /** Adds files to the message and stores them at once, so that sending does not wait for them. */
  addFiles(accountId: string, channelId: string, files: readonly File[]): void;
  removeFile(accountId: string, channelId: string, fileId: string): void;
  /** Sends what was written; answers why that is not possible yet, or null. */
  sendComposed(accountId: string, channelId: string): string | null;
}

const CUT_OFF = 'desk.uploadCutOff';
const TOO_LARGE = 'desk.fileTooLarge';

/** Why a message cannot be sent as it stands, or null. */
export function composeProblem({ text, files }: Composed): string | null {
  if (files.some(({ state }) => state === 'uploading')) return t('desk.fileStillUploading');
  if (files.some(({ state }) => state === 'failed')) return t('desk.fileNotStored');
  return text.trim() === '' && files.length === 0 ? t('desk.nothingToSendYet') : null;
}

/** What an earlier window kept; an upload does not outlive its window. */
function restored(kept: Composed): Composed {
  const files = kept.files.map((file) =>
    file.state === 'uploading' ? { ...file, state: 'failed' as const, problem: t(CUT_OFF) } : file,
  );
  return { ...kept, files };
}

/** The slice of writing to agents. */
export function createComposeSlice({ get, set, bridge, keep }: SliceContext): ComposeSlice {
  function put(key: string, change: Partial<Composed>): void {
    const next = { ...(get().composed[key] ?? NOTHING_COMPOSED), ...change };
    const { [key]: _before, ...others } = get().composed;
    const isEmpty = next.text === '' && next.files.length === 0;
    set({ composed: isEmpty ? others : { ...others, [key]: next } });
    writeKept(keep, 'composed', get().composed);
  }
  function filesOf(key: string): readonly ComposedFile[] {
    return get().composed[key]?.files ?? [];
  }
  function changeFile(key: string, id: string, change: Partial<ComposedFile>): void {
    put(key, { files: filesOf(key).map((file) => (file.id === id ? { ...file, ...change } : file)) });
  }

  async function store(accountId: string, channelId: string, id: string, file: File): Promise<void> {
    const key = agentKey(accountId, channelId);
    const outcome = await uploadFile(
      bridge,
      { accountId, channelId, uploadId: id, file },
      {
        onProgress: (sentBytes) => changeFile(key, id, { sentBytes }),
        isWanted: () => filesOf(key).some((known) => known.id === id),
      },
    );
    if (outcome === null) return;
    if (outcome.ok) changeFile(key, id, { state: 'stored', attachment: outcome.value });
    else changeFile(key, id, { state: 'failed', problem: outcome.error.message });
  }

  const kept = readKept(keep, 'composed', z.record(z.string(), composed), {});
  return {
    composed: Object.fromEntries(Object.entries(kept).map(([key, one]) => [key, restored(one)])),
    writeMessage: (accountId, channelId, text) => put(agentKey(accountId, channelId), { text }),
    addFiles(accountId, channelId, files) {
      const key = agentKey(accountId, channelId);
      for (const file of files) {
        const isTooLarge = file.size > LIMITS.fileBytes;
        const id = crypto.randomUUID();
        const added: ComposedFile = {
          id,
          filename: file.name,
          sizeBytes: file.size,
          sentBytes: 0,
          state: isTooLarge ? 'failed' : 'uploading',
          attachment: null,
          problem: isTooLarge ? t(TOO_LARGE) : null,
        };
        put(key, { files: [...filesOf(key), added] });
        if (!isTooLarge) void store(accountId, channelId, id, file);
      }
    },
    removeFile(accountId, channelId, fileId) {
      const key = agentKey(accountId, channelId);
      put(key, { files: filesOf(key).filter(({ id }) => id !== fileId) });
    },
    sendComposed(accountId, channelId) {
      const key = agentKey(accountId, channelId);
      const now = get().composed[key] ?? NOTHING_COMPOSED;
      const problem = composeProblem(now);
      if (problem !== null) return problem;
      const attachments = now.files.flatMap((file) => (file.attachment ? [file.attachment] : []));
      void get().sendMessage(accountId, channelId, now.text.trim(), attachments);
      put(key, NOTHING_COMPOSED);
      return null;
    },
  };
}
