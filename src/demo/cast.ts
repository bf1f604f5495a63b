import { playChat } from './acts/chat.ts';
import { playDeploys } from './acts/deploys.ts';
import { playFlow } from './acts/flow.ts';
import { playHeadlines } from './acts/headlines.ts';
import { playInvoices } from './acts/invoices.ts';
import { playNotes } from './acts/notes.ts';
import { playPoster } from './acts/poster.ts';
import { playReplies } from './acts/replies.ts';
import { playReport } from './acts/report.ts';
import { playWatch } from './acts/watch.ts';
import { AgentGone } from './agent-api.ts';
import type { Stage } from './stage.ts';

/** What one agent does, from its first word to its last. */
export type Act = (stage: Stage) => Promise<void>;

/** In the order in which they come up: what shows best first. The chat has no end of its own. */
const ACTS: readonly Act[] = [
  playDeploys,
  playHeadlines,
  playPoster,
  playInvoices,
  playReport,
  playWatch,
  playNotes,
  playReplies,
  playFlow,
];

/** Seconds between two entrances. */
const ENTRANCE_SECONDS = 5;
/** Whatever is still open then, the demo is over. */
const LONGEST_MS = 2 * 60 * 60 * 1000;

/** Plays all acts at once; settles when every one has come to its end, at the latest after two hours. */
export async function playCast(stage: Stage): Promise<void> {
  const limit = setTimeout(stage.close, LONGEST_MS);
  const chat = play(playChat, stage);
  const playing: Promise<void>[] = [];
  try {
    for (const act of ACTS) {
      playing.push(play(act, stage));
      await stage.pause(ENTRANCE_SECONDS);
    }
  } catch (error) {
    if (!stage.signal.aborted) stage.onFault(error);
  }
  await Promise.all(playing);
  clearTimeout(limit);
  stage.close();
  await chat;
}

/** One act. A channel that was deleted, or the end of the demo, ends it without a word; the others go on. */
async function play(act: Act, stage: Stage): Promise<void> {
  try {
    await act(stage);
  } catch (error) {
    if (!(error instanceof AgentGone) && !stage.signal.aborted) stage.onFault(error);
  }
}
