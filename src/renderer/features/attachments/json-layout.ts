const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/g;
const OPENS = new Set(['[', '{']);
const CLOSES = new Set([']', '}']);

/**
 * Lays JSON out over lines without reading its values: a number keeps every digit that the agent wrote, a key that comes
 * twice is there twice. What is not JSON, and what has lines already, is returned as it is.
 */
export function layOutJson(text: string): string {
  if (text.trim().includes('\n') || !isJson(text)) return text;
  const tokens = text.match(TOKEN) ?? [];
  let depth = 0;
  let out = '';
  const newLine = (): string => `\n${'  '.repeat(depth)}`;
  tokens.forEach((token, index) => {
    if (OPENS.has(token)) {
      depth += 1;
      out += CLOSES.has(tokens[index + 1] ?? '') ? token : token + newLine();
    } else if (CLOSES.has(token)) {
      depth -= 1;
      out += OPENS.has(tokens[index - 1] ?? '') ? token : newLine() + token;
    } else if (token === ',') out += token + newLine();
    else out += token === ':' ? ': ' : token;
  });
  return out;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
