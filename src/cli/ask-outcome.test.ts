import { expect, it } from 'vitest';
import type { Completed, ReviewRequest } from '../client/index.ts';
import { endingOf } from './ask-outcome.ts';

const APPROVAL: ReviewRequest = { type: 'approval', payload: { options: [{ id: 'yes', label: 'Yes' }] } };

function completed(response: Completed['response'], feedback: string | null = null): Completed {
  const message = { id: 'm1', channelId: 'c1', senderType: 'agent', createdAt: '', attachments: [] };
  return { status: 'completed', messageId: 'm1', channelId: 'c1', response, feedback, modifiedFileIds: {}, message };
}

it('keeps feedback out of the response', () => {
  const ending = endingOf(completed({ selectedOption: 'yes' }, 'Shorter, please'), APPROVAL, false);
  expect(ending).toEqual({ exitCode: 0, out: 'yes\n', words: 'Feedback: Shorter, please\n' });
});

it('prints a response of another shape than asked for as it is, and takes it for no yes', () => {
  expect(endingOf(completed({ anything: 1 }), APPROVAL, false)).toEqual({
    exitCode: 1,
    out: '{"anything":1}\n',
    words: '',
  });
});
