/** Messages that a plugin shows. */
export const plugin = {
  answerPluginAbove: 'Answer in the plugin above.',
  answerAsJsonInstead: 'Answer as JSON instead',
  pluginShowsMessageCould: 'The plugin that shows this message could not be opened. {{detail}}',
  tryAgain: 'Try again',
  agentChangedWhatShown: 'The agent changed what is shown here. Loading it discards what you entered below.',
  loadNewVersion: 'Load the new version',
  responseNotSent: 'The response was not sent.',
  plugin: '{{displayName}} plugin',
  missing: 'The plugin “{{name}}” that shows this message was not found or is switched off.',
} as const;
