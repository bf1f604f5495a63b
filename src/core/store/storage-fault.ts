/** SQLite's primary result codes; the extended ones have these in their low byte. */
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;

/** Whether a failure means that the disk is full or may not be written; null for any other. Looks at causes, too. */
export function findStorageFault(error: unknown): 'storage_full' | 'storage_read_only' | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  switch (typeof errcode === 'number' ? errcode & 0xff : code) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return 'storage_full';
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'storage_read_only';
    default:
      return findStorageFault(error.cause);
  }
}
