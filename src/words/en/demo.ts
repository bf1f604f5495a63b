/** The demo. */
export const demo = {
  demoStarting: 'The demo is starting.',
  firstQuestionComesMoment: 'The first question comes in a moment.',
  demoRunning: 'The demo is running.',
  itsAgentsScriptedNothing: 'Its agents are scripted; nothing of it leaves this computer.',
  demoHasEnded: 'The demo has ended.',
  itsAgentsAskNothing: 'Its agents ask nothing more; what they made is still here.',
  removingDemo: 'Removing the demo.',
  itsAgentsTheirMessages: 'Its agents, their messages, their files and their key.',
  demo: 'Demo',
  startAgain: 'Start again',
  stopRemove: 'Stop and remove',
  remove: 'Remove it',
  startDemo: 'Start the demo',
  scriptedAgentsNothingLeaves: 'scripted agents, nothing leaves this computer',
  removeDemo: 'Remove the demo',
  withAllMade: 'with all that it made',
} as const;
