import { expect, test } from 'vitest';
import { createWordsFor } from '../../../../adapters/slack/incoming/words-for.js';
import type { PlaceId } from '../../../../bot/model/messages/message.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';

test('finds someone’s language by their direct message, because they may be of another organisation', async () => {
  const home = (_: Person, { id }: PlaceId) =>
    Promise.resolve({
      language: id === 'T1:D9' ? ('cy' as const) : ('en' as const),
      requests: [],
    });
  const wordsFor = createWordsFor({ home });
  expect(await wordsFor('T1', 'U9', 'D9')).toBe(wordsIn('cy'));
  expect(await wordsFor('T1', 'U9')).toBe(wordsIn('en'));
});
