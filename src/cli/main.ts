import { setFlagsFromString } from 'node:v8';
import { run } from './index.ts';
import { findHostLine } from './parent-port.ts';

const hostLine = findHostLine();
// Beside a window memory counts for more than the calls of thousands.
if (hostLine !== null) setFlagsFromString('--optimize-for-size');

// The process around `run`: real streams and signals, for a terminal and for Electron's utility process alike.
const exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  writeOut: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  onStopRequest: (listener) => {
    process.once('SIGTERM', listener);
    process.once('SIGINT', listener);
  },
  hostLine,
});
process.exit(exitCode);
