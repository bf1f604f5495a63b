import { describe, expect, it } from 'vitest';
import { optionToFocus, optionToSend, pressOption } from './approval-press.ts';

const approve = { id: 'approve', label: 'Approve', style: 'primary' as const };
const reject = { id: 'reject', label: 'Reject', style: 'danger' as const };

describe('pressing an option', () => {
  it('answers at once, unless it is dangerous', () => {
    expect(pressOption(approve, null, 0)).toEqual({ kind: 'send' });
    expect(pressOption(reject, null, 5)).toEqual({ kind: 'arm', armed: { optionId: 'reject', atMs: 5 } });
  });

  it('wants a second press of any option when the person asked for it', () => {
    const armed = { optionId: 'approve', atMs: 5 };
    expect(pressOption(approve, null, 5, true)).toEqual({ kind: 'arm', armed });
    expect(pressOption(approve, armed, 10, true)).toEqual({ kind: 'send' });
  });

  it('takes a second press of the same option within three seconds', () => {
    const armed = { optionId: 'reject', atMs: 0 };
    expect(pressOption(reject, armed, 2_999).kind).toBe('send');
    expect(pressOption(reject, armed, 3_000).kind).toBe('arm');
    expect(pressOption({ ...reject, id: 'other' }, armed, 10).kind).toBe('arm');
  });
});

describe('an agent of which the person wants to be asked twice', () => {
  it('has every option confirmed', () => {
    const first = pressOption(approve, null, 0, true);
    expect(first).toEqual({ kind: 'arm', armed: { optionId: 'approve', atMs: 0 } });
    expect(pressOption(approve, { optionId: 'approve', atMs: 0 }, 10, true)).toEqual({ kind: 'send' });
  });
});

describe('what Enter presses', () => {
  it('is the only primary option wherever it stands, else the first', () => {
    const later = { id: 'later', label: 'Later' };
    expect(optionToFocus([reject, approve, later])).toBe(approve);
    expect(optionToFocus([later, reject])).toBe(later);
    expect(optionToFocus([approve, { ...approve, id: 'again' }])).toBe(approve);
    expect(optionToFocus([])).toBeNull();
  });
});

describe('what Mod+Enter sends', () => {
  it('is what was chosen, else the only primary option', () => {
    expect(optionToSend([approve, reject], null)).toBe(approve);
    expect(optionToSend([approve, reject], 'reject')).toBe(reject);
    expect(optionToSend([approve, { ...approve, id: 'again' }], null)).toBeNull();
    expect(optionToSend([reject], 'gone')).toBeNull();
  });
});
