/** Pausing notifications, in the window. */
export const pause = {
  pauseNotifications: 'Pause notifications',
  pauseHint: 'Nothing is told until then, not even what is urgent. Afterwards one notification sums up what came.',
  forHour: 'For 1 hour',
  untilMorning: 'Until tomorrow morning',
  untilResumed: 'Until I resume',
  pauseForHour: 'Pause notifications for 1 hour',
  pauseUntilMorning: 'Pause notifications until tomorrow morning',
  pauseUntilResumed: 'Pause notifications until I resume them',
  resume: 'Resume',
  resumeNotifications: 'Resume notifications',
  paused: 'Paused',
  pausedUntil: 'Paused until {{at}}',
  pausedUntilYouResume: 'Notifications are paused until you resume them',
  pausedUntilThen: 'Notifications are paused until {{at}}',
} as const;
