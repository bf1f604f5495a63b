import { defineConfig } from '@playwright/test';
import testConfig from './playwright.config.ts';

export default defineConfig(testConfig, { testDir: 'tests/screenshots' });
