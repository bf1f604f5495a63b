/** The review that “Send a test review” sends. Markdown. */
export const testReview = {
  title: 'Publish the release notes for 1.4?',
  lead: 'This is a test review. Your own agents’ questions will look like this one.',
  changes: '**12** changes since 1.3, all reviewed',
  places: 'goes out to the newsletter and the website',
  channel: 'Channel',
  readers: 'Readers',
  newsletter: 'Newsletter',
  website: 'Website',
  readersADay: 'about {{number}} a day',
  keys: 'Press `1` to publish, or `2` to hold it. `c` adds a comment.',
  publish: 'Publish',
  hold: 'Hold',
} as const;
