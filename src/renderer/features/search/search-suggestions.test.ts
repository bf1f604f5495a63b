import { describe, expect, it } from 'vitest';
import { suggestionsFor } from './search-suggestions.ts';

const taken = (query: string) => suggestionsFor(query, ['deploy-bot', 'Release Writer']).map((one) => one.query);

describe('suggestions', () => {
  it('offer the operators, and then their values', () => {
    expect(taken('')[0]).toBe('agent:');
    expect(taken('deploy')[0]).toBe('deploy agent:');
    expect(taken('deploy st')).toEqual(['deploy status:']);
    expect(taken('status:')).toEqual(['status:pending ', 'status:completed ', 'status:expired ']);
    expect(taken('x -agent:rel')).toEqual(['x -agent:"Release Writer" ']);
    expect(taken('agent:"release w')).toEqual(['agent:"Release Writer" ']);
    expect(taken('after:')).toContain('after:7d ');
    expect(taken('ha')).toEqual(['has:']);
    expect(taken('has:')).toEqual(['has:attachment ']);
  });
});
