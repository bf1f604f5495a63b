import { expect, it } from 'vitest';
import { asSentBack } from './sent-back.ts';

const photo = { id: 'a', channelId: 'c', filename: 'photo.jpg', mimeType: 'image/jpeg', size: 9 };

it('shows what went back in place of an attachment, a drawing as the PNG that it is', () => {
  expect(asSentBack(photo, { a: 'b' })).toEqual({
    attachment: { ...photo, id: 'b', filename: 'photo.png' },
    isSentBack: true,
  });
  const text = { ...photo, filename: 'x.txt', mimeType: 'text/plain' };
  expect(asSentBack(text, { a: 'b' }).attachment.filename).toBe('x.txt');
});

it('shows an attachment that did not go back as it is', () => {
  for (const none of [undefined, null, {}, { other: 'b' }]) {
    expect(asSentBack(photo, none)).toEqual({ attachment: photo, isSentBack: false });
  }
});
