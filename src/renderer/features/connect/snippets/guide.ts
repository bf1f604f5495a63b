/** What the lines for an agent are filled with. */
export interface Facts {
  /** Where the server is, without a slash at its end. */
  readonly url: string;
  readonly apiKey: string;
  readonly channelId: string;
  readonly channelName: string;
  /** Node's process.platform. */
  readonly platform: string;
  /** The agent runs beside the program, which then needs neither address nor key to be found. */
  readonly isHere: boolean;
}

/** A language of the code colours. */
export type Language = 'bash' | 'python' | 'javascript' | 'typescript' | 'json' | 'yaml' | 'text';

/** One thing to do: a text to put somewhere. */
export interface Step {
  readonly title: string;
  /** The file to save it as; a text without one goes into a terminal or where the title says. */
  readonly file?: string;
  readonly language: Language;
  readonly code: string;
  /** What to know about it, below. */
  readonly note?: string;
}

/** How an agent of one kind is connected. */
export interface Guide {
  readonly lead: string;
  readonly steps: readonly Step[];
}

/** A text inside single quotes of a POSIX shell. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text as JavaScript, Python, YAML and JSON all read it. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A text inside single quotes of JavaScript. */
export function jsQuoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
