// A hook of Claude Code: what Claude wants to do, and what it wants to know, is decided in Placet Desk.
// It reads the event on standard input. Silence means that Claude Code goes on as without this hook: asks in its own window.
import { text } from 'node:stream/consumers';
import { ask, notify } from './placet.mjs';

// Less than the hook's timeout in settings.json, so that Claude Code hears what became of the question.
const WAIT_MS = Number(process.env.PLACET_HOOK_WAIT_SECONDS ?? 570) * 1000;
const AGENT = 'Claude Code';

const leaving = new AbortController();
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => leaving.abort());

const event = JSON.parse(await text(process.stdin));
try {
  const output = await answerTo(event);
  if (output !== null) console.log(JSON.stringify({ hookSpecificOutput: { hookEventName: event.hook_event_name, ...output } }));
} catch (error) {
  // A fault of ours must neither stop Claude nor let it do anything unasked: exit code 1 leaves the decision to Claude Code.
  console.error(`Placet Desk: ${leaving.signal.aborted ? 'the question was taken back.' : error.message}`);
  process.exitCode = 1;
}

function answerTo({ hook_event_name: name, tool_name: tool, ...rest }) {
  if (name === 'Notification') return tell(rest);
  if (name === 'PreToolUse') return tool === 'AskUserQuestion' ? passQuestions(rest) : decide(tool, rest, permission);
  if (name === 'PermissionRequest') return decide(tool, rest, dialogue);
  return null;
}

/** Claude asks for nothing here: it says that it waits, for example. */
async function tell({ title, message, cwd }) {
  await notify({ agent: AGENT, text: `**${title ?? 'Claude Code'}**: ${message}\n\n\`${cwd}\``, status: 'info' });
  return null;
}

/** Allow or deny, with a comment that Claude reads. */
async function decide(tool, { tool_input: input, cwd }, inWords) {
  const { status, response } = await askPerson(`May Claude use **${tool}**?\n\n${shown(tool, input)}\n\nin \`${cwd}\``, {
    type: 'approval',
    payload: {
      options: [
        { id: 'allow', label: 'Allow', style: 'primary' },
        { id: 'deny', label: 'Deny', style: 'danger' },
        { id: 'ask', label: 'Ask me in the terminal', style: 'secondary' },
      ],
      allowComment: true,
    },
  });
  if (status !== 'completed') return inWords('ask', `Nobody answered in Placet Desk (${status}).`);
  return inWords(response.selectedOption, response.comment ?? 'Decided in Placet Desk.');
}

function permission(decision, reason) {
  return { permissionDecision: decision, permissionDecisionReason: reason };
}

/** The same for the dialogue that Claude Code is about to show; it knows no third way, so “ask” is silence. */
function dialogue(decision, reason) {
  if (decision === 'ask') return null;
  return { decision: decision === 'allow' ? { behavior: 'allow' } : { behavior: 'deny', message: reason } };
}

/** Claude's own questions become one form, or one list of choices; the answers go back in the tool's input. */
async function passQuestions({ tool_input: input }) {
  const { questions } = input;
  const fields = questions.flatMap(fieldsOf);
  const words = questions.map(({ header, question, options }) =>
    [`**${header ?? 'Question'}**: ${question}`, ...options.map(({ label, description }) => `- **${label}** ${description ?? ''}`)].join('\n'),
  );
  const review = { type: 'form', payload: { fields, submitLabel: 'Answer', dismissLabel: 'Answer in the terminal' } };
  const { status, response } = await askPerson(`Claude asks\n\n${words.join('\n\n')}`, review);
  if (status !== 'completed' || response._dismissed) return permission('ask', 'Not answered in Placet Desk.');
  const answers = Object.fromEntries(questions.map((asked, index) => [asked.question, answerOf(asked, index, response)]));
  return { ...permission('allow', 'Answered in Placet Desk.'), updatedInput: { ...input, answers } };
}

function fieldsOf({ question, options, multiSelect }, index) {
  const own = { name: `own${index}`, label: multiSelect ? 'Something else' : 'Something else (instead)', type: 'text' };
  if (multiSelect) {
    const boxes = options.map(({ label }, box) => ({ name: `q${index}o${box}`, label, type: 'checkbox', description: label }));
    return [...boxes, own];
  }
  return [{ name: `q${index}`, label: question, type: 'select', options: options.map(({ label }) => label) }, own];
}

/** The form in which Claude Code takes it: labels, with commas between several. */
function answerOf({ options, multiSelect }, index, response) {
  const own = response[`own${index}`] || undefined;
  if (!multiSelect) return own ?? response[`q${index}`] ?? 'No answer';
  const chosen = options.filter((_, box) => response[`q${index}o${box}`]).map(({ label }) => label);
  return [...chosen, ...(own === undefined ? [] : [own])].join(', ') || 'None of these';
}

function askPerson(words, review) {
  const expiresInSeconds = Math.max(1, Math.round(WAIT_MS / 1000));
  return ask({ agent: AGENT, text: words, review: { ...review, expiresInSeconds }, signal: leaving.signal });
}

function shown(tool, input) {
  const isCommand = tool === 'Bash' && typeof input.command === 'string';
  const content = isCommand ? input.command : JSON.stringify(input, null, 2);
  // Longer than any row of backticks inside, so that nothing in it can end the block.
  const fence = '`'.repeat(Math.max(3, ...(content.match(/`+/g) ?? []).map((row) => row.length + 1)));
  const purpose = isCommand && input.description ? `${input.description}\n\n` : '';
  return `${purpose}${fence}${isCommand ? 'sh' : 'json'}\n${content}\n${fence}`;
}
