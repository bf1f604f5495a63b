import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** A condition is waited for as long as a busy machine may take; the usual second is too short for it. */
const patience = { poll: { timeout: 30_000 } };

export default defineConfig({
  test: {
    // Left alone it takes one of two cores, while these tests wait more than they work.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'scripts/**/*.test.mjs',
            'tests/lint/**/*.test.ts',
            'tests/support/**/*.test.ts',
          ],
          testTimeout: 20_000,
          expect: patience,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          // Some start twenty programs one after another.
          testTimeout: 120_000,
          expect: patience,
          hookTimeout: 60_000,
        },
      },
      {
        // The long form, `npm run test:faults`; `npm test` runs the same with few rounds.
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 60_000,
          expect: patience,
          hookTimeout: 60_000,
          env: { PLACET_DESK_FAULT_ROUNDS: '100' },
        },
      },
      {
        // The long form, `npm run test:nightly`; `npm test` makes 2,000 requests.
        test: {
          name: 'nightly',
          include: ['tests/contract/properties.test.ts'],
          testTimeout: 60_000,
          expect: patience,
          hookTimeout: 60_000,
          env: { PLACET_DESK_PROPERTY_REQUESTS: '50000' },
        },
      },
    ],
  },
});
