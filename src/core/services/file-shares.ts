import { jwtVerify, SignJWT } from 'jose';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Ports } from '../ports.ts';
import type { SettingStore } from '../store/settings.ts';

const SECRET_SETTING = 'shares.secret';
const SECRET_BYTES = 48;
const PURPOSE = 'file-share';

/** Links that open one file without a session, for an hour (contract.md 7.5). */
export interface FileShares {
  /** A token that names a file; it can stand in a path as it is. */
  issueToken(attachmentId: string): Promise<string>;
  /** The id of the file that a token names. Raises `share_not_found`. */
  readToken(token: string): Promise<string>;
}

/** Makes the service; its secret is not the sessions', so that neither token can pass for the other. */
export async function createFileShares(settings: SettingStore, ports: Ports): Promise<FileShares> {
  let secretText = await settings.find(SECRET_SETTING);
  if (secretText === null) {
    secretText = ports.randomBytes(SECRET_BYTES).toString('base64url');
    await settings.set(SECRET_SETTING, secretText);
  }
  const secret = new TextEncoder().encode(secretText);

  return {
    async issueToken(attachmentId) {
      const issuedAt = Math.floor(ports.clock.now() / 1000);
      const signed = await new SignJWT({ attachmentId, purpose: PURPOSE })
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime(issuedAt + LIMITS.shareLinkSeconds)
        .sign(secret);
      return Buffer.from(signed).toString('base64url');
    },
    async readToken(token) {
      try {
        const signed = Buffer.from(token, 'base64url').toString('utf8');
        const currentDate = new Date(ports.clock.now());
        const { payload } = await jwtVerify(signed, secret, { algorithms: ['HS256'], currentDate });
        if (payload.purpose === PURPOSE && typeof payload.attachmentId === 'string') return payload.attachmentId;
      } catch (cause) {
        throw new AppError('share_not_found', undefined, { cause });
      }
      throw new AppError('share_not_found');
    },
  };
}
