import { t } from '../../../../../words/words.ts';
/** Where a text stops being JSON, and why in words that help. */
export interface SyntaxProblem {
  readonly offset: number;
  readonly words: string;
}

class Found extends Error {
  readonly offset: number;

  constructor(offset: number, words: string) {
    super(words);
    this.offset = offset;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y;
const WORD = /[^\s{}[\]:,"']+/y;
const CLOSER = { '{': '}', '[': ']' } as const;

/** Walks a text that `JSON.parse` has refused, to say what a person should change. The runtime’s own words are for programmers. */
class Walk {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    this.space();
    if (this.at >= this.text.length) throw new Found(0, t('review.jsonEmpty'));
    this.value();
    this.space();
    if (this.at < this.text.length) throw new Found(this.at, t('review.jsonTrailing'));
  }

  private char(): string {
    return this.text[this.at] ?? '';
  }

  private space(): void {
    while (/[ \t\r\n]/.test(this.char())) this.at += 1;
    if (this.text.startsWith('//', this.at) || this.text.startsWith('/*', this.at)) {
      throw new Found(this.at, t('review.jsonHasNoComments'));
    }
  }

  private value(): void {
    const char = this.char();
    if (char === '{' || char === '[') this.members(char);
    else if (char === '"') this.string();
    else if (char === "'") throw new Found(this.at, t('review.jsonSingleQuotes'));
    else this.word();
  }

  private members(opener: '{' | '['): void {
    const start = this.at;
    const closer = CLOSER[opener];
    this.at += 1;
    this.space();
    let isFirst = true;
    while (this.char() !== closer) {
      if (!isFirst) this.comma(start, closer);
      if (this.char() === '') throw new Found(start, t('review.jsonNeverClosed', { opener, closer }));
      if (opener === '{') this.name();
      this.value();
      this.space();
      isFirst = false;
    }
    this.at += 1;
  }

  private comma(start: number, closer: string): void {
    if (this.char() === '')
      throw new Found(start, t('review.jsonNeverClosed', { opener: this.text[start] ?? '', closer }));
    if (this.char() !== ',') throw new Found(this.at, t('review.jsonCommaMissing', { closer }));
    const comma = this.at;
    this.at += 1;
    this.space();
    if (this.char() === closer) throw new Found(comma, t('review.jsonTrailingComma', { closer }));
  }

  private name(): void {
    if (this.char() === "'") throw new Found(this.at, t('review.jsonSingleQuotes'));
    if (this.char() !== '"') throw new Found(this.at, t('review.jsonNameExpected'));
    this.string();
    this.space();
    if (this.char() !== ':') throw new Found(this.at, t('review.jsonColonMissing'));
    this.at += 1;
    this.space();
  }

  private string(): void {
    const start = this.at;
    for (this.at += 1; this.char() !== '"'; this.at += 1) {
      if (this.char() === '' || this.char() === '\n') throw new Found(start, t('review.jsonTextNotClosed'));
      if (this.char() < ' ') throw new Found(this.at, t('review.jsonTabInText'));
      if (this.char() !== '\\') continue;
      this.at += 1;
      if (!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(this.text.slice(this.at, this.at + 5))) {
        throw new Found(this.at - 1, t('review.jsonBackslash'));
      }
    }
    this.at += 1;
  }

  private word(): void {
    for (const known of ['true', 'false', 'null']) {
      if (this.text.startsWith(known, this.at) && !/\w/.test(this.text[this.at + known.length] ?? '')) {
        this.at += known.length;
        return;
      }
    }
    NUMBER.lastIndex = this.at;
    const number = NUMBER.exec(this.text);
    if (number) {
      this.at += number[0].length;
      return;
    }
    WORD.lastIndex = this.at;
    const word = WORD.exec(this.text)?.[0].slice(0, 30);
    throw new Found(this.at, word === undefined ? t('review.jsonValueMissing') : t('review.jsonNotAValue', { word }));
  }
}

/** Finds what keeps a text from being JSON. */
export function findSyntaxProblem(text: string): SyntaxProblem {
  try {
    new Walk(text).run();
  } catch (found) {
    if (found instanceof Found) return { offset: found.offset, words: found.message };
  }
  // Nested too deep to walk, or refused for a reason that only the parser knows.
  return { offset: 0, words: t('review.jsonInvalid') };
}
