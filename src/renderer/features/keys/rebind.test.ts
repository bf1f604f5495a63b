import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { COMMANDS, commandOf } from './key-table.ts';
import { chosenKeys, expand } from './keymap.ts';
import { conflictOf, swapped, withCombination, withoutCombination, withUsualKeys } from './rebind.ts';

function command(id: string): Command {
  const found = commandOf(id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

describe('recording other keys', () => {
  it('keeps only what differs from the usual keys', () => {
    const changed = withCombination({}, command('next'), 'n', 'j');
    expect(changed).toEqual({ next: ['n', 'ArrowDown'] });
    expect(withCombination(changed, command('next'), 'j', 'n')).toEqual({});
    expect(withoutCombination({}, command('comment'), 'c')).toEqual({ comment: [] });
    expect(withUsualKeys(changed, command('next'))).toEqual({});
  });

  it('names what stands against a combination', () => {
    expect(conflictOf({}, 'next', 'n')).toBeNull();
    expect(conflictOf({}, 'next', 'k')).toMatchObject({ kind: 'taken', by: { id: 'previous' } });
    expect(conflictOf({ previous: ['p'] }, 'next', 'k')).toBeNull();
    for (const refused of ['g', '3', 'Escape', 'Mod+c', 'Tab', 'Mod+4', 'j', 'j x']) {
      expect(conflictOf({}, 'next', refused), refused).toMatchObject({ kind: 'refused' });
    }
  });

  it('swaps two commands, or takes a combination from one', () => {
    const conflict = conflictOf({}, 'next', 'k');
    if (conflict?.kind !== 'taken') throw new Error('expected a conflict');
    expect(swapped({}, command('next'), conflict, 'j')).toEqual({
      next: ['k', 'ArrowDown'],
      previous: ['j', 'ArrowUp'],
    });
    expect(swapped({}, command('next'), conflict, null)).toEqual({
      next: ['j', 'ArrowDown', 'k'],
      previous: ['ArrowUp'],
    });
  });

  it('leaves a usual key with whom the person gave it to', () => {
    expect(withUsualKeys({ next: ['n'], previous: ['j'] }, command('next'))).toEqual({
      next: ['ArrowDown'],
      previous: ['j'],
    });
  });

  it('never gives one combination to two commands', () => {
    const free = COMMANDS.filter(({ isFixed }) => !isFixed);
    const step = fc.record({
      to: fc.constantFrom(...free),
      combination: fc.constantFrom('a', 'b', 'c', 'j', 'k', 'g n', 'g x', 'Mod+b', '/', 'F2'),
      isReplacing: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let keys: Record<string, string[]> = {};
        for (const { to, combination, isReplacing } of steps) {
          const replaced = (isReplacing ? chosenKeys(to, keys)[0] : undefined) ?? null;
          const conflict = conflictOf(keys, to.id, combination);
          if (conflict?.kind === 'refused') continue;
          keys = conflict ? swapped(keys, to, conflict, replaced) : withCombination(keys, to, combination, replaced);
        }
        const all = COMMANDS.flatMap((one) => chosenKeys(one, keys)).flatMap(expand);
        expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
      }),
    );
  });
});
