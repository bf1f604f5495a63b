/** Controls that every part of the window shares. */
export const controls = {
  cancel: 'Cancel',
  active: 'Active',
  busy: 'Busy',
  trouble: 'In trouble',
  offline: 'Offline',
  windowFault: 'This window ran into a fault',
  windowFaultHint: 'Your reviews and what you have typed are safe. Loading the window again usually helps.',
  pageFault: 'This page cannot be shown',
  pageFaultHint: 'Nothing is lost: your reviews are as they were, and the other pages are fine.',
  fileFault: 'This file cannot be shown',
  fileFaultHint: 'Save it to open it elsewhere. The rest of the message is fine.',
  messageFault: 'This message cannot be shown',
  messageFaultHint:
    'Something in it is more than this window can handle. It is not answered, and the other messages are fine.',
  loadWindowAgain: 'Load the window again',
  copied: 'Copied',
  copy: 'Copy',
} as const;
