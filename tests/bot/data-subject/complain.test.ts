// Tests complaints in a chat: people are told how to complain, and pressing the button records the complaint.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../bot/model/people/actor.js';
import { acknowledgeComplaint, closeComplaint } from '../../../bot/data-subject/complaints.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { createTestBot, practitioner, sharedChannel, type TestBot } from '../../fakes/test-bot.js';

const ada: Actor = { name: 'Ada', account: 'web:desk:1' };
const say = wordsIn('en');

let bot: TestBot;
beforeEach(async () => {
  bot = await createTestBot();
});
afterEach(() => bot.close());

const all = () => bot.store.records.complaints.list();
const seen = () => bot.seenIn(practitioner).join('\n');
async function pressOffered(): Promise<void> {
  const { message } = bot.platform.in('dm-ada').at(-1)!;
  const { action } = message.buttons.find(({ label }) => label === say.complaints.button)!;
  await bot.press(practitioner, action);
}
async function complained(): Promise<string> {
  await bot.say(practitioner, 'complaint: quokka never called me back');
  await pressOffered();
  return (await all())[0]!.id;
}

test('says how to complain, and records one when the button is pressed', async () => {
  await bot.say(practitioner, 'complaint: Zora never called me back');
  expect(seen()).toContain(say.complaints.how[2]);
  expect(await all()).toEqual([]);
  await pressOffered();
  expect(seen()).toContain('will confirm by 3 June 2026 that they have received it.');
  expect(await all()).toMatchObject([
    {
      via: 'chat',
      person: { platform: 'slack', id: 'ada' },
      words: 'complaint: [name 1] never called me back',
    },
  ]);
});

test.each(['here', 'in the chat that takes its place'])(
  'records a complaint that was typed and then erased, and says that its words are gone, %s',
  async (where) => {
    await bot.say(practitioner, 'complaint: Zora never called me back');
    const { message } = bot.platform.in('dm-ada').at(-1)!;
    const { action } = message.buttons.find(({ label }) => label === say.complaints.button)!;
    await bot.press(practitioner, { do: 'forget-me' });
    const erased = personalPlaceOf(practitioner);
    const isHere = where === 'here';
    const place = isHere ? erased : { ...erased, id: 'after' };
    const press = async (id: string) => {
      const event = { kind: 'action', id, place, from: practitioner, sentAt: '', action } as const;
      await bot.inbox.receive({ ...event, ...(!isHere && { erased }) });
      await bot.settle();
    };
    await press('late');
    expect(await all()).toHaveLength(1);
    expect(bot.seenIn(place).at(-1)).toMatch(
      /^Your complaint has been recorded\.[^]*What you wrote has been erased/,
    );
    await press('later');
    expect(await all()).toHaveLength(1);
    expect(bot.seenIn(place).at(-1)).toContain(say.complaints.before);
  },
);

test('records a complaint once if its words are erased afterwards', async () => {
  await complained();
  const [{ message } = {}] = await all();
  await bot.press(practitioner, { do: 'forget-me' });
  await bot.press(practitioner, { do: 'complain', message });
  expect(await all()).toHaveLength(1);
  expect(seen()).toContain(say.complaints.before);
});

test('does not ask for what has just been typed', async () => {
  await bot.say(practitioner, 'complaint: Zora never called me back');
  expect(seen()).toContain(say.complaints.typed);
  expect(seen()).not.toContain('type “complaint:”');
});

test('records one message once, however often it is pressed', async () => {
  await complained();
  const [{ message } = {}] = await all();
  await bot.press(practitioner, { do: 'complain', message });
  expect(await all()).toHaveLength(1);
  expect(seen()).toContain(say.complaints.before);
});

test('takes no words from someone else’s message', async () => {
  await complained();
  const [{ message } = {}] = await all();
  await bot.press({ platform: 'slack', id: 'eve' }, { do: 'complain', message });
  // Finds the complaint by person, because both complaints arrived on the same day and either may come first.
  const hers = (await all()).filter(({ person }) => person?.id === 'eve');
  expect(hers).toHaveLength(1);
  expect(hers[0]!.words).toBeUndefined();
});

test.each(['complaint', 'How do I complain?', 'I want to make a complaint about this service', 'cwyn'])(
  'understands “%s”',
  async (text) => {
    await bot.say(practitioner, text);
    expect(seen()).toContain('0303 123 1113');
    expect(bot.asked).toEqual([]);
  },
);

test('answers a question about complaints from the guidance', async () => {
  await bot.say(practitioner, 'How do I complain about the Home Office’s decision?');
  expect(bot.asked).toHaveLength(1);
});

test('notices that a child is in danger in a complaint', async () => {
  await bot.say(practitioner, 'complaint: no one helps and she is in danger now');
  expect(seen()).toContain('999');
  expect(await bot.store.records.escalations.open()).toHaveLength(1);
});

test('records nothing where others read', async () => {
  await bot.say(practitioner, 'complaint', { place: sharedChannel });
  expect(bot.seenIn(sharedChannel).join('\n')).toContain(say.complaints.private);
});

test('tells them when it is acknowledged and when it is closed', async () => {
  const id = await complained();
  await acknowledgeComplaint(bot.ports, { id, by: ada });
  await bot.settle();
  expect(seen()).toContain('have received your complaint of 4 May 2026');
  await closeComplaint(bot.ports, { id, by: ada, outcome: 'upheld', answer: 'We called them.' });
  await bot.settle();
  expect(seen()).toContain('finished dealing with your complaint of 4 May 2026');
  const { key } = bot.platform.in('dm-ada').at(-1)!;
  expect((await bot.store.records.outgoing.find(key))?.purpose).toBe('news');
});

test('shows it among their own data', async () => {
  await complained();
  await bot.say(practitioner, 'my data');
  expect(seen()).toContain('I also hold 1 complaint from you.');
});
