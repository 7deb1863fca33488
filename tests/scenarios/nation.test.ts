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

const partsOf = () => bot.platform.in(personalPlaceOf(practitioner).id).map(({ message }) => message.parts);
const press = (label: string) =>
  bot.press(practitioner, buttons().find((one) => one.label === label)!.action);

test('the first answer says first which nation was chosen earlier, with one press to change it', async () => {
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  await bot.say(practitioner, QUESTION);
  expect(lastSeen()).toMatch(/^I used guidance for Scotland, the nation chosen earlier\./);
  expect(
    buttons()
      .map(({ label }) => label)
      .slice(0, 4),
  ).toEqual([
    'Use guidance for England',
    'Use guidance for Wales',
    'Use guidance for Northern Ireland',
    'Use guidance for all nations',
  ]);
  const shown = bot.platform.in(personalPlaceOf(practitioner).id).at(-1)!.message;
  expect(shown.summary).toMatch(/^I used guidance for Scotland, the nation chosen earlier\. /);
  await press('Use guidance for Wales');
  expect(lastSeen()).toContain('advocacy service');
  expect(lastSeen()).not.toContain('Guardianship Scotland');
  expect(bot.seenIn(practitioner).at(-2)).toBe('I’m using guidance for Wales from now on.');
  // The earlier answer has no buttons for the nation any more.
  expect(bot.seenIn(practitioner).at(-3)).toMatch(/^You chose Wales\. The new answer is below\./);
  expect(bot.seenIn(practitioner).at(-3)).not.toContain('[Use guidance for all nations]');
  expect(partsOf().at(-3)).toContainEqual(expect.objectContaining({ kind: 'quote', folded: 'earlier' }));
});

test('later answers do not say which nation they are for, until the next day', async () => {
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  await bot.say(practitioner, QUESTION);
  await bot.later(60_000);
  await bot.say(practitioner, `${QUESTION} Please tell me.`);
  expect(lastSeen()).toContain('Guardianship Scotland');
  expect(lastSeen()).not.toMatch(NATION_LINE);
  await bot.later(24 * 60 * 60_000);
  await bot.say(practitioner, QUESTION);
  expect(lastSeen()).toMatch(NATION_LINE);
});

const NATION_LINE = /I used guidance for|Use guidance for/;

test.each([
  ['is about a child moved from it', `${QUESTION} She was moved from Scotland.`, /Guardianship Scotland/],
  ['is about danger', `A child is in danger now. ${QUESTION}`, /Guardianship Scotland/],
  ['has no answer', 'How do I renew my passport?', /could not find/],
])('does not say which nation was chosen if the first question %s', async (_, question, seen) => {
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  await bot.say(practitioner, question);
  expect(bot.seenIn(practitioner).join('\n')).toMatch(seen);
  expect(bot.seenIn(practitioner).join('\n')).not.toMatch(NATION_LINE);
});

test('does not say which nation was chosen above a follow-up', async () => {
  await bot.say(practitioner, `In Scotland, ${QUESTION}`);
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  const { id } = await bot.say(practitioner, 'And who pays for the guardian?');
  const conversation = (await bot.store.records.conversations.at(personalPlaceOf(practitioner)))!;
  const asked = (await bot.store.records.messages.withPlatformId(conversation.id, id))!;
  const answer = (await bot.store.records.answers.toMessage(asked.id))!;
  expect(answer.asked).toMatchObject({ jurisdiction: 'scotland', context: [expect.any(String)] });
  expect(answer.answer.outcome).toBe('answered');
  expect(lastSeen()).not.toMatch(NATION_LINE);
});

test('one press answers again for all nations, and unsets the nation', async () => {
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  await bot.say(practitioner, QUESTION);
  await press('Use guidance for all nations');
  expect(bot.seenIn(practitioner).at(-2)).toMatch(/^I’m now using guidance for all nations\./);
  expect(lastSeen()).toMatch(/Which nation/);
});

test('a choice of all nations also sets aside the nation that an earlier question named', async () => {
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'wales' });
  await bot.say(practitioner, 'What does Guardianship Scotland do in Scotland?');
  await bot.say(practitioner, QUESTION);
  expect(lastSeen()).toContain('advocacy service');
  await press('Use guidance for all nations');
  expect(lastSeen()).toMatch(/Which nation/);
  expect(lastSeen()).not.toContain('Guardianship Scotland');
});

test('an answer to a question that names its nation does not name the chosen one', async () => {
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'wales' });
  await bot.say(
    practitioner,
    'In Scotland, who is the independent guardian of a trafficked child appointed by?',
  );
  expect(lastSeen()).toContain('Guardianship Scotland');
  expect(lastSeen()).not.toMatch(NATION_LINE);
});

test('a nation chosen for one question says that it is for later ones too', async () => {
  await bot.say(practitioner, QUESTION);
  await press('Scotland');
  expect(bot.seenIn(practitioner)).toContain('I’m using guidance for Scotland from now on.');
});

/** All of it is for one nation, so no question asks which one. */
const forScotland = await createMemoryRelease([
  {
    slug: 'scottish',
    jurisdictions: ['scotland'],
    texts: ['An independent guardian is appointed for a trafficked child by Guardianship Scotland.'],
  },
]);

const UNCHOSEN = 'This guidance is for Scotland. No nation has been chosen.';

test('if no nation is chosen and all quotes are for one, offers the others once, with one press', async () => {
  live = forScotland;
  await bot.say(practitioner, QUESTION);
  expect(lastSeen()).toContain(UNCHOSEN);
  expect(buttons().map(({ label }) => label)).toEqual(
    expect.arrayContaining([
      'Use guidance for England',
      'Use guidance for Wales',
      'Use guidance for Northern Ireland',
    ]),
  );
  expect(lastSeen()).not.toContain('Use guidance for all nations');
  await bot.later(60_000);
  await bot.say(practitioner, `${QUESTION} Please tell me.`);
  expect(lastSeen()).toContain('Guardianship Scotland');
  expect(lastSeen()).not.toMatch(/No nation has been chosen|Use guidance for/);
});

test('a press on one of the others answers the question for it', async () => {
  live = forScotland;
  await bot.say(practitioner, QUESTION);
  live = release;
  await press('Use guidance for Wales');
  expect(lastSeen()).toContain('advocacy service');
  expect(bot.seenIn(practitioner).at(-2)).toBe('I’m using guidance for Wales from now on.');
});

test('after a choice of all nations, does not offer them again', async () => {
  live = forScotland;
  await bot.press(practitioner, { do: 'set-nation', jurisdiction: 'scotland' });
  await bot.say(practitioner, QUESTION);
  await press('Use guidance for all nations');
  expect(lastSeen()).toContain('Guardianship Scotland');
  expect(lastSeen()).not.toMatch(/No nation has been chosen|Use guidance for/);
});
