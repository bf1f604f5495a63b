import { expect, it } from 'vitest';
import { createManualClock } from '../../tests/support/manual-clock.ts';
import { createIdSource, systemPorts } from './ports.ts';

it('ids have the form that markdown can name, and 25 characters', () => {
  const { newId } = systemPorts();
  for (const _ of Array.from({ length: 200 })) expect(newId()).toMatch(/^c[a-z0-9]{24}$/);
});

it('ids are never the same, and rise even within one millisecond', () => {
  const newId = createIdSource(createManualClock());
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
});

it('ids rise with time, and do not fall when the clock does', () => {
  const clock = createManualClock();
  const newId = createIdSource(clock);
  const ids = [newId()];
  for (const step of [1, 1000, -5000, 0, 5001]) {
    clock.jump(step);
    ids.push(newId());
  }
  expect([...ids].sort()).toEqual(ids);
});

it('two sources give different ids at the same instant', () => {
  const clock = createManualClock();
  expect(createIdSource(clock)()).not.toBe(createIdSource(clock)());
});
