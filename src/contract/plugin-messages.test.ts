import { expect, it } from 'vitest';
import { clampPluginHeight, pluginFrameMessage } from './plugin-messages.ts';

it('130. a height is kept between 40 and 800 pixels', () => {
  const wishes = [5000, 5, -1, 40, 412.4, 800, Number.NaN, Number.POSITIVE_INFINITY];
  expect(wishes.map(clampPluginHeight)).toEqual([800, 40, 40, 40, 412, 800, 40, 800]);
});

it('takes what a frame may say, and nothing else', () => {
  for (const message of [
    { type: 'hp:resize', payload: { height: 300 } },
    { type: 'hp:toast', payload: { message: 'hi', variant: 'loud' } },
    { type: 'hp:respond', id: 'hp_1', payload: { response: {} } },
    { type: 'hp:getFile', id: 'hp_2', payload: { attachmentId: 'a' } },
  ]) {
    expect(pluginFrameMessage.safeParse(message).success, message.type).toBe(true);
  }
  for (const junk of [
    null,
    'hp:resize',
    { type: 'hp:resize', payload: { height: 'tall' } },
    { type: 'hp:respond', payload: { response: {} } },
    { type: 'hp:respond', id: 'hp_1', payload: { response: 'yes' } },
    { type: 'hp:eval', id: 'hp_1', payload: {} },
  ]) {
    expect(pluginFrameMessage.safeParse(junk).success, JSON.stringify(junk)).toBe(false);
  }
});
