import { AppError } from '../../contract/errors.ts';

/**
 * Checks that an agent may stand under a parent: not under itself, and not under one that stands under it, however far
 * down. `parentOf` answers the parent of an agent, null at the top. Raises `parent_impossible` (contract.md 6.9).
 */
export function checkParent(agentId: string, parentId: string, parentOf: (agentId: string) => string | null): void {
  const seen = new Set<string>();
  for (let above: string | null = parentId; above !== null && !seen.has(above); above = parentOf(above)) {
    if (above === agentId) throw new AppError('parent_impossible');
    seen.add(above);
  }
}
