import { type RequestListener, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { serving } from '../../../tests/support/scripted-server.ts';
import { imageTypeOf } from './image-type.ts';
import { isPublicAddress } from './public-address.ts';
import { IMAGE_BYTES, type ImagePorts, imageAddress, loadRemoteImage } from './remote-image.ts';

const PNG = Buffer.from('\x89PNG\r\n\x1a\n and the rest', 'latin1');

/** A server of pictures; the ports speak plain http to it, since nobody vouches for a certificate of this computer. */
async function servingPictures(listener: RequestListener): Promise<ImagePorts & { port: string }> {
  const { port } = new URL(await serving(listener));
  const plain = (url: URL, options: object, done: Parameters<typeof request>[2]) =>
    request(url.href.replace('https:', 'http:'), { ...options, agent: undefined }, done);
  return { request: plain as ImagePorts['request'], isPublicAddress: () => true, port };
}

describe('a remote picture', () => {
  it('is loaded with its type taken from its bytes, and its server hears nothing but the request', async () => {
    let heard: object = {};
    const { port, ...ports } = await servingPictures(({ headers }, response) => {
      heard = headers;
      response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'seen=1' }).end(PNG);
    });
    const image = await loadRemoteImage(`https://localhost:${port}/a.png`, ports);
    expect(image.type).toBe('image/png');
    expect(Buffer.from(image.bytes)).toEqual(PNG);
    expect(Object.keys(heard).sort()).toEqual(['accept', 'connection', 'host']);
  });

  it.each<[string, RequestListener, RegExp]>([
    ['not there', (_, response) => void response.writeHead(404).end(), /answered 404/],
    ['an SVG', (_, response) => void response.end('<svg xmlns="http://www.w3.org/2000/svg"/>'), /not a picture/],
    ['too large', (_, response) => void response.end(Buffer.alloc(IMAGE_BYTES + 1)), /larger than 10 MB/],
    ['sent on for ever', (_, response) => void response.writeHead(302, { location: '/' }).end(), /on and on/],
    [
      'sent on to http',
      (_, response) => void response.writeHead(302, { location: 'http://a.b/' }).end(),
      /public https/,
    ],
    ['broken off', (_, response) => void response.destroy(), /could not be loaded/],
  ])('that is %s is refused in words', async (_what, listener, words) => {
    const { port, ...ports } = await servingPictures(listener);
    await expect(loadRemoteImage(`https://localhost:${port}/`, ports)).rejects.toThrow(words);
  });

  it('is never asked of a private network, by name, by address or after being sent on', async () => {
    const asked: string[] = [];
    const { port, ...ports } = await servingPictures(({ url = '' }, response) => {
      asked.push(url);
      response.writeHead(302, { location: `https://127.0.0.1:${port}/second` }).end();
    });
    const guarded = { ...ports, isPublicAddress };
    for (const host of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0']) {
      await expect(loadRemoteImage(`https://${host}:${port}/`, guarded)).rejects.toThrow(/public https/);
    }
    expect(asked).toEqual([]);
    let isFirst = true;
    const firstOnly = () => isFirst;
    const sentOn = loadRemoteImage(`https://localhost:${port}/first`, {
      request: ((...given: Parameters<ImagePorts['request']>) => {
        const sent = ports.request(...given);
        sent.on('response', () => {
          isFirst = false;
        });
        return sent;
      }) as ImagePorts['request'],
      isPublicAddress: firstOnly,
    });
    await expect(sentOn).rejects.toThrow(/public https/);
    expect(asked).toEqual(['/first']);
  });
});

it.each(['http://a.b/x.png', 'https://me:secret@a.b/x.png', 'file:///x.png', 'data:image/png;base64,AA', 'x.png'])(
  'does not take %s for the address of a picture',
  (address) => expect(imageAddress(address)).toBeNull(),
);

it.each([
  ['8.8.8.8', true],
  ['2606:4700::1111', true],
  ['10.1.2.3', false],
  ['169.254.169.254', false],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::a00:1', false],
  ['2002:0a00:0001::', false],
  ['fd00::1', false],
  ['fe80::1', false],
  ['junk', false],
])('%s is public: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic));

it('knows pictures by their bytes', () => {
  expect(imageTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(imageTypeOf(Buffer.from('GIF89a...'))).toBe('image/gif');
  expect(imageTypeOf(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe('image/webp');
  expect(imageTypeOf(Buffer.from('\0\0\0\x1cftypavif'))).toBe('image/avif');
  expect(imageTypeOf(Buffer.from('<html>'))).toBeNull();
});
