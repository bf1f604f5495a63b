import { t } from '../../../../words/words.ts';
import { type Facts, type Guide, shellQuoted } from './guide.ts';
import { javascriptModule } from './javascript.ts';

/** Any client of the Model Context Protocol. */
export function mcpGuide({ url, apiKey, channelName }: Facts): Guide {
  const byHttp = {
    mcpServers: { 'placet-desk': { type: 'http', url: `${url}/mcp`, headers: { 'x-api-key': apiKey } } },
  };
  const byProgram = {
    mcpServers: {
      'placet-desk': { command: 'placet-desk', args: ['mcp'], env: { PLACET_URL: url, PLACET_API_KEY: apiKey } },
    },
  };
  return {
    lead: t('connect.mcpIntro'),
    steps: [
      {
        title: t('connect.mcpHttpClient'),
        file: 'mcp.json',
        language: 'json',
        code: JSON.stringify(byHttp, null, 2),
      },
      {
        title: t('connect.mcpProgramClient'),
        file: 'mcp.json',
        language: 'json',
        code: JSON.stringify(byProgram, null, 2),
      },
      {
        title: t('connect.mcpClaudeCodeLine'),
        language: 'bash',
        code: `claude mcp add --transport http placet-desk ${url}/mcp \\
  --header ${shellQuoted(`x-api-key: ${apiKey}`)}`,
      },
      {
        title: t('connect.mcpSayToAssistant'),
        language: 'text',
        code: `Ask me in Placet Desk, as the agent “${channelName}”, whether to deploy v2.`,
      },
    ],
  };
}

/** Claude Code: what it wants to do opens here, and the decision goes back. */
export function claudeCodeGuide(facts: Facts): Guide {
  const settings = {
    hooks: {
      PreToolUse: [
        {
          matcher: 'Bash|Write|Edit',
          hooks: [{ type: 'command', command: 'node .claude/hooks/ask.mjs', timeout: 600 }],
        },
      ],
    },
  };
  return {
    lead: t('connect.claudeCodeIntro'),
    steps: [
      {
        title: t('connect.claudeCodeTellToAsk'),
        file: '.claude/settings.json',
        language: 'json',
        code: JSON.stringify(settings, null, 2),
      },
      {
        title: t('connect.claudeCodeSaveAsker'),
        file: '.claude/hooks/placet.mjs',
        language: 'javascript',
        code: javascriptModule(facts),
      },
      {
        title: t('connect.claudeCodeSaveAnswerer'),
        file: '.claude/hooks/ask.mjs',
        language: 'javascript',
        code: `import { text } from 'node:stream/consumers';
import { ask } from './placet.mjs';

const { tool_name, tool_input } = JSON.parse(await text(process.stdin));
const fence = '\`'.repeat(3);
const { status, response } = await ask(
  \`# Let Claude use \${tool_name}?\\n\\n\${fence}json\\n\${JSON.stringify(tool_input, null, 2)}\\n\${fence}\`,
  {
    type: 'approval',
    payload: {
      options: [
        { id: 'allow', label: 'Allow', style: 'primary' },
        { id: 'deny', label: 'Deny', style: 'danger' },
      ],
      allowComment: true,
    },
    expiresInSeconds: 590,
  },
);
const decision = status === 'completed' ? response.selectedOption : 'ask';
console.log(
  JSON.stringify({
    hookSpecificOutput: {
      hookEventName: 'PreToolUse',
      permissionDecision: decision,
      permissionDecisionReason: response?.comment ?? 'Answered in Placet Desk',
    },
  }),
);
`,
        note: t('connect.claudeCodeTimeoutNote'),
      },
    ],
  };
}
