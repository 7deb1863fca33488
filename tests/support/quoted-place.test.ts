import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { wordsAt } from './quoted-place.js';

const place = (words: string) => ({
  first: words.split(' ').slice(0, 2).join(' '),
  last: words.split(' ').slice(-2).join(' '),
  sha256: createHash('sha256').update(words).digest('hex'),
});

describe('words named by their place', () => {
  const text = 'Tell the carer.\n• Tell the police (today), and keep\nthe note. Tell the police at once.';

  it('are found, however they are spaced', () => {
    expect(wordsAt(text, place('Tell the police (today), and keep the note.'))).toBe(
      'Tell the police (today), and keep\nthe note.',
    );
  });

  it('are found behind others that begin alike', () => {
    expect(wordsAt(text, place('Tell the police at once.'))).toBe('Tell the police at once.');
  });

  it('are not found where one of them has changed', () => {
    expect(wordsAt(text.replace('keep', 'burn'), place('Tell the police (today), and keep the note.'))).toBe(
      undefined,
    );
  });
});
