// While a language model is still writing, the checked sentences are shown in the reader's language.
import { expect, test } from 'vitest';
import { toText } from '../../../../adapters/web/design/markup.js';
import { verifiedSoFar } from '../../../../adapters/web/chat/verified-so-far.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';

test.each([
  ['en', 'Annex A and Edeyrnion note'],
  ['cy', 'Annex A ac Edeyrnion note'],
] as const)('joins the names of sources as its reader would, in %s', (language, joined) => {
  const claims = [{ text: 'A council may refer.', sources: ['Annex A', 'Edeyrnion note'] }];
  expect(toText(verifiedSoFar(claims, wordsIn(language)))).toContain(joined);
});
