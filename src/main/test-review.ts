/** The review that "Send a test review" sends: it shows what a good question looks like. */
export const TEST_REVIEW = {
  text: [
    '# Publish the release notes for 1.4?',
    '',
    'This is a test review. Your own agents’ questions will look like this one.',
    '',
    '- **12** changes since 1.3, all reviewed',
    '- goes out to the newsletter and the website',
    '',
    '| Channel | Readers |',
    '| --- | ---: |',
    '| Newsletter | 1,204 |',
    '| Website | about 300 a day |',
    '',
    'Press `1` to publish, or `2` to hold it. `c` adds a comment.',
  ].join('\n'),
  review: {
    type: 'approval',
    payload: {
      options: [
        { id: 'publish', label: 'Publish', style: 'primary' },
        { id: 'hold', label: 'Hold', style: 'secondary' },
      ],
      allowComment: true,
    },
    expiresInSeconds: 3600,
  },
} as const;
