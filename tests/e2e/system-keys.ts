import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const SCRIPT = `
import ctypes, sys
x = ctypes.CDLL('libX11.so.6'); t = ctypes.CDLL('libXtst.so.6')
x.XOpenDisplay.restype = ctypes.c_void_p
x.XStringToKeysym.restype = ctypes.c_ulong
x.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
x.XCloseDisplay.argtypes = [ctypes.c_void_p]
t.XTestFakeKeyEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
d = x.XOpenDisplay(None)
codes = [x.XKeysymToKeycode(d, x.XStringToKeysym(k.encode())) for k in sys.argv[1:]]
for c in codes: t.XTestFakeKeyEvent(d, c, 1, 0)
for c in reversed(codes): t.XTestFakeKeyEvent(d, c, 0, 0)
x.XCloseDisplay(d)
`;

/** Presses keys at the keyboard of the X server, where whichever program has asked for them hears them. */
export async function pressSystemKeys(...keys: readonly string[]): Promise<void> {
  await promisify(execFile)('/usr/bin/python3', ['-c', SCRIPT, ...keys]);
}
