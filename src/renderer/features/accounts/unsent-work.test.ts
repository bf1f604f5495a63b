import { expect, it } from 'vitest';
import { NO_DRAFT } from '../../state/draft-slice.ts';
import { unsentSentence, unsentWork } from './unsent-work.ts';

it('counts what would be lost with an account, each answer once, and nothing of other accounts', () => {
  const work = unsentWork(
    {
      heldKeys: new Set(['r-1/a', 'r-2/x']),
      waitingKeys: new Set(['r-1/b']),
      sends: {
        'r-1/a': { state: 'held', label: null, detail: null },
        'r-1/b': { state: 'unsent', label: null, detail: 'Offline.' },
        'r-1/c': { state: 'stored', label: null, detail: null },
      },
      outgoing: [],
      drafts: { 'r-1/b': NO_DRAFT, 'r-1/d': NO_DRAFT, 'r-2/e': NO_DRAFT },
    },
    'r-1',
  );
  expect(work).toEqual({ answerCount: 2, messageCount: 0, draftCount: 1 });
  expect(unsentSentence(work)).toBe('2 answers that were not sent and 1 answer that you began are lost.');
  expect(unsentSentence({ answerCount: 0, messageCount: 1, draftCount: 0 })).toBe(
    '1 message that was not sent is lost.',
  );
  expect(unsentSentence({ answerCount: 0, messageCount: 0, draftCount: 0 })).toBeNull();
});
