import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EVERY_BYTES = 8 * 1024 * 1024;

type Collect = (options: { type: 'minor'; execution: 'sync' }) => void;

/**
 * Makes a counter of bytes that pass through; every 8 MiB it has the engine free the buffers that carried them, about a
 * millisecond each time. A buffer is a small object with its bytes outside of the heap, so by itself the engine lets some
 * fifty MiB of spent ones gather before it looks.
 */
export function createBufferRelease(): (byteCount: number) => void {
  let collect: Collect | undefined;
  let passed = 0;
  return (byteCount) => {
    passed += byteCount;
    if (passed < EVERY_BYTES) return;
    passed = 0;
    collect ??= findCollect();
    collect({ type: 'minor', execution: 'sync' });
  };
}

function findCollect(): Collect {
  setFlagsFromString('--expose-gc');
  const found: unknown = runInNewContext('gc');
  return typeof found === 'function' ? (found as Collect) : () => undefined;
}
