import type { McpToolName } from '../../contract/mcp.ts';

const WAITS =
  'The call is held while the person thinks; when it answers `pending`, nobody has answered yet: call check_review with the handle. `expired` means that nobody answered in time, which is not a no.';

/** What the tools are called and said to do: models read this, and people who look at their client's list. */
export const TOOL_WORDS: Readonly<Record<McpToolName, { title: string; description: string }>> = {
  send_message: {
    title: 'Send a message',
    description: 'Tells the person something in their Placet inbox, without asking anything.',
  },
  ask_approval: {
    title: 'Ask for an approval',
    description: `Asks the person to approve, reject or choose one of a few named options. ${WAITS} response: {selectedOption, comment?}.`,
  },
  ask_selection: {
    title: 'Ask for a selection',
    description: `Asks the person to pick one or several items of a list. ${WAITS} response: {selectedIds}.`,
  },
  ask_form: {
    title: 'Ask with a form',
    description: `Asks the person to fill in a form. ${WAITS} response: one member per field name.`,
  },
  ask_text: {
    title: 'Ask for a text',
    description: `Asks the person to write or edit a text. ${WAITS} response: {text}, or {_dismissed: true}.`,
  },
  ask_freeform: {
    title: 'Ask for JSON',
    description: `Shows the person a payload and asks for any JSON object. ${WAITS}`,
  },
  elicit: {
    title: 'Elicit values',
    description: `Asks the person for the values of a flat JSON Schema, as MCP elicitation does. ${WAITS} Then action is accept (with content), decline or cancel.`,
  },
  check_review: {
    title: 'Check a review',
    description: `Waits on for the answer to something that was asked before. ${WAITS}`,
  },
  list_pending: {
    title: 'List what waits',
    description: 'Lists the questions that nobody has answered yet, newest first, with their handles.',
  },
  report_status: {
    title: 'Report your status',
    description: 'Shows the person what you are doing: active, busy, error or offline, with a few words.',
  },
  attach_file: {
    title: 'Attach a file',
    description:
      'Stores a file and answers an attachmentId. Give it in `attachments` of the message or question that goes with it, within 24 hours.',
  },
};

/** What a client tells its model about the server. */
export const INSTRUCTIONS =
  'Placet Desk puts questions before a person and brings back the answer. Ask before anything that is hard to undo, with all that is needed to decide in the question. Answers may take hours: when a tool answers `pending`, do other work and call check_review with its handle.';
