import type { Database } from './database.ts';

/** A person as stored; `passwordHash` is of `domain`'s password form, never sent. */
export interface StoredUser {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly passwordHash: string;
  readonly role: 'owner' | 'member';
  readonly mustChangePassword: boolean;
  readonly createdAt: number;
}

interface UserRow {
  id: string;
  email: string;
  display_name: string;
  password_hash: string;
  role: 'owner' | 'member';
  must_change_password: number;
  created_at: number;
}

const COLUMNS = 'id, email, display_name, password_hash, role, must_change_password, created_at';

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
    const row = database.get<UserRow>(`SELECT ${COLUMNS} FROM users WHERE ${where}`, parameters);
    return row === null ? null : fromRow(row);
  };
  return {
    create: (user) =>
      database.write(() => {
        database.run(
          `INSERT INTO users (${COLUMNS}) VALUES (:id, :email, :displayName, :passwordHash, :role, :mustChange, :createdAt)`,
          {
            id: user.id,
            email: user.email,
            displayName: user.displayName,
            passwordHash: user.passwordHash,
            role: user.role,
            mustChange: user.mustChangePassword ? 1 : 0,
            createdAt: user.createdAt,
          },
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

function fromRow(row: UserRow): StoredUser {
  return {
    id: row.id,
    email: row.email,
    displayName: row.display_name,
    passwordHash: row.password_hash,
    role: row.role,
    mustChangePassword: row.must_change_password === 1,
    createdAt: row.created_at,
  };
}
