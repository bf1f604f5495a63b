import { createEventBus } from '../../src/core/domain/events.ts';
import { systemPorts } from '../../src/core/ports.ts';
import { createAgents } from '../../src/core/services/agents.ts';
import { createApiKeys } from '../../src/core/services/api-keys.ts';
import { hashPassword } from '../../src/core/services/passwords.ts';
import { createAgentStore } from '../../src/core/store/agents.ts';
import { createApiKeyStore } from '../../src/core/store/api-keys.ts';
import { openStore } from '../../src/core/store/open.ts';
import { createUserStore } from '../../src/core/store/users.ts';

/** A person who was in the database before the core started, with a key and a channel. */
export interface SeededPerson {
  readonly email: string;
  readonly password: string;
  readonly apiKey: string;
  readonly channelId: string;
}

/**
 * Writes one more person into a data folder that no core uses yet. There is no route for this, and since it happens in
 * the file, it serves every target.
 */
export async function seedPerson(dataFolder: string): Promise<SeededPerson> {
  const store = openStore(dataFolder);
  const ports = systemPorts();
  const events = createEventBus(rethrow);
  const [id, email, password] = [ports.newId(), 'second@placet.local', 'the second password'];
  try {
    await createUserStore(store.database).create({
      id,
      email,
      displayName: 'Second',
      passwordHash: await hashPassword(password),
      role: 'member',
      mustChangePassword: true,
      createdAt: ports.clock.now(),
    });
    const apiKeys = createApiKeys(createApiKeyStore(store.database), events, ports);
    const agents = createAgents(createAgentStore(store.database), events, ports);
    const { raw } = await apiKeys.create(id, 'Second');
    const agent = await agents.create(id, { name: 'Second agent' });
    return { email, password, apiKey: raw, channelId: agent.id };
  } finally {
    await store.close();
  }
}

function rethrow(error: unknown): never {
  throw error;
}
