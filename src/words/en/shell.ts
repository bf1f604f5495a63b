/** The frame of the window. */
export const shell = {
  whatJustDone: 'What was just done',
  whatShownMayOut: 'What is shown may be out of date.',
  startAgain: 'Start again',
  dismiss: 'Dismiss',
  widthSidebar: 'Width of the sidebar',
  widthList: 'Width of the list',
  placetDesk: 'Placet Desk',
  answersWait_one: 'One answer waits to be sent.',
  answersWait_other: '{{count}} answers wait to be sent.',
  show: 'Show',
} as const;
