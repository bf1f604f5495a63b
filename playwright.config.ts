import { defineConfig } from '@playwright/test';
import { ownDisplays } from './tests/e2e/own-displays.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  // Each test starts a whole program, and two on one display would fight for its focus.
  workers: Math.max(1, ownDisplays().length),
  // Passing takes seconds; what else runs on the machine may make many of them.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results',
  forbidOnly: process.env.CI === 'true',
  reporter: [['list']],
});
