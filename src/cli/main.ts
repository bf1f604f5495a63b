import { run } from './index.ts';
import { findHostLine } from './parent-port.ts';

// The process around `run`: real streams and signals, for a terminal and for Electron's utility process alike.
const exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  writeOut: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
  onStopRequest: (listener) => {
    process.once('SIGTERM', listener);
    process.once('SIGINT', listener);
  },
  hostLine: findHostLine(),
});
process.exit(exitCode);
