/** A review on paper or as a PDF. */
export const print = {
  whatCouldBeChosen: 'What could be chosen',
  whatWasAsked: 'What was asked for',
  response: 'Response',
  waitsForAnswer: 'Waits for an answer.',
  expiredWithoutAnswer: 'Expired without an answer.',
  attachments: 'Attachments',
  footer: 'Placet Desk · {{date}} · message {{id}}',
} as const;
