import { AppError } from '../../contract/errors.ts';
import { t } from '../../words/words.ts';
import { saveFile } from '../disk/replace-file.ts';
import { saveFailureWords } from '../disk/save-failure.ts';
import { ServerUnreachable } from '../server/server-client.ts';

/** The bytes to save; `sizeBytes` is null where nobody said how many there will be. */
export interface SavedBody {
  readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly sizeBytes: number | null;
}

/** The bytes of an answer of a server. */
export function bodyOf(response: Response): SavedBody {
  const length = response.headers.get('content-length');
  return {
    chunks: (response.body ?? []) as AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    sizeBytes: length === null ? null : Number(length),
  };
}

/** Passes on what comes, and raises at the end when that is not all that was said. */
async function* allOf({ chunks, sizeBytes }: SavedBody): AsyncGenerator<Uint8Array> {
  let passed = 0;
  for await (const chunk of chunks) {
    passed += chunk.byteLength;
    yield chunk;
  }
  if (sizeBytes !== null && passed !== sizeBytes) throw new ServerUnreachable(t('main.serverBrokeOffAnswer'));
}

/** Saves a body under a name that the person chose, with the rights that any program's files have. Raises `file_not_saved`. */
export async function writeWhole(path: string, body: SavedBody): Promise<void> {
  try {
    await saveFile(path, allOf(body), 0o666);
  } catch (cause) {
    throw new AppError('file_not_saved', saveFailureWords(cause, t('main.fileNotWhole')), { cause });
  }
}
