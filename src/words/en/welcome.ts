/** The first minutes: how an agent is connected. */
export const welcome = {
  readyWhenYourAgents: 'Ready when your agents are',
  whenAgentNeedsDecision:
    'When an agent needs a decision, its question opens here, and your answer goes straight back to it.',
  allClear: 'All clear',
  youUpDateNext: 'You are up to date. The next question opens here by itself.',
  sendTestReview: 'Send a test review',
  startingServerComputer: 'Starting the server on this computer…',
  connectAgent: 'Connect an agent',
  askFromTerminalAs: 'Or ask from a terminal, as an agent does',
  copyCommand: 'Copy the command: {{title}}',
  agentUrl: 'agent URL',
  apiKey: 'API key',
  hideApiKey: 'Hide the API key',
  showApiKey: 'Show the API key',
  channelId: 'channel id',
  ask: 'Ask',
  waitAnswer: 'Wait for the answer',
  deployV2Production: 'Deploy v2 to production?',
  copyAgentUrl: 'Copy the agent URL',
  copyApiKey: 'Copy the API key',
  copyChannelId: 'Copy the channel id',
  waitHint:
    'Put the {{id}} that the first command prints in place of {{place}}. It ends the moment you answer; after {{seconds}} seconds without one it says {{pending}}, and you run it again.',
  seeDemo: 'See the demo',
} as const;
