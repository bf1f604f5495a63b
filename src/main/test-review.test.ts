import { afterEach, expect, it } from 'vitest';
import { approvalPayload } from '../contract/review.ts';
import { speak } from '../words/words.ts';
import { testReview } from './test-review.ts';

afterEach(() => speak('en'));

it('the test review speaks the language of the person, and is answered by the same ids', async () => {
  expect(testReview().text).toContain('# Publish the release notes for 1.4?');
  await speak('de');
  expect(testReview().text).toContain('# Die Versionshinweise zu 1.4 veröffentlichen?');
  expect(approvalPayload.parse(testReview().review.payload).options).toMatchObject([
    { id: 'publish', label: 'Veröffentlichen' },
    { id: 'hold', label: 'Noch warten' },
  ]);
});
