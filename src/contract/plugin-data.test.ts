import { describe, expect, it } from 'vitest';
import { aMessage, aReview } from '../../tests/support/wire-builders.ts';
import { mayNamePlugin, pluginDataOf, pluginNameOf } from './plugin-data.ts';

describe('pluginNameOf', () => {
  const installed = ['diagram', 'compare'];

  it('takes the name in the metadata, installed or not', () => {
    expect(pluginNameOf(aMessage({ metadata: { plugin: 'diagram' } }), installed)).toBe('diagram');
    expect(pluginNameOf(aMessage({ metadata: { plugin: 'gone' } }), installed)).toBe('gone');
  });

  it('takes a review type that is an installed plugin’s name, and no other', () => {
    expect(pluginNameOf(aMessage({ review: aReview({ type: 'diagram' }) }), installed)).toBe('diagram');
    expect(pluginNameOf(aMessage({ review: aReview({ type: 'approve' }) }), installed)).toBeNull();
    expect(pluginNameOf(aMessage({ review: aReview({ type: 'form' }) }), ['form'])).toBeNull();
  });

  it('takes an installed plugin’s name in a freeform payload', () => {
    const named = (plugin: unknown) => aMessage({ review: aReview({ type: 'freeform', payload: { plugin } }) });
    expect(pluginNameOf(named('diagram'), installed)).toBe('diagram');
    expect(pluginNameOf(named('gone'), installed)).toBeNull();
    expect(pluginNameOf(named(7), installed)).toBeNull();
    expect(mayNamePlugin(named('gone'))).toBe(true);
    expect(mayNamePlugin(aMessage({ review: aReview({ type: 'form' }) }))).toBe(false);
  });

  it('is null for everything else, junk included', () => {
    for (const metadata of [null, {}, { plugin: '' }, { plugin: 7 }]) {
      expect(pluginNameOf(aMessage({ metadata }), installed)).toBeNull();
    }
  });
});

describe('pluginDataOf', () => {
  it('lays the metadata over the payload of a freeform review, without the keys that only steer', () => {
    const review = aReview({ type: 'freeform', payload: { plugin: 'diagram', source: 'from payload', title: 'kept' } });
    const metadata = { plugin: 'diagram', webhookUrl: 'https://example.com', source: 'from metadata' };
    expect(pluginDataOf(aMessage({ review, metadata }))).toEqual({ source: 'from metadata', title: 'kept' });
  });

  it('takes the payload of a review whose type is the plugin', () => {
    const review = aReview({ type: 'diagram', payload: { source: 'A --> B' } });
    expect(pluginDataOf(aMessage({ review }))).toEqual({ source: 'A --> B' });
  });

  it('leaves the payload of the inbox’s own types to the inbox', () => {
    expect(pluginDataOf(aMessage({ review: aReview(), metadata: { plugin: 'diagram', source: 'x' } }))).toEqual({
      source: 'x',
    });
  });

  it('is empty when there is nothing', () => {
    expect(pluginDataOf(aMessage({ review: aReview({ type: 'freeform', payload: null }) }))).toEqual({});
    expect(pluginDataOf(aMessage())).toEqual({});
  });
});
