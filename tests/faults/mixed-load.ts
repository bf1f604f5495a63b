import { type AgentClient, agentClient, type PersonClient, personClientWithToken } from '../support/clients.ts';
import { fileForm } from '../support/file-form.ts';

/** Everything that the core said it has done; it must be true for ever. */
export interface Ledger {
  /** Messages by id, with the key under which they were sent. */
  readonly messages: Map<string, { readonly clientId: string; readonly channelId: string }>;
  /** Keys that were sent, answered or not. */
  readonly clientIds: Map<string, string>;
  readonly responses: Map<string, unknown>;
  readonly acknowledged: Set<string>;
  /** Content by file. */
  readonly files: Map<string, string>;
}

/** An empty ledger. */
export function newLedger(): Ledger {
  return {
    messages: new Map(),
    clientIds: new Map(),
    responses: new Map(),
    acknowledged: new Set(),
    files: new Map(),
  };
}

/** Where and as whom the load is made. */
export interface LoadWish {
  readonly url: string;
  readonly apiKey: string;
  readonly personToken: string;
  readonly channelIds: readonly string[];
}

/** A load that runs until it is told that the core is dead. */
export interface Load {
  /** From here on a call that fails is no fault. */
  expectDeath(): void;
  /** Settles when everybody has stopped; rejects with what went wrong before the death. */
  readonly ended: Promise<void>;
}

let lastNumber = 0;

/** Agents that ask, tell, wait, upload and acknowledge, and a person who answers, all at once, each as fast as it can. */
export function startLoad(wish: LoadWish, ledger: Ledger): Load {
  const { url, apiKey, personToken, channelIds } = wish;
  const person = personClientWithToken(url, personToken);
  const asked: string[] = [];
  let isDead = false;
  const forever = async (work: () => Promise<unknown>): Promise<void> => {
    while (!isDead) {
      try {
        await work();
      } catch (error) {
        if (!isDead) throw error;
      }
    }
  };
  const agents = channelIds.map((channelId) => agentClient(url, apiKey, channelId));
  const works = [
    ...agents.flatMap((agent) => [() => sendOne(agent, ledger, asked), () => uploadOne(agent, ledger)]),
    () => answerOne(person, ledger, asked),
  ];
  return {
    expectDeath() {
      isDead = true;
    },
    ended: Promise.all(works.map(forever)).then(() => undefined),
  };
}

async function sendOne(agent: AgentClient, ledger: Ledger, asked: string[]): Promise<void> {
  lastNumber += 1;
  const isQuestion = lastNumber % 2 === 0;
  const { channelId } = agent;
  const clientId = `load-${lastNumber}`;
  ledger.clientIds.set(clientId, channelId);
  const body = { channelId, clientId, text: clientId, ...(isQuestion ? { review: { type: 'freeform' } } : {}) };
  const { id } = await agent.call('agentCreateMessage', { body });
  ledger.messages.set(id, { clientId, channelId });
  if (!isQuestion) {
    await agent.call('agentAcknowledgeMessage', { parameters: { id }, query: { channel: channelId } });
    ledger.acknowledged.add(id);
    return;
  }
  asked.push(id);
  const outcome = await agent.wait(id, 2_000);
  if (outcome.status === 'completed') ledger.responses.set(id, outcome.response);
}

async function uploadOne(agent: AgentClient, ledger: Ledger): Promise<void> {
  lastNumber += 1;
  const content = `file ${lastNumber} ${'x'.repeat(lastNumber % 5_000)}`;
  const form = fileForm({ channelId: agent.channelId }, { content });
  const { id } = await agent.call('agentUploadFile', { form });
  ledger.files.set(id, content);
}

async function answerOne(person: PersonClient, ledger: Ledger, asked: string[]): Promise<void> {
  const id = asked.shift();
  if (id === undefined) {
    await person.call('currentUser');
    return;
  }
  const response = { answer: id };
  await person.respond(id, response);
  ledger.responses.set(id, response);
}
