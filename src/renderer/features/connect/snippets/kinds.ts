import type { PlainKey } from '../../../../words/catalogue.ts';
import { claudeCodeGuide, mcpGuide } from './assistants.ts';
import { actionsGuide, n8nGuide, typescriptGuide, webhookGuide } from './automation.ts';
import { commandLineGuide, cronGuide } from './command-line.ts';
import type { Facts, Guide } from './guide.ts';
import { javascriptGuide, socketGuide } from './javascript.ts';
import { langGraphGuide, pythonGuide } from './python.ts';
import { shellGuide } from './shell.ts';

/** The groups of kinds, in their order. */
export const KIND_GROUPS = ['scripts', 'assistants', 'automation'] as const;

/** What each group is called. */
export const GROUP_WORDS: Readonly<Record<(typeof KIND_GROUPS)[number], PlainKey>> = {
  scripts: 'connect.scripts',
  assistants: 'connect.assistants',
  automation: 'connect.automation',
};

/** A kind of agent that can be connected. */
export interface Kind {
  readonly id: string;
  readonly name: PlainKey;
  readonly group: (typeof KIND_GROUPS)[number];
  write(facts: Facts): Guide;
}

/** Every kind, what most people begin with first. */
export const KINDS: readonly Kind[] = [
  { id: 'curl', name: 'connect.shellAndCurl', group: 'scripts', write: shellGuide },
  { id: 'command-line', name: 'connect.commandLine', group: 'scripts', write: commandLineGuide },
  { id: 'python', name: 'connect.python', group: 'scripts', write: pythonGuide },
  { id: 'javascript', name: 'connect.javascript', group: 'scripts', write: javascriptGuide },
  { id: 'typescript', name: 'connect.typescriptLibrary', group: 'scripts', write: typescriptGuide },
  { id: 'socket', name: 'connect.socketIo', group: 'scripts', write: socketGuide },
  { id: 'mcp', name: 'connect.mcpClient', group: 'assistants', write: mcpGuide },
  { id: 'claude-code', name: 'connect.claudeCode', group: 'assistants', write: claudeCodeGuide },
  { id: 'langgraph', name: 'connect.langGraph', group: 'assistants', write: langGraphGuide },
  { id: 'actions', name: 'connect.githubActions', group: 'automation', write: actionsGuide },
  { id: 'cron', name: 'connect.cron', group: 'automation', write: cronGuide },
  { id: 'webhook', name: 'connect.webhookReceiver', group: 'automation', write: webhookGuide },
  { id: 'n8n', name: 'connect.n8n', group: 'automation', write: n8nGuide },
];
