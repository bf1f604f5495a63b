import { describe, expect, it } from 'vitest';
import { aMessage, aReview } from '../../../tests/support/wire-builders.ts';
import type { Message } from '../../contract/message.ts';
import { actionsOf, hasActions } from './notification-actions.ts';

const yes = { id: 'yes', label: 'Ship  it', style: 'primary' };
const no = { id: 'no', label: 'Hold', style: 'secondary' };
const asked = (options: unknown, change: Partial<Message> = {}) =>
  aMessage({ review: aReview({ payload: options === undefined ? null : { options } }), ...change });
const free = { privacy: 'all', isAskedTwice: false } as const;

describe('promise 3: answer from the notification', () => {
  it('an approval of one or two options', () => {
    expect(actionsOf(asked([yes, no]), free)).toEqual([
      { optionId: 'yes', label: 'Ship it' },
      { optionId: 'no', label: 'Hold' },
    ]);
    expect(actionsOf(asked([yes]), free)).toHaveLength(1);
    expect(actionsOf(asked([yes, no, { id: 'later', label: 'Later' }]), free)).toEqual([]);
  });

  it('never what one press would not answer in the window', () => {
    expect(actionsOf(asked([yes, { ...no, style: 'danger' }]), free)).toEqual([]);
    expect(actionsOf(asked([yes, no]), { ...free, isAskedTwice: true })).toEqual([]);
    // Without options it is Approve or Reject, and rejecting is dangerous.
    expect(actionsOf(asked(undefined), free)).toEqual([]);
    expect(actionsOf(asked('none of these'), free)).toEqual([]);
    expect(actionsOf(aMessage({ review: aReview({ type: 'selection' }) }), free)).toEqual([]);
    expect(actionsOf(aMessage(), free)).toEqual([]);
  });

  it('never what is not all there to be read', () => {
    expect(actionsOf(asked([yes, no]), { ...free, privacy: 'agent' })).toEqual([]);
    expect(actionsOf(asked([yes, no]), { ...free, privacy: 'nothing' })).toEqual([]);
    expect(actionsOf(asked([yes, no], { text: 'x'.repeat(201) }), free)).toEqual([]);
    expect(actionsOf(asked([yes, no], { text: null }), free)).toEqual([]);
    const file = { id: 'f1', channelId: 'c1', filename: 'a.png', mimeType: 'image/png', size: 3 };
    expect(actionsOf(asked([yes, no], { attachments: [file] }), free)).toEqual([]);
  });

  it('only where a press is heard: a button never does nothing', () => {
    expect(hasActions('darwin', false)).toBe(true);
    expect(hasActions('win32', true)).toBe(true);
    expect(hasActions('win32', false)).toBe(false);
    expect(hasActions('linux', true)).toBe(false);
  });
});
