/** One WebSocket frame of a server, as it came. */
export interface Frame {
  readonly bytes: Buffer;
  /** Whether it holds one Socket.IO event of a namespace: `42/ws,["name",…]`. */
  readonly isEvent: boolean;
}

const TEXT = 0x1;
const SHORT_LENGTH = 126;
const LONG_LENGTH = 127;

/** Cuts what a server sends over a WebSocket into its frames; the rest of a frame may come in a later piece. */
export function createFrameReader(): (piece: Buffer) => Frame[] {
  let pending = Buffer.alloc(0);
  return (piece) => {
    pending = Buffer.concat([pending, piece]);
    const frames: Frame[] = [];
    for (let size = frameSize(pending); size !== null && size.total <= pending.length; size = frameSize(pending)) {
      const bytes = pending.subarray(0, size.total);
      frames.push({ bytes, isEvent: isEvent(bytes, size.head) });
      pending = pending.subarray(size.total);
    }
    return frames;
  };
}

/** Length of the first frame's head and of all of it; null when not even its head is here. */
function frameSize(bytes: Buffer): { readonly head: number; readonly total: number } | null {
  if (bytes.length < 2) return null;
  const length = bytes.readUInt8(1) & 0x7f;
  if (length < SHORT_LENGTH) return { head: 2, total: 2 + length };
  if (length === SHORT_LENGTH) return bytes.length < 4 ? null : { head: 4, total: 4 + bytes.readUInt16BE(2) };
  if (length === LONG_LENGTH && bytes.length < 10) return null;
  return { head: 10, total: 10 + Number(bytes.readBigUInt64BE(2)) };
}

function isEvent(bytes: Buffer, head: number): boolean {
  return (bytes.readUInt8(0) & 0x0f) === TEXT && bytes.subarray(head, head + 3).toString('latin1') === '42/';
}
