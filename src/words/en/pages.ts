/** What whole pages have in common. */
export const pages = {
  queuesAgents: 'Queues and agents',
  content: 'Content of {{value}}',
} as const;
