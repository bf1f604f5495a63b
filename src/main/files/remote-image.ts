import { lookup as lookUp } from 'node:dns';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { RemoteImage } from '../../contract/desktop.ts';
import { AppError } from '../../contract/errors.ts';
import { imageTypeOf } from './image-type.ts';
import { isPublicAddress } from './public-address.ts';

/** A picture larger than this is not loaded. */
export const IMAGE_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 15_000;
const REDIRECTS = 3;

/** What loading a picture needs from outside; replaced in tests by servers on this computer. */
export interface ImagePorts {
  readonly request: typeof requestHttps;
  readonly isPublicAddress: (address: string) => boolean;
}

const REAL: ImagePorts = { request: requestHttps, isPublicAddress };

/** The address of a picture that may be loaded: encrypted, at its usual port or another, without a name and password. */
export function imageAddress(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return url;
}

/**
 * Loads a picture that a person asked for. The server learns the address of this computer and nothing else: no cookies,
 * no referrer, no name of the program. Nothing on a private network is ever asked, whatever a name resolves to.
 */
export async function loadRemoteImage(address: string, ports: ImagePorts = REAL): Promise<RemoteImage> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let url = imageAddress(address);
  for (let hops = 0; url !== null && hops <= REDIRECTS; hops += 1) {
    const response = await ask(url, signal, ports);
    const next = response.headers.location;
    const { statusCode = 0 } = response;
    if (statusCode >= 300 && statusCode < 400 && next !== undefined) {
      response.destroy();
      url = URL.canParse(next, url.href) ? imageAddress(new URL(next, url).href) : null;
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new AppError('image_unavailable', `The picture could not be loaded: its server answered ${statusCode}.`);
    }
    return readImage(response);
  }
  throw url === null
    ? new AppError('image_refused')
    : new AppError(
        'image_unavailable',
        'The picture could not be loaded: its server sends on and on to other addresses.',
      );
}

/** Resolves a name, and refuses all of it when one of its addresses is private. The connection goes to what was looked at. */
function guardedLookup(ports: ImagePorts): LookupFunction {
  return (hostname, options, done) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '');
      if (!addresses.every(({ address }) => ports.isPublicAddress(address))) {
        return done(new AppError('image_refused'), '');
      }
      const [first] = addresses;
      if (options.all) return done(null, addresses);
      return done(null, first?.address ?? '', first?.family);
    });
  };
}

function ask(url: URL, signal: AbortSignal, ports: ImagePorts): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address instead of a name is not looked up, so it is judged here.
  if (isIP(host) !== 0 && !ports.isPublicAddress(host)) return Promise.reject(new AppError('image_refused'));
  const options: RequestOptions = {
    signal,
    lookup: guardedLookup(ports),
    headers: { accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif' },
    // A connection of its own, so that no earlier one to another address is used again.
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const sent = ports.request(url, options, resolve);
    sent.on('error', (error) => reject(unavailable(error)));
    sent.end();
  });
}

async function readImage(response: IncomingMessage): Promise<RemoteImage> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > IMAGE_BYTES)
        throw new AppError('image_unavailable', 'The picture is larger than 10 MB, so it was not loaded.');
      chunks.push(chunk);
    }
  } catch (error) {
    throw unavailable(error);
  }
  const bytes = Buffer.concat(chunks);
  const type = imageTypeOf(bytes);
  if (type === null) {
    throw new AppError('image_unavailable', 'What is at this address is not a picture that can be shown here.');
  }
  return { type, bytes };
}

function unavailable(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('image_unavailable', undefined, { cause: error });
}
