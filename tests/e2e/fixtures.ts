import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { z } from 'zod';
import { programUnderTest } from './electron-runtime.ts';
import { type NotificationDaemon, startNotificationDaemon } from './notification-daemon.ts';

const agentFile = z.object({ url: z.string(), apiKey: z.string(), channelId: z.string() });
/** What a script on this machine needs to reach the program. */
export type AgentFile = z.infer<typeof agentFile>;

/** A running Placet Desk. */
export interface RunningDesk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Everything the program wrote to its standard streams so far. */
  output(): string;
  /** Reads `agent.json` of its folder. */
  agentFile(): AgentFile;
  close(): Promise<void>;
}

/** How a test starts the program; each test has its own folder, bus and notification daemon. */
export interface Desk {
  readonly dataFolder: string;
  readonly notifications: NotificationDaemon;
  /** Starts the program on this test's folder and answers when its window is connected to the core. */
  start(environment?: Readonly<Record<string, string>>, args?: readonly string[]): Promise<RunningDesk>;
  /** Starts the program and answers as soon as there is a window, whatever the core does. */
  startUnsettled(environment?: Readonly<Record<string, string>>, args?: readonly string[]): Promise<RunningDesk>;
}

/** The test function with a program to start. */
export const test = base.extend<{ desk: Desk }>({
  desk: async ({ browserName: _ }, use) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'placet-desk-e2e-'));
    const notifications = await startNotificationDaemon();
    const running = new Set<RunningDesk>();
    const startUnsettled: Desk['startUnsettled'] = async (environment = {}, args = []) => {
      const options = { dataFolder, busAddress: notifications.busAddress, environment, args };
      const desk = await launch(options, () => running.delete(desk));
      running.add(desk);
      return desk;
    };
    await use({
      dataFolder,
      notifications,
      startUnsettled,
      async start(environment, args) {
        const desk = await startUnsettled(environment, args);
        await desk.page.locator('[data-state="online"]').first().waitFor();
        return desk;
      },
    });
    for (const desk of [...running]) await desk.close();
    notifications.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';

interface LaunchOptions {
  readonly dataFolder: string;
  readonly busAddress: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

async function launch(options: LaunchOptions, onClosed: () => void): Promise<RunningDesk> {
  const { dataFolder, busAddress, environment } = options;
  const program = programUnderTest();
  const app = await electron.launch({
    executablePath: program.executable,
    args: [...options.args, ...program.args],
    env: {
      ...(process.env as Record<string, string>),
      DBUS_SESSION_BUS_ADDRESS: busAddress,
      PLACET_DESK_DATA: dataFolder,
      PLACET_DESK_PORT: '0',
      ...environment,
    },
  });
  let output = '';
  const child = app.process();
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  return {
    app,
    page,
    output: () => output,
    agentFile: () => agentFile.parse(JSON.parse(readFileSync(join(dataFolder, 'agent.json'), 'utf8'))),
    async close() {
      onClosed();
      await app.close();
    },
  };
}
