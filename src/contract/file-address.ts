/**
 * Where the window finds the bytes of a stored file. Its own origin, so that nothing which an agent sent has the origin
 * of the window, and `'self'` in the window's content policy never means an agent's file.
 */
export const FILES_SCHEME = 'files';
export const FILES_ORIGIN = `${FILES_SCHEME}://account`;

/** A stored file of an account. */
export interface FileReference {
  readonly accountId: string;
  readonly fileId: string;
}

/** The address at which the window shows a file. */
export function fileAddress({ accountId, fileId }: FileReference): string {
  return `${FILES_ORIGIN}/${encodeURIComponent(accountId)}/${encodeURIComponent(fileId)}`;
}

/** The file that an address names; null when it names none. */
export function parseFileAddress(address: string): FileReference | null {
  const match = /^files:\/\/account\/([^/?#]+)\/([^/?#]+)$/.exec(address);
  try {
    const [accountId, fileId] = [match?.[1], match?.[2]].map((part) => decodeURIComponent(part ?? ''));
    return accountId && fileId ? { accountId, fileId } : null;
  } catch {
    return null;
  }
}

/** The id of a stored file that markdown points at as `![…](/FILEID)`; null for any other address (R40). */
export function markdownFileId(address: string): string | null {
  return /^\/([a-z0-9]{20,})$/.exec(address)?.[1] ?? null;
}
