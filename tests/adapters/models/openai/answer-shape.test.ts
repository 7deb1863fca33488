// Reads claims from a model's answer while it is still arriving, in pieces of any size.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDraftReader } from '../../../../adapters/models/openai/answer-shape.js';

const readAll = (text: string, cuts: readonly number[] = []) => {
  const reader = createDraftReader();
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  const pieces = [0, ...places].map((from, n) => text.slice(from, places[n] ?? text.length));
  return { drafts: pieces.flatMap((piece) => reader.read(piece)), whole: reader.whole() };
};
const words = fc.array(fc.string({ unit: 'binary' }));

describe('the reader of drafts', () => {
  it('gives every claim once, in order, however the answer was cut', () => {
    fc.assert(
      fc.property(words, fc.array(fc.nat()), fc.boolean(), (texts, cuts, isPretty) => {
        const text = JSON.stringify(
          { claims: texts.map((one) => ({ text: one })) },
          undefined,
          isPretty ? 2 : undefined,
        );
        expect(readAll(text, cuts)).toEqual({ drafts: texts, whole: text });
      }),
    );
  });

  it('gives a claim as soon as its last bracket is there, and none before', () => {
    const one = '{"text": "a } in a \\"string\\" \\\\", "more": [{"words": "]"}]}';
    const reader = createDraftReader();
    expect(reader.read(`{"claims": [${one.slice(0, -1)}`)).toEqual([]);
    expect(reader.read('}')).toHaveLength(1);
    expect(reader.read(', {"text": "half')).toEqual([]);
  });

  it.each(['', 'prose', '{"claims": [{"text": 7}]}', '[{"text": "a"}]', '{"claims": [{]}', '}}}]]{"'])(
    'finds nothing in %s',
    (text) => {
      expect(readAll(text).drafts).toEqual([]);
    },
  );

  it('never breaks, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', 'a')), (pieces) => {
        const reader = createDraftReader();
        return pieces.flatMap((piece) => reader.read(piece)).length === 0;
      }),
    );
  });
});
