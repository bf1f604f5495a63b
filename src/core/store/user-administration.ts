import { AppError } from '../../contract/errors.ts';
import { type DeletedChannel, deleteChannels } from './channel-deletion.ts';
import type { Database } from './database.ts';
import { type StoredUser, USER_COLUMNS, type UserRow, userFromRow, userToRow } from './user-row.ts';

/** People as an owner manages them (contract.md 7.3); each step keeps at least one owner. */
export interface UserAdministrationStore {
  /** Everybody, newest first. */
  list(): Promise<StoredUser[]>;
  /** Adds a person. Raises `email_taken`. */
  add(user: StoredUser): Promise<void>;
  /** Changes a person as `decide` says. Null when there is none. Raises `email_taken`, `last_owner`. */
  change(id: string, decide: (user: StoredUser) => StoredUser): Promise<StoredUser | null>;
  /** Deletes a person with everything they own. Null when there is none. Raises `last_owner`. */
  delete(id: string): Promise<readonly DeletedChannel[] | null>;
}

export function createUserAdministrationStore(database: Database): UserAdministrationStore {
  const find = (id: string): StoredUser | null => {
    const row = database.get<UserRow>(`SELECT ${USER_COLUMNS} FROM users WHERE id = :id`, { id });
    return row === null ? null : userFromRow(row);
  };
  const checkEmailFree = (email: string, id: string): void => {
    const other = database.get('SELECT 1 FROM users WHERE email = :email AND id <> :id', { email, id });
    if (other !== null) throw new AppError('email_taken');
  };
  const checkOtherOwner = (id: string): void => {
    const other = database.get(`SELECT 1 FROM users WHERE role = 'owner' AND id <> :id LIMIT 1`, { id });
    if (other === null) throw new AppError('last_owner');
  };

  return {
    list: async () =>
      database.all<UserRow>(`SELECT ${USER_COLUMNS} FROM users ORDER BY created_at DESC, id DESC`).map(userFromRow),
    add: (user) =>
      database.write(() => {
        checkEmailFree(user.email, user.id);
        database.run(
          `INSERT INTO users (${USER_COLUMNS}) VALUES (:id, :email, :displayName, :passwordHash, :role, :mustChange, :createdAt)`,
          userToRow(user),
        );
      }),
    change: (id, decide) =>
      database.write(() => {
        const user = find(id);
        if (user === null) return null;
        const changed = decide(user);
        checkEmailFree(changed.email, id);
        if (user.role === 'owner' && changed.role !== 'owner') checkOtherOwner(id);
        const { createdAt: _, ...row } = userToRow(changed);
        database.run(
          `UPDATE users SET email = :email, display_name = :displayName, password_hash = :passwordHash, role = :role,
             must_change_password = :mustChange WHERE id = :id`,
          row,
        );
        return changed;
      }),
    delete: (id) =>
      database.write(() => {
        const user = find(id);
        if (user === null) return null;
        if (user.role === 'owner') checkOtherOwner(id);
        const owned = database.all<{ id: string }>('SELECT id FROM agents WHERE owner_id = :id', { id });
        const channels = deleteChannels(
          database,
          owned.map((agent) => agent.id),
        );
        database.run('DELETE FROM users WHERE id = :id', { id });
        return channels;
      }),
  };
}
