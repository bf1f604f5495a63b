import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  // Each test starts a whole program; two at a time would fight for two cores.
  workers: 1,
  // Passing takes seconds; what else runs on the machine may make many of them.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  outputDir: 'test-results',
  forbidOnly: process.env.CI === 'true',
  reporter: [['list']],
});
