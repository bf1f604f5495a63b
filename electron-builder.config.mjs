import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { electronRuntime } from './scripts/electron-runtime.mjs';

const runtime = electronRuntime();

// Vite bundles all JavaScript into out/, so a release holds no node_modules at all, and nothing native.
const release = {
  appId: 'dev.placet.desk',
  productName: 'Placet Desk',
  executableName: 'placet-desk',
  directories: { output: 'dist', buildResources: 'resources' },
  files: ['out/**', 'resources/**', '!resources/bin/**', 'package.json', '!out/.stamp', '!**/*.map'],
  // The command line's launcher lies beside the archive: a shell cannot look into it.
  extraResources: [
    { from: 'resources/bin', to: 'bin' },
    { from: 'docs/man', to: 'man' },
  ],
  electronLanguages: ['en-US', 'de'],
  npmRebuild: false,
  protocols: [{ name: 'Placet Desk', schemes: ['placet-desk'] }],
  linux: {
    category: 'Development',
    // The entry has the name by which the program calls itself (desktopName in package.json): by it a desktop knows whose
    // windows, badge and shortcut these are.
    syncDesktopName: true,
    // One link to one start: more than one cannot be shown.
    executableArgs: ['%u'],
  },
};

// Electron 33 has no node:sqlite: only what is built on it carries the package with the same interface.
const sqlite = (name, filter) => ({ from: `node_modules/${name}`, to: `node_modules/${name}`, filter });

const standIn = {
  ...release,
  electronDist: runtime.folder,
  electronVersion: runtime.version,
  files: [
    ...release.files,
    sqlite('@photostructure/sqlite', ['package.json', 'LICENSE', 'dist/**', `prebuilds/linux-${process.arch}/**`]),
    sqlite('node-gyp-build', ['package.json', 'LICENSE', '*.js']),
  ],
  asarUnpack: ['node_modules/@photostructure/sqlite/**', 'node_modules/node-gyp-build/**'],
  beforePack({ targets }) {
    if (targets.every((target) => target.name === 'dir')) return;
    throw new Error(
      'The Electron here is the stand-in, for development only: no installer is made of it. Build releases where Electron can be downloaded.',
    );
  },
  // The stand-in's own app would come before ours.
  afterExtract: ({ appOutDir }) => rm(join(appOutDir, 'resources', 'app'), { recursive: true, force: true }),
};

export default runtime.isStandIn ? standIn : release;
