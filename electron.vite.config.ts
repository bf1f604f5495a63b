import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { ASSETS_FOLDER, PROGRAM_ASSETS } from './src/core/http/program-asset.ts';

// Everything but Electron and the two SQLite engines is bundled, so that a release holds no
// node_modules and starting reads one file per process instead of hundreds.
const external = ['electron', 'node:sqlite', '@photostructure/sqlite', /^node:/];

/** The libraries' licences want to be where the libraries are. */
const LICENCES = {
  'tailwind.LICENSE.txt': '@tailwindcss/browser/LICENSE',
  'swagger-ui.LICENSE.txt': 'swagger-ui-dist/LICENSE',
  'swagger-ui.NOTICE.txt': 'swagger-ui-dist/NOTICE',
  'swagger-ui-bundle.js.LICENSE.txt': 'swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt',
};

/** Libraries that the core serves to browsers go beside its code as they are. */
const programAssets: Plugin = {
  name: 'program-assets',
  generateBundle() {
    for (const [name, module] of Object.entries({ ...PROGRAM_ASSETS, ...LICENCES })) {
      this.emitFile({
        type: 'asset',
        fileName: `${basename(ASSETS_FOLDER)}/${name}`,
        source: readFileSync(resolve('node_modules', module)),
      });
    }
  },
};

/** Fonts, character maps and decoders that pdf.js fetches by name, beside the window. Its script sandbox stays away. */
const pdfAssets: Plugin = {
  name: 'pdf-assets',
  generateBundle() {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
      const from = resolve('node_modules/pdfjs-dist', folder);
      for (const name of readdirSync(from).filter((file) => !file.startsWith('quickjs'))) {
        const source = readFileSync(resolve(from, name));
        this.emitFile({ type: 'asset', fileName: `pdf/${folder}/${name}`, source });
      }
    }
  },
};

export default defineConfig({
  main: {
    plugins: [programAssets],
    build: {
      externalizeDeps: false,
      target: 'node20',
      sourcemap: true,
      rollupOptions: {
        external,
        input: {
          index: resolve('src/main/index.ts'),
          cli: resolve('src/cli/main.ts'),
          demo: resolve('src/demo/main.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        external: ['electron'],
        input: { index: resolve('src/preload/index.ts') },
        // A sandboxed preload has no module loader: one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), pdfAssets],
    build: {
      target: 'chrome130',
      // What is read at every start; electron-vite minifies nothing by itself.
      minify: true,
      // Its size is bounded by what is read before the first paint: scripts/first-paint.mjs.
      chunkSizeWarningLimit: 1_200,
      rollupOptions: {
        input: { index: resolve('src/renderer/index.html') },
        // What comes before the first paint comes in one piece: each more is a way to the main process and back.
        output: { codeSplitting: { groups: [{ name: 'first-paint', tags: ['$initial'] }] } },
      },
    },
  },
});
