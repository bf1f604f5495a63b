import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// Everything but Electron and the two SQLite engines is bundled, so that a release holds no
// node_modules and starting reads one file per process instead of hundreds.
const external = ['electron', 'node:sqlite', '@photostructure/sqlite', /^node:/];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      target: 'node20',
      sourcemap: true,
      rollupOptions: {
        external,
        input: { index: resolve('src/main/index.ts'), cli: resolve('src/cli/main.ts') },
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
    plugins: [react()],
    build: {
      target: 'chrome130',
      rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
  },
});
