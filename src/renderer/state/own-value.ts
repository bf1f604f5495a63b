/** Looks a word from the wire up in a table of ours; words that every object has, as `__proto__`, find nothing. */
export function ownValue<T>(table: Readonly<Record<string, T>>, word: string | null | undefined): T | undefined {
  return word !== null && word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}
