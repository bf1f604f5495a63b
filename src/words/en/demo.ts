/** The demo. */
export const demo = {
  isStarting: 'The demo is starting.',
  startingHint: 'The first question comes in a moment.',
  isRunning: 'The demo is running.',
  runningHint: 'Its agents are scripted; nothing of it leaves this computer.',
  hasEnded: 'The demo has ended.',
  endedHint: 'Its agents ask nothing more; what they made is still here.',
  isBeingRemoved: 'Removing the demo.',
  removingHint: 'Its agents, their messages, their files and their key.',
  demo: 'Demo',
  startAgain: 'Start again',
  stopAndRemove: 'Stop and remove',
  removeMade: 'Remove it',
  startCommand: 'Start the demo',
  startCommandHint: 'scripted agents, nothing leaves this computer',
  removeCommand: 'Remove the demo',
  removeCommandHint: 'with all that it made',
} as const;
