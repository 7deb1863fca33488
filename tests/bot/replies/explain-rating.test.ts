// Tests that people can say on the web page why an answer did not help, and that editors read the reason
// without personal details.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { Person } from '../../../bot/model/people/person.js';
import { createQuestionRecords } from '../../../adapters/sql/conversations/missed-question-records.js';
import {
  createFakePlatform,
  personalPlaceOf,
  wordsOf,
  type FakePlatform,
} from '../../fakes/fake-platform.js';
import { createTestBot, otherAdviser, practitioner, type TestBot } from '../../fakes/test-bot.js';

const onPage: Person = { platform: 'web', id: 'wil' };
const offer = `[${wording.rating.explain}]`;

let bot: TestBot;
let platform: FakePlatform;
beforeEach(async () => {
  platform = createFakePlatform();
  const platforms = new Map([
    ['slack', platform],
    ['web', platform],
  ]);
  bot = await createTestBot({ platforms });
});
afterEach(() => bot.close());

/** Returns an answer that the person rated as not helpful, for a reason that is not in the list. */
async function rated(who: Person): Promise<string> {
  await bot.later(1_000);
  await bot.say(who, 'Who may refer a child?');
  const answer = (await bot.store.records.answers.latest(1))[0]!.id;
  await bot.press(who, { do: 'feedback', answer, rating: 'down', reason: 'other' });
  return answer;
}
const listed = () => createQuestionRecords(bot.database).list('2000-01-01T00:00:00.000Z', 10);

test('the editors see what was wrong, with personal details removed, and the latest wording', async () => {
  const answer = await rated(onPage);
  await bot.press(onPage, { do: 'explain-rating', answer, text: 'Zora is from Wales.' });
  expect(await listed()).toMatchObject([{ answer, reason: 'other', said: '[name 1] is from Wales.' }]);
  await bot.later(1_000);
  await bot.press(onPage, { do: 'explain-rating', answer, text: 'It is for adults.' });
  expect(await listed()).toMatchObject([{ said: 'It is for adults.' }]);
});

test('danger in it is answered like any other, and is not quoted to the editors', async () => {
  const answer = await rated(onPage);
  await bot.press(onPage, { do: 'explain-rating', answer, text: 'Zora is in danger now.' });
  expect((await bot.queries.queue()).map(({ escalation }) => escalation.urgent)).toEqual([true]);
  expect((await listed())[0]).not.toHaveProperty('said');
});

test('keeps nothing from someone who was not given the answer', async () => {
  const answer = await rated(onPage);
  await bot.press(otherAdviser, { do: 'explain-rating', answer, text: 'It is for adults.' });
  const texts = await bot.database.kysely.selectFrom('messages').select('text').execute();
  expect(texts).not.toContainEqual({ text: 'It is for adults.' });
  expect(wordsOf(platform.in(personalPlaceOf(otherAdviser).id).at(-1)!.message)).toBe(wording.citationGone);
});

test('without a reason, asks for one and does not say thank you', async () => {
  const answer = await rated(onPage);
  await bot.press(onPage, { do: 'explain-rating', answer });
  expect(wordsOf(platform.in(personalPlaceOf(onPage).id).at(-1)!.message)).toBe(
    wordsIn('en').app.emptyMessage,
  );
});

test('is offered on the web page and not where the words would stay on the platform', async () => {
  await rated(onPage);
  await rated(practitioner);
  const shown = (who: Person) => platform.in(personalPlaceOf(who).id).map(({ message }) => wordsOf(message));
  expect(shown(onPage).at(-1)).toContain(offer);
  expect(shown(practitioner).at(-1)).toContain(wording.rating.reasonKept);
  expect(shown(practitioner).at(-1)).not.toContain(offer);
});
