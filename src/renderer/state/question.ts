import type { Message } from '../../contract/message.ts';
import type { PlainKey } from '../../words/catalogue.ts';
import { onLanguage, t } from '../../words/words.ts';
import { withoutTurns } from './direction.ts';
import { ownValue } from './own-value.ts';

/** A question split for the detail: its title, and what is left to read below. */
export interface Question {
  readonly title: string;
  readonly body: string;
}

const TITLE_CHARS = 160;
/** Only this much is searched for the first line: a message may be a megabyte of blank lines. */
const SEARCHED_CHARS = 4_000;

const BY_TYPE: Readonly<Record<string, PlainKey>> = {
  approval: 'desk.approvalWanted',
  selection: 'desk.choiceToMake',
  form: 'desk.formToFillIn',
  'text-input': 'desk.textToWrite',
  freeform: 'desk.somethingToLookAt',
};

/** Takes the marks of markdown off one line, so that it reads as plain words. */
export function stripMarkdown(line: string): string {
  return withoutTurns(line)
    .replace(/^\s*(?:#{1,6}\s+|>\s?|(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?)+/, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*|__|~~)(.+?)\1/g, '$2')
    .replace(/(^|[\s(])([*_])(\S(?:.*?\S)?)\2(?=$|[\s).,!?:;])/g, '$1$3')
    .replace(/\s+/g, ' ')
    .trim();
}

function shorten(line: string): string {
  if (line.length <= TITLE_CHARS) return line;
  const head = line.slice(0, TITLE_CHARS);
  const sentence = /^.{20,}?[.?!](?=\s)/.exec(head);
  if (sentence) return sentence[0];
  const space = head.lastIndexOf(' ');
  return `${head.slice(0, space > 40 ? space : TITLE_CHARS)}…`;
}

function withoutText(message: Message): string {
  if (message.review) return t(ownValue(BY_TYPE, message.review.type) ?? 'desk.question');
  const [first] = message.attachments;
  if (first) return first.filename;
  return message.status ? t('desk.statusOf', { status: message.status }) : t('desk.messageWithoutWords');
}

function split(message: Message): Question {
  const text = message.text ?? '';
  const lines = text.slice(0, SEARCHED_CHARS).split('\n');
  const index = lines.findIndex((line) => stripMarkdown(line) !== '' && !/^\s*(?:```|~~~|[-=*_]{3,}\s*$)/.test(line));
  const line = index < 0 ? undefined : lines[index];
  if (line === undefined) return { title: withoutText(message), body: text };
  const words = stripMarkdown(line);
  const title = shorten(words);
  // A line that belongs to a list, a quote, a table or code stays where it is: without it the rest would not make sense.
  const isPart = /^\s*(?:[-*+]\s|\d{1,3}[.)]\s|>|\|)/.test(line) || lines.slice(0, index).some((l) => l.trim() !== '');
  if (title !== words || isPart || /!\[/.test(line)) return { title, body: text };
  const start = lines.slice(0, index + 1).join('\n').length;
  return {
    title,
    body: text
      .slice(start)
      .replace(/^\n(?:=+|-+)[ \t]*(?=\n|$)/, '')
      .replace(/^\s*\n/, ''),
  };
}

let known = new WeakMap<Message, Question>();
// Some questions have no words of their own and get some of the program’s.
onLanguage(() => {
  known = new WeakMap();
});

/** The title and the rest of a message; worked out once per message. */
export function questionOf(message: Message): Question {
  let question = known.get(message);
  if (!question) {
    question = split(message);
    known.set(message, question);
  }
  return question;
}
