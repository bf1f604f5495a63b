import { expect, it } from 'vitest';
import { readOption } from './ask-review.ts';

it.each([
  ['yes=Deploy', { id: 'yes', label: 'Deploy' }],
  ['no=Not now:danger', { id: 'no', label: 'Not now', style: 'danger' }],
  ['at=12:30', { id: 'at', label: '12:30' }],
  ['eq=a=b:ghost', { id: 'eq', label: 'a=b', style: 'ghost' }],
  ['stop', { id: 'stop', label: 'stop' }],
  ['stop:danger', { id: 'stop', label: 'stop', style: 'danger' }],
])('the option %s', (text, option) => {
  expect(readOption(text)).toEqual(option);
});
