// Lets the people at Placet Desk answer the interrupts of a LangGraph graph. An interrupt's value says what is asked,
// and the person's response resumes the graph:
//
//   interrupt('Send it?')                            approval; resumes with { selectedOption: 'approve' }
//   interrupt({ text: 'Which?', review: { … } })     any kind of question; resumes with its response
//   LangChain's humanInTheLoopMiddleware             one approval for each tool call; resumes with its decisions
import { Command, INTERRUPT } from '@langchain/langgraph';
import { ask } from './placet.mjs';

const OPTIONS = [
  { id: 'approve', label: 'Approve', style: 'primary' },
  { id: 'reject', label: 'Reject', style: 'danger' },
];

/** Nobody has answered; `status` says why. The thread still stands at its interrupt: call {@link goOn} later. */
export class NoAnswer extends Error {
  constructor(status) {
    super(`Nobody has answered: ${status}.`);
    this.status = status;
  }
}

/** Runs a graph to its end, through all of its interrupts. The graph needs a checkpointer, `config` a thread_id. */
export async function run(graph, state, config, agent = 'LangGraph') {
  let result = await graph.invoke(state, config);
  while (result[INTERRUPT]?.length > 0) {
    const resume = {};
    for (const { id, value } of result[INTERRUPT]) resume[id] = await answer(value, agent);
    result = await graph.invoke(new Command({ resume }), config);
  }
  return result;
}

/** Asks again what a thread waits for, such as after a question expired, and runs it to its end. */
export function goOn(graph, config, agent) {
  return run(graph, null, config, agent);
}

/** What a person says to the value of one interrupt. */
async function answer(value, agent) {
  if (Array.isArray(value?.actionRequests)) {
    const decisions = [];
    for (const action of value.actionRequests) decisions.push(await decide(action, agent));
    return { decisions };
  }
  if (typeof value?.text === 'string') return responseTo({ ...value, agent });
  return responseTo({ text: typeof value === 'string' ? value : code(value), agent });
}

async function decide({ name, args, description }, agent) {
  const review = { type: 'approval', payload: { options: OPTIONS, allowComment: true } };
  const text = `May it use **${name}**?\n\n${description || code(args)}`;
  const { selectedOption, comment } = await responseTo({ text, review, agent });
  return selectedOption === 'approve' ? { type: 'approve' } : { type: 'reject', message: comment || 'A person rejected this.' };
}

async function responseTo(question) {
  const { status, response } = await ask(question);
  if (status !== 'completed') throw new NoAnswer(status);
  return response;
}

function code(value) {
  return `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
}
