// Tests how the form of a test question is read.
import { expect, test } from 'vitest';
import { typedGolden } from '../../../../../adapters/web/library/releases/golden-form.js';

test('keeps expected words of any length, such as a number', () => {
  const sent: Record<string, string> = { question: 'Until what age?', outcome: 'answered', words: ' 18 ' };
  expect(typedGolden({ field: (name) => sent[name] })).toMatchObject({ words: '18' });
});
