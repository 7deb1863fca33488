import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asHeading } from '../../../../adapters/web/design/heading.js';

test('leaves a short question as it is, on one line', () => {
  expect(asHeading('Who refers a child?')).toBe('Who refers a child?');
  expect(asHeading(' Who refers\na child? ')).toBe('Who refers a child?');
});

test('cuts a long one between words', () => {
  const heading = asHeading('word '.repeat(100));
  expect(heading).toMatch(/^(word )+…$/);
  expect(heading.length).toBeLessThanOrEqual(202);
});

test('does not cut a pseudonym in two', () => {
  const heading = asHeading(`${'a'.repeat(190)} [date of birth 1] and more words`);
  expect(heading).toBe(`${'a'.repeat(190)} …`);
});

test('cuts within brackets that are longer than a pseudonym', () => {
  expect(asHeading(`[${'word '.repeat(100)}]`)).toMatch(/^\[(word )+…$/);
});

test('shows the beginning of whatever was asked, and never much more', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (question) => {
      const heading = asHeading(question);
      const oneLine = question.replace(/\s+/g, ' ').trim();
      expect(heading.length).toBeLessThanOrEqual(202);
      expect(oneLine.startsWith(heading.replace(/ …$/, ''))).toBe(true);
    }),
  );
});
