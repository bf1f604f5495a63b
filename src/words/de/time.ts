import type { WordsOf } from '../catalogue.ts';

export const time: WordsOf<'time'> = {
  seconds: '{{n}} s',
  minutes: '{{n}} min',
  hours: '{{n}} Std.',
  hoursMinutes: '{{hours}} Std. {{minutes}} min',
  minutesSeconds: '{{minutes}} min {{seconds}} s',
  days: '{{n}} Tg.',
  noneLeft: 'keine Zeit mehr',
  left: 'noch {{duration}}',
  justNow: 'gerade eben',
  minutesAgo: 'vor {{n}} min',
  hoursAgo: 'vor {{n}} Std.',
  yesterday: 'gestern',
  daysAgo_one: 'vor {{count}} Tag',
  daysAgo_other: 'vor {{count}} Tagen',
  tomorrowAt: 'morgen {{time}}',
  yesterdayAt: 'gestern {{time}}',
  dateAt: '{{date}}, {{time}}',
};
