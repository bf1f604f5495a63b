/** SQLite's primary result codes; the extended ones have these in their low byte. */
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_FULL = 13;
const SQLITE_CANTOPEN = 14;
/** The file that SQLite shares between connections could not grow: what a full disk looks like to it. */
const SQLITE_IOERR_SHMSIZE = 4874;

/** What is wrong with the place where data lies: no room, no permission to write, or the device fails. */
export type StorageFault = 'storage_full' | 'storage_read_only' | 'storage_failed';

/** Whether a failure is one of storage, and which; null for any other. Looks at causes, too. */
export function findStorageFault(error: unknown): StorageFault | null {
  if (!(error instanceof Error)) return null;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  if (errcode === SQLITE_IOERR_SHMSIZE) return 'storage_full';
  switch (typeof errcode === 'number' ? errcode & 0xff : code) {
    case SQLITE_FULL:
    case 'ENOSPC':
    case 'EDQUOT':
      return 'storage_full';
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return 'storage_read_only';
    case SQLITE_IOERR:
    case 'EIO':
    case 'EFBIG':
      return 'storage_failed';
    default:
      return findStorageFault(error.cause);
  }
}
