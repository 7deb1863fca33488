import { describe, expect, it } from 'vitest';
import { commentsIn, draw, sentencesInSource } from '../../../tools/words/read-words.js';

describe('the sentences of a catalogue', () => {
  it('have an ellipsis where a value is filled in', () => {
    const source = 'export const words = { sent: (to: string) => `We sent this to ${to} today.` };';
    expect(sentencesInSource(source)).toEqual(['We sent this to … today.']);
  });

  it('leave out labels and imports', () => {
    expect(sentencesInSource("import a from 'one two three four';\nconst b = 'Send now';")).toEqual([]);
  });
});

describe('the comments of a file', () => {
  it('are joined where their lines follow each other', () => {
    const source = '// The first line of it\n// and the second line.\n\n// Another comment of its own.\n';
    expect(commentsIn(source)).toEqual([
      'The first line of it and the second line.',
      'Another comment of its own.',
    ]);
  });

  it('are read from a block without its asterisks', () => {
    expect(commentsIn('/**\n * Returns the time,\n * in milliseconds.\n */\nconst a = 1;')).toEqual([
      'Returns the time, in milliseconds.',
    ]);
  });

  it('leave out strings, settings of tools and single words', () => {
    const source =
      "const a = '// no comment at all here';\n// eslint-disable-next-line no-console -- shown\n// Yes\n";
    expect(commentsIn(source)).toEqual([]);
  });
});

describe('a draw', () => {
  const items = Array.from({ length: 50 }, (_, n) => n);

  it('is the same for the same seed, and has no item twice', () => {
    const drawn = draw(items, 20, 7);
    expect(draw(items, 20, 7)).toEqual(drawn);
    expect(new Set(drawn).size).toBe(20);
    expect(draw(items, 20, 8)).not.toEqual(drawn);
  });

  it('has all items if there are fewer', () => {
    expect(draw(items, 100, 7).sort((a, b) => a - b)).toEqual(items);
  });
});
