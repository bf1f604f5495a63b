import { HAS_VALUES, OPERATORS, STATUS_VALUES, TYPE_VALUES } from '../../state/search/search-query.ts';

/** Something that can be put into the box. */
export interface Suggestion {
  readonly label: string;
  /** What stands in the box then. */
  readonly query: string;
}

const DATE_VALUES = ['today', 'yesterday', '7d'] as const;
const AGENTS_SHOWN = 6;

function valuesOf(operator: string, agentNames: readonly string[]): readonly string[] {
  switch (operator) {
    case 'agent':
      return agentNames.map((name) => (/[\s"]/.test(name) ? `"${name.replaceAll('"', '')}"` : name));
    case 'type':
      return TYPE_VALUES;
    case 'status':
      return STATUS_VALUES;
    case 'has':
      return HAS_VALUES;
    default:
      return DATE_VALUES;
  }
}

/** What could come next: the values of an operator that has been begun, or else the operators. */
export function suggestionsFor(query: string, agentNames: readonly string[]): Suggestion[] {
  const [token = ''] = /(?:[^\s"]|"[^"]*(?:"|$))*$/u.exec(query) ?? [];
  const head = query.slice(0, query.length - token.length);
  const [, minus = '', operator, begun = ''] = /^(-?)([a-z]+):(.*)$/iu.exec(token) ?? [];
  const known = OPERATORS.find((name) => name === operator?.toLowerCase());
  if (known) {
    const start = begun.replaceAll('"', '').toLowerCase();
    return valuesOf(known, agentNames)
      .filter((value) => value.replaceAll('"', '').toLowerCase().includes(start) && value !== begun)
      .slice(0, AGENTS_SHOWN)
      .map((value) => ({ label: value.replaceAll('"', ''), query: `${head}${minus}${known}:${value} ` }));
  }
  const matching = OPERATORS.filter((name) => token !== '' && name.startsWith(token.toLowerCase()));
  const before = matching.length > 0 || token === '' ? head : `${query} `;
  return (matching.length > 0 ? matching : OPERATORS).map((name) => ({
    label: `${name}:`,
    query: `${before}${name}:`,
  }));
}
