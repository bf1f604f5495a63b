import { expect, it, vi } from 'vitest';
import { createSummon } from './summon.ts';

it('holds one combination at a time, and says in words when the system refuses', () => {
  const held = new Map<string, () => void>();
  const system = {
    register: (keys: string, onPressed: () => void) => {
      if (keys === 'Control+Alt+B') return false;
      if (keys === 'Super+X') throw new TypeError('conversion failure');
      held.set(keys, onPressed);
      return true;
    },
    unregister: (keys: string) => void held.delete(keys),
  };
  const onSummon = vi.fn();
  const summon = createSummon(system, onSummon);
  summon.apply(null);
  expect(held.size).toBe(0);
  summon.apply('Control+Alt+P');
  held.get('Control+Alt+P')?.();
  expect(onSummon).toHaveBeenCalledOnce();
  expect(summon.problem()).toBeNull();
  for (const refused of ['Control+Alt+B', 'Super+X']) {
    summon.apply(refused);
    expect(held.size).toBe(0);
    expect(summon.problem()).toContain(`does not give ${refused} to Placet Desk`);
  }
  summon.apply('Control+Alt+Q');
  expect([...held.keys()]).toEqual(['Control+Alt+Q']);
  summon.apply(null);
  expect([held.size, summon.problem()]).toEqual([0, null]);
});
