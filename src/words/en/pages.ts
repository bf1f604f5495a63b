/** What whole pages have in common. */
export const pages = {
  queuesAndAgents: 'Queues and agents',
  contentOf: 'Content of {{value}}',
} as const;
