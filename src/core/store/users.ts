import type { Database } from './database.ts';
import { type StoredUser, USER_COLUMNS, type UserRow, userFromRow, userToRow } from './user-row.ts';

export type { StoredUser } from './user-row.ts';

/** People who answer. */
export interface UserStore {
  create(user: StoredUser): Promise<void>;
  find(id: string): Promise<StoredUser | null>;
  findByEmail(email: string): Promise<StoredUser | null>;
  findFirstOwner(): Promise<StoredUser | null>;
  setPassword(id: string, passwordHash: string): Promise<void>;
}

export function createUserStore(database: Database): UserStore {
  const one = (where: string, parameters: Record<string, string>): StoredUser | null => {
    const row = database.get<UserRow>(`SELECT ${USER_COLUMNS} FROM users WHERE ${where}`, parameters);
    return row === null ? null : userFromRow(row);
  };
  return {
    create: (user) =>
      database.write(() => {
        database.run(
          `INSERT INTO users (${USER_COLUMNS}) VALUES (:id, :email, :displayName, :passwordHash, :role, :mustChange, :createdAt)`,
          userToRow(user),
        );
      }),
    find: async (id) => one('id = :id', { id }),
    findByEmail: async (email) => one('email = :email', { email }),
    findFirstOwner: async () => one(`role = 'owner' ORDER BY created_at, id LIMIT 1`, {}),
    setPassword: (id, passwordHash) =>
      database.write(() => {
        database.run('UPDATE users SET password_hash = :passwordHash, must_change_password = 0 WHERE id = :id', {
          id,
          passwordHash,
        });
      }),
  };
}
