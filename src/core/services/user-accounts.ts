import { AppError } from '../../contract/errors.ts';
import type { CreateUserRequest, UpdateUserRequest } from '../../contract/user.ts';
import type { EventBus } from '../domain/events.ts';
import type { Ports } from '../ports.ts';
import type { UserAdministrationStore } from '../store/user-administration.ts';
import type { StoredUser } from '../store/users.ts';
import { announceDeletedChannel } from './agent-settings.ts';
import { hashPassword } from './passwords.ts';

/** People as owners manage them (contract.md 7.3). Each raises `owner_required` for a caller who is none. */
export interface UserAccounts {
  list(caller: StoredUser): Promise<StoredUser[]>;
  /** Adds a person who must change the password. Raises `email_taken`. */
  create(caller: StoredUser, request: CreateUserRequest): Promise<StoredUser>;
  /** Changes a person; a new password must be changed by them. Raises `user_not_found`, `email_taken`, `last_owner`. */
  update(caller: StoredUser, id: string, request: UpdateUserRequest): Promise<StoredUser>;
  /** Deletes a person with everything they own. Raises `user_undeletable` for oneself, `user_not_found`. */
  delete(caller: StoredUser, id: string): Promise<void>;
}

export function createUserAccounts(store: UserAdministrationStore, events: EventBus, ports: Ports): UserAccounts {
  const checkOwner = (caller: StoredUser): void => {
    if (caller.role !== 'owner') throw new AppError('owner_required');
  };

  return {
    async list(caller) {
      checkOwner(caller);
      return store.list();
    },
    async create(caller, request) {
      checkOwner(caller);
      const user: StoredUser = {
        id: ports.newId(),
        email: request.email,
        displayName: request.displayName,
        passwordHash: await hashPassword(request.password),
        role: request.role,
        mustChangePassword: true,
        createdAt: ports.clock.now(),
      };
      await store.add(user);
      return user;
    },
    async update(caller, id, request) {
      checkOwner(caller);
      const passwordHash = request.password === undefined ? null : await hashPassword(request.password);
      const changed = await store.change(id, (user) => ({
        ...user,
        email: request.email ?? user.email,
        displayName: request.displayName ?? user.displayName,
        role: request.role ?? user.role,
        ...(passwordHash === null ? {} : { passwordHash, mustChangePassword: id !== caller.id }),
      }));
      if (changed === null) throw new AppError('user_not_found');
      return changed;
    },
    async delete(caller, id) {
      checkOwner(caller);
      if (id === caller.id) throw new AppError('user_undeletable');
      const channels = await store.delete(id);
      if (channels === null) throw new AppError('user_not_found');
      for (const channel of channels) announceDeletedChannel(events, channel);
      events.publish({ kind: 'user:deleted', userId: id });
    },
  };
}
