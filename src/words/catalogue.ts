import type { EN } from './en/index.ts';

/** The categories that a language can tell amounts apart by (Intl.PluralRules); English and German know two of them. */
export type PluralCategory = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

type English = typeof EN;
/** A part of the program with words of its own. */
export type Area = keyof English;
type KeyIn<A extends Area> = keyof English[A] & string;
type Base<K extends string> = K extends `${infer B}_${PluralCategory}` ? B : K;
type PluralBase<K extends string> = K extends `${infer B}_other` ? B : never;

/** The words of an area in another language: the same keys as in English, and more plural forms where it has more. */
export type WordsOf<A extends Area> = { readonly [K in KeyIn<A>]: string } & {
  readonly [K in `${PluralBase<KeyIn<A>>}_${PluralCategory}`]?: string;
};

/** Everything that the program says, in one language. */
export type Catalogue = { readonly [A in Area]: WordsOf<A> };

/** How a text is asked for: its area and its name there, without the plural’s ending. */
export type WordKey = { [A in Area]: `${A}.${Base<KeyIn<A>>}` }[Area];

type TextOf<K extends WordKey> = K extends `${infer A extends Area}.${infer N}`
  ? English[A][Extract<KeyIn<A>, N | `${N}_one` | `${N}_other`>] & string
  : never;
type NamesIn<T extends string> = T extends `${string}{{${infer N}}}${infer Rest}` ? N | NamesIn<Rest> : never;
type CountOf<K extends WordKey> = K extends `${infer A extends Area}.${infer N}`
  ? `${N}_other` extends KeyIn<A>
    ? 'count'
    : never
  : never;

/** The names of what is put into a text. */
export type NamesOf<K extends WordKey> = NamesIn<TextOf<K>> | CountOf<K>;

/** What is put into a text, by name; a number is written as the system’s locale writes it. */
export type ValuesOf<K extends WordKey> = { readonly [N in NamesOf<K>]: N extends 'count' ? number : string | number };

/** A text that nothing is put into. */
export type PlainKey = { [K in WordKey]: [NamesOf<K>] extends [never] ? K : never }[WordKey];

/** Says a text in the current language. */
export type Translate = <K extends WordKey>(
  key: K,
  ...values: [NamesOf<K>] extends [never] ? [] : [values: ValuesOf<K>]
) => string;
