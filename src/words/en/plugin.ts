/** Messages that a plugin shows. */
export const plugin = {
  answerPluginAbove: 'Answer in the plugin above.',
  answerAsJsonInstead: 'Answer as JSON instead',
  couldNotBeOpened: 'The plugin that shows this message could not be opened. {{detail}}',
  tryAgain: 'Try again',
  changedByAgent: 'The agent changed what is shown here. Loading it discards what you entered below.',
  loadNewVersion: 'Load the new version',
  responseNotSent: 'The response was not sent.',
  pluginOf: '{{displayName}} plugin',
  missing: 'The plugin “{{name}}” that shows this message was not found or is switched off.',
} as const;
