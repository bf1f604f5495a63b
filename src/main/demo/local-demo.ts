import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { DemoState } from '../../contract/demo.ts';
import { apiKey, apiKeyWithSecret } from '../../contract/session.ts';
import type { LocalAccount } from '../accounts/local-account.ts';
import type { EditKeeper } from '../files/edit-keeper.ts';
import { type Demo, openDemo } from './demo.ts';
import { startDemoProcess } from './demo-process.ts';
import type { DemoServer } from './demo-server.ts';

/** Starts the demo with the program, or in the one that runs. */
const DEMO_SWITCH = '--demo';

/** The demo in the account of this computer. */
export interface LocalDemo extends Demo {
  /** Starts it as nobody in the window asked for it: what goes wrong is logged. */
  begin(): void;
  /** Starts it when a command line asks for it. */
  beginIfWanted(argv: readonly string[]): void;
}

/** What it is joined from. */
export interface LocalDemoParts {
  readonly programFolder: string;
  readonly outFolder: string;
  readonly account: LocalAccount;
  readonly edits: EditKeeper;
  readonly onChange: (state: DemoState) => void;
  readonly onFault: (error: unknown) => void;
}

function serverOf(account: LocalAccount): DemoServer {
  return {
    url: () => account.info().agentAccess?.url ?? null,
    createKey: async (label) => apiKeyWithSecret.parse(await account.call('createApiKey', { body: { label } })).key,
    async deleteKeys(wanted) {
      for (const { id, label } of z.array(apiKey).parse(await account.call('listApiKeys', {}))) {
        if (label === wanted) await account.call('deleteApiKey', { parameters: { id } });
      }
    },
    resync: account.check,
  };
}

/** Opens the demo with what the program has. */
export function openLocalDemo(parts: LocalDemoParts): LocalDemo {
  const { programFolder, outFolder, account, edits, onChange, onFault } = parts;
  const demo = openDemo({
    file: join(programFolder, 'demo.json'),
    folder: join(dirname(outFolder), 'resources', 'demo'),
    server: serverOf(account),
    startProcess: (listeners) => startDemoProcess(join(outFolder, 'main', 'demo.js'), listeners),
    onChange,
    onRemoving: async (channelIds) => {
      for (const edit of await edits.list()) {
        const message = account.inbox.findMessage(edit.messageId);
        if (message !== null && channelIds.has(message.channelId)) await edits.discard(edit);
      }
    },
    onLog: (text) => process.stderr.write(text),
  });
  const begin = (): void => void demo.start().catch(onFault);
  return {
    ...demo,
    begin,
    beginIfWanted(argv) {
      if (argv.includes(DEMO_SWITCH)) begin();
    },
  };
}
