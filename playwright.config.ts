import { defineConfig } from '@playwright/test';
import { ownDisplays } from './tests/e2e/own-displays.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  // Each test starts a whole program, and two on one display would fight for its focus.
  workers: Math.max(1, ownDisplays().length),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  outputDir: 'test-results',
  forbidOnly: process.env.CI === 'true',
  reporter: [['list']],
});
