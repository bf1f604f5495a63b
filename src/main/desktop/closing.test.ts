import { expect, it, vi } from 'vitest';
import { type Closing, type ClosingOptions, createClosing } from './closing.ts';

function closing(more: Partial<ClosingOptions> = {}) {
  const options = {
    hasTray: () => true,
    isQuitting: () => false,
    chosen: (): Closing => 'ask',
    ask: vi.fn<ClosingOptions['ask']>().mockResolvedValue('tray'),
    remember: vi.fn(),
    hide: vi.fn(),
    quit: vi.fn(),
    ...more,
  };
  return { ...options, keeper: createClosing(options) };
}

it('asks the first time, remembers, and asks nobody twice at once', async () => {
  const { keeper, ask, remember, hide, quit } = closing();
  expect(keeper.mayClose()).toBe(false);
  expect(keeper.mayClose()).toBe(false);
  await expect.poll(() => hide).toHaveBeenCalledOnce();
  expect(ask).toHaveBeenCalledOnce();
  expect(remember).toHaveBeenCalledExactlyOnceWith('tray');
  expect(quit).not.toHaveBeenCalled();
});

it('quits when that was chosen, and stays as it is when neither was', async () => {
  const quitting = closing({ ask: vi.fn<ClosingOptions['ask']>().mockResolvedValue('quit') });
  expect(quitting.keeper.mayClose()).toBe(false);
  await expect.poll(() => quitting.quit).toHaveBeenCalledOnce();
  const cancelled = closing({ ask: vi.fn<ClosingOptions['ask']>().mockResolvedValue(null) });
  cancelled.keeper.mayClose();
  await expect.poll(() => cancelled.ask).toHaveBeenCalledOnce();
  expect(cancelled.remember).not.toHaveBeenCalled();
});

it('without a tray the window goes, whatever was chosen, and also when the program quits', () => {
  expect(closing({ hasTray: () => false, chosen: () => 'tray' }).keeper.mayClose()).toBe(true);
  expect(closing({ isQuitting: () => true, chosen: () => 'tray' }).keeper.mayClose()).toBe(true);
  expect(closing({ chosen: () => 'quit' }).keeper.mayClose()).toBe(true);
  const kept = closing({ chosen: () => 'tray' });
  expect(kept.keeper.mayClose()).toBe(false);
  expect(kept.hide).toHaveBeenCalledOnce();
});
