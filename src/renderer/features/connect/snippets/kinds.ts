import { claudeCodeGuide, mcpGuide } from './assistants.ts';
import { actionsGuide, n8nGuide, typescriptGuide, webhookGuide } from './automation.ts';
import { commandLineGuide, cronGuide } from './command-line.ts';
import type { Facts, Guide } from './guide.ts';
import { javascriptGuide, socketGuide } from './javascript.ts';
import { langGraphGuide, pythonGuide } from './python.ts';
import { shellGuide } from './shell.ts';

/** The groups of kinds, in their order. */
export const KIND_GROUPS = ['Scripts', 'Assistants', 'Automation'] as const;

/** A kind of agent that can be connected. */
export interface Kind {
  readonly id: string;
  readonly name: string;
  readonly group: (typeof KIND_GROUPS)[number];
  write(facts: Facts): Guide;
}

/** Every kind, what most people begin with first. */
export const KINDS: readonly Kind[] = [
  { id: 'curl', name: 'Shell and curl', group: 'Scripts', write: shellGuide },
  { id: 'command-line', name: 'Command line', group: 'Scripts', write: commandLineGuide },
  { id: 'python', name: 'Python', group: 'Scripts', write: pythonGuide },
  { id: 'javascript', name: 'JavaScript', group: 'Scripts', write: javascriptGuide },
  { id: 'typescript', name: 'TypeScript library', group: 'Scripts', write: typescriptGuide },
  { id: 'socket', name: 'Socket.IO', group: 'Scripts', write: socketGuide },
  { id: 'mcp', name: 'MCP client', group: 'Assistants', write: mcpGuide },
  { id: 'claude-code', name: 'Claude Code', group: 'Assistants', write: claudeCodeGuide },
  { id: 'langgraph', name: 'LangGraph', group: 'Assistants', write: langGraphGuide },
  { id: 'actions', name: 'GitHub Actions', group: 'Automation', write: actionsGuide },
  { id: 'cron', name: 'cron', group: 'Automation', write: cronGuide },
  { id: 'webhook', name: 'Webhook receiver', group: 'Automation', write: webhookGuide },
  { id: 'n8n', name: 'n8n', group: 'Automation', write: n8nGuide },
];
