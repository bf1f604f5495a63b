import { createHmac, timingSafeEqual } from 'node:crypto';
import type { StoredUser } from './state.ts';

/** How long sessions and socket tickets last, and how far the clock that judges them is ahead; a test may change both. */
export interface TokenTimes {
  sessionSeconds: number;
  ticketSeconds: number;
  aheadSeconds: number;
}

/** The times of contract.md 3.2. */
export function upstreamTimes(): TokenTimes {
  return { sessionSeconds: 604_800, ticketSeconds: 30, aheadSeconds: 0 };
}

/** A session token: HS256 with the claims of contract.md 3.2. */
export function sessionToken(user: StoredUser, secret: Buffer, times: TokenTimes): string {
  const iat = nowSeconds(times);
  return sign({ sub: user.id, email: user.email, role: user.role, iat, exp: iat + times.sessionSeconds }, secret);
}

/** A ticket for one socket; it is good for any number of them until it expires. */
export function socketTicket(userId: string, secret: Buffer, times: TokenTimes): string {
  const iat = nowSeconds(times);
  return sign({ sub: userId, iat, exp: iat + times.ticketSeconds }, secret);
}

/** Whose token it is; null when it is junk, of another secret, or expired. */
export function tokenSubject(token: unknown, secret: Buffer, times: TokenTimes): string | null {
  if (typeof token !== 'string') return null;
  const [head = '', body = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = digest(`${head}.${body}`, secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const { sub, exp } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as { sub: string; exp: number };
  return exp > nowSeconds(times) ? sub : null;
}

function nowSeconds({ aheadSeconds }: TokenTimes): number {
  return Math.floor(Date.now() / 1000) + aheadSeconds;
}

function sign(claims: object, secret: Buffer): string {
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  const signed = parts.join('.');
  return `${signed}.${digest(signed, secret).toString('base64url')}`;
}

function digest(text: string, secret: Buffer): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
