/** Controls that every part of the window shares. */
export const controls = {
  cancel: 'Cancel',
  active: 'Active',
  busy: 'Busy',
  trouble: 'In trouble',
  offline: 'Offline',
  windowRanIntoFault: 'This window ran into a fault',
  yourReviewsWhatYou: 'Your reviews and what you have typed are safe. Loading the window again usually helps.',
  pageCannotShown: 'This page cannot be shown',
  nothingLostYourReviews: 'Nothing is lost: your reviews are as they were, and the other pages are fine.',
  fileCannotShown: 'This file cannot be shown',
  saveOpenElsewhereRest: 'Save it to open it elsewhere. The rest of the message is fine.',
  messageCannotShown: 'This message cannot be shown',
  somethingMoreThanWindow:
    'Something in it is more than this window can handle. It is not answered, and the other messages are fine.',
  loadWindowAgain: 'Load the window again',
  copied: 'Copied',
  copy: 'Copy',
} as const;
