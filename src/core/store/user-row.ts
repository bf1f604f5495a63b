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

/** A row of `users`, column by column. */
export interface UserRow {
  id: string;
  email: string;
  display_name: string;
  password_hash: string;
  role: 'owner' | 'member';
  must_change_password: number;
  created_at: number;
}

export const USER_COLUMNS = 'id, email, display_name, password_hash, role, must_change_password, created_at';

/** A stored person as parameters of a statement. */
export function userToRow(user: StoredUser) {
  return {
    id: user.id,
    email: user.email,
    displayName: user.displayName,
    passwordHash: user.passwordHash,
    role: user.role,
    mustChange: user.mustChangePassword ? 1 : 0,
    createdAt: user.createdAt,
  };
}

/** A row as services know it. */
export function userFromRow(row: UserRow): StoredUser {
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
