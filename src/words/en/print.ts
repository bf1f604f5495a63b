/** A review on paper or as a PDF. */
export const print = {
  whatCouldChosen: 'What could be chosen',
  whatAsked: 'What was asked for',
  response: 'Response',
  waitsAnswer: 'Waits for an answer.',
  expiredWithoutAnswer: 'Expired without an answer.',
  attachments: 'Attachments',
  placetDeskMessage: 'Placet Desk · {{date}} · message {{id}}',
} as const;
