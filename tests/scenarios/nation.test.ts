// Tests a question whose answer depends on the nation. The bot asks for the nation, then answers for it.
import { beforeEach, expect, test } from 'vitest';
import { answerQuestion } from '../../knowledge/answer-question.js';
import type { Button } from '../../bot/model/messages/message.js';
import { createFakeEmbedder } from '../fakes/models/fake-embedder.js';
import { createMemoryRelease } from '../fakes/memory-release.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { createTestBot, practitioner } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const release = await createMemoryRelease([
  {
    slug: 'english',
    jurisdictions: ['england', 'wales'],
    texts: ['An independent guardian is appointed for a trafficked child by the advocacy service.'],
  },
  {
    slug: 'scottish',
    jurisdictions: ['scotland'],
    texts: ['An independent guardian is appointed for a trafficked child by Guardianship Scotland.'],
  },
]);
const embedder = createFakeEmbedder();
const QUESTION = 'Who is the independent guardian of a trafficked child appointed by?';

let live = release;
beforeEach(() => (live = release));
const bot = perTest(() =>
  createTestBot({
    answerQuestion: (question) =>
      answerQuestion({ embedder, loadedRelease: () => Promise.resolve(live) }, question),
  }),
);

const buttons = (): Button[] =>
  bot.platform
    .in(personalPlaceOf(practitioner).id)
    .at(-1)!
    .message.parts.flatMap((part) => (part.kind === 'choices' ? part.buttons : []));
const lastSeen = () => bot.seenIn(practitioner).at(-1)!;

test('a pressed nation answers the question for it, and is kept for the next one', async () => {
  await bot.say(practitioner, QUESTION);
  expect(lastSeen()).toMatch(/Which nation/);
  expect(lastSeen()).not.toMatch(/advocacy service|Guardianship Scotland/);
  const scotland = buttons().find(({ label }) => label === 'Scotland')!;
  await bot.press(practitioner, scotland.action);
  expect(lastSeen()).toContain('appointed for a trafficked child by Guardianship Scotland');
  expect(lastSeen()).not.toContain('advocacy service');
  await bot.say(practitioner, QUESTION);
  expect(lastSeen()).toContain('Guardianship Scotland');
});

test('a nation that has no guidance on it gets none of another’s', async () => {
  await bot.say(practitioner, QUESTION);
  const other = buttons().find(({ label }) => label === 'Northern Ireland')!;
  await bot.press(practitioner, other.action);
  expect(lastSeen()).toMatch(/could not find/);
  expect(lastSeen()).not.toMatch(/advocacy service|Guardianship Scotland/);
});

test('a nation that is typed instead of pressed answers as well', async () => {
  await bot.say(practitioner, QUESTION);
  await bot.say(practitioner, 'Scotland');
  expect(lastSeen()).toContain('Guardianship Scotland');
});

const forUk = await createMemoryRelease([
  {
    slug: 'english',
    jurisdictions: ['england', 'wales'],
    texts: [
      'An independent guardian is appointed for a trafficked child by the advocacy service. In Northern Ireland, an independent guardian is appointed for a trafficked child by the trust.',
    ],
  },
  {
    slug: 'british',
    jurisdictions: ['england', 'wales', 'scotland', 'northern-ireland'],
    texts: ['An independent guardian of a trafficked child must act in the child’s best interests.'],
  },
]);

/** Says that the first answer is for the wrong nation, then chooses Northern Ireland. */
async function chooseAfterWrongNation(): Promise<void> {
  live = forUk;
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'england' });
  const { id } = await bot.say(practitioner, QUESTION);
  const conversation = (await bot.store.records.conversations.at(personalPlaceOf(practitioner)))!;
  const question = (await bot.store.records.messages.withPlatformId(conversation.id, id))!;
  await bot.press(practitioner, {
    do: 'set-nation',
    jurisdiction: 'northern-ireland',
    question: question.id,
  });
}

test('after “Wrong nation”, offers what is for the whole United Kingdom, and nothing for another nation', async () => {
  await chooseAfterWrongNation();
  expect(lastSeen()).toContain(
    'I found nothing for Northern Ireland in particular. This is guidance for the whole United Kingdom.',
  );
  expect(lastSeen()).not.toMatch(/advocacy service/);
});

test('after “Wrong nation”, says what the choice did', async () => {
  await chooseAfterWrongNation();
  await bot.later(10_000);
  const seen = bot.seenIn(practitioner).join('\n');
  expect(seen).toContain('I’m using guidance for Northern Ireland from now on.');
  expect(seen).toContain('You chose Northern Ireland. The new answer is below.');
  expect(seen).not.toContain('You have changed your question.');
});
