import { jwtVerify, SignJWT } from 'jose';
import { AppError } from '../../contract/errors.ts';
import { LIMITS } from '../../contract/limits.ts';
import type { Ports } from '../ports.ts';
import type { SettingStore } from '../store/settings.ts';
import type { StoredUser, UserStore } from '../store/users.ts';
import { hashPassword, isPassword } from './passwords.ts';

const SECRET_SETTING = 'sessions.secret';
const SECRET_BYTES = 48;

/** Sessions of people: signed tokens, nothing stored per session (contract.md 3.2). */
export interface Sessions {
  /** Raises `credentials_invalid`, the same for an unknown e-mail and a wrong password. */
  login(email: string, password: string): Promise<StoredUser>;
  /** A session token of 7 days. */
  issueToken(user: StoredUser): Promise<string>;
  /** A socket ticket of 30 seconds, naming the person only. */
  issueTicket(user: StoredUser): Promise<string>;
  /** The person of a token or ticket. Raises `session_invalid`; also when the person was deleted. */
  authenticate(token: string | undefined): Promise<StoredUser>;
  /** Raises `password_incorrect`. Tokens issued before stay valid. */
  changePassword(user: StoredUser, currentPassword: string, newPassword: string): Promise<void>;
}

/** Makes the service; the signing secret is made on the first start of a data folder and kept in it. */
export async function createSessions(users: UserStore, settings: SettingStore, ports: Ports): Promise<Sessions> {
  let secretText = await settings.find(SECRET_SETTING);
  if (secretText === null) {
    secretText = ports.randomBytes(SECRET_BYTES).toString('base64url');
    await settings.set(SECRET_SETTING, secretText);
  }
  const secret = new TextEncoder().encode(secretText);
  // Compared against when the e-mail is unknown, so that both failures take the same time. Made when first needed,
  // because deriving it would cost every start a tenth of a second.
  let decoyHash: Promise<string> | undefined;
  const findDecoyHash = () => {
    decoyHash ??= hashPassword(ports.randomBytes(16).toString('hex'));
    return decoyHash;
  };

  const sign = (claims: Record<string, string>, userId: string, lifeSeconds: number): Promise<string> => {
    const issuedAt = Math.floor(ports.clock.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(userId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifeSeconds)
      .sign(secret);
  };

  return {
    async login(email, password) {
      const user = await users.findByEmail(email);
      const isRight = await isPassword(password, user?.passwordHash ?? (await findDecoyHash()));
      if (user === null || !isRight) throw new AppError('credentials_invalid');
      return user;
    },
    issueToken: (user) => sign({ email: user.email, role: user.role }, user.id, LIMITS.sessionSeconds),
    issueTicket: (user) => sign({}, user.id, LIMITS.ticketSeconds),
    async authenticate(token) {
      if (token === undefined || token === '') throw new AppError('session_invalid');
      const userId = await readSubject(token, secret, ports.clock.now());
      const user = userId === null ? null : await users.find(userId);
      if (user === null) throw new AppError('session_invalid');
      return user;
    },
    async changePassword(user, currentPassword, newPassword) {
      if (!(await isPassword(currentPassword, user.passwordHash))) throw new AppError('password_incorrect');
      await users.setPassword(user.id, await hashPassword(newPassword));
    },
  };
}

async function readSubject(token: string, secret: Uint8Array, now: number): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], currentDate: new Date(now) });
    return payload.sub ?? null;
  } catch {
    return null;
  }
}
