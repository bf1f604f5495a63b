// Runs inside the stand-in Electron, which has no default_app.asar: does for `electron <path> [args]` what Electron's own
// default app does. It is copied into the shared cache, so it may import nothing of a checkout.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

function readCommandLine(argv) {
  const preload = [];
  for (let at = 0; at < argv.length; at += 1) {
    if (argv[at] === '-r' || argv[at] === '--require') preload.push(argv[++at]);
    else if (argv[at].startsWith('--app=')) return { preload, path: argv[at].slice('--app='.length) };
    else if (!argv[at].startsWith('-')) return { preload, path: argv[at] };
  }
  return { preload, path: undefined };
}

async function loadApplication(path) {
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  const folder = resolve(path);
  const manifestFile = join(folder, 'package.json');
  const hasManifest = existsSync(manifestFile);
  if (hasManifest) {
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
    if (manifest.version) app.setVersion(manifest.version);
    const name = manifest.productName ?? manifest.name;
    if (name) app.setName(name);
    app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  }
  const main = require.resolve(folder);
  app.setAppPath(hasManifest ? folder : dirname(main));
  await import(pathToFileURL(main).href);
}

const { preload, path } = readCommandLine(process.argv.slice(1));
for (const file of preload) require(resolve(file));
if (path === undefined) {
  process.stderr.write(
    'This is the stand-in Electron of Placet Desk, for development only. Usage: electron <path> [args]\n',
  );
  app.exit(1);
} else {
  try {
    await loadApplication(path);
  } catch (error) {
    process.stderr.write(`Electron could not start the program in ${resolve(path)}:\n${error?.stack ?? error}\n`);
    app.exit(1);
  }
}
