// A graph that writes a letter and sends it when a person agrees: node graph.mjs
import { Annotation, END, interrupt, MemorySaver, START, StateGraph } from '@langchain/langgraph';
import { PlacetError } from './placet.mjs';
import { NoAnswer, run } from './placet-interrupts.mjs';

const Letter = Annotation.Root({ text: Annotation(), outcome: Annotation() });

const graph = new StateGraph(Letter)
  .addNode('write', () => ({ text: 'Dear customer, your order is on its way.' }))
  .addNode('send', ({ text }) => {
    // A resumed node begins anew, so nothing before the interrupt may have an effect.
    const { selectedOption } = interrupt({ text: `Send this?\n\n> ${text}`, review: { type: 'approval' } });
    return { outcome: selectedOption === 'approve' ? 'sent' : 'kept back' };
  })
  .addEdge(START, 'write')
  .addEdge('write', 'send')
  .addEdge('send', END)
  // Of a database instead, so that a thread outlives this program.
  .compile({ checkpointer: new MemorySaver() });

try {
  const { outcome } = await run(graph, {}, { configurable: { thread_id: 'letter-1' } });
  console.log(outcome);
} catch (error) {
  if (error instanceof NoAnswer) process.exitCode = { expired: 2, timeout: 3, withdrawn: 75 }[error.status];
  else if (error instanceof PlacetError) process.exitCode = error.isTemporary ? 69 : 77;
  else throw error;
  console.error(error.message);
}
