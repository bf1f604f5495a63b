/** Signs that turn the direction of text around: with them a name or a line of code can read as its opposite. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** Takes such signs out of one line, as a title, a label or a file name. */
export function withoutTurns(text: string): string {
  return text.replace(TURNS, '');
}

/** Makes such signs visible where text is shown as it was written. */
export function withVisibleTurns(text: string): string {
  return text.replace(TURNS, '\ufffd');
}
