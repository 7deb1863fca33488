// Tests that reminders continue until someone claims a request, and that people who are waiting are only told
// about steps that were really taken.
import { expect, test } from 'vitest';
import { handoffSteps, lead } from '../../fakes/handoff-steps.js';
import { sampleRoster, WEEKDAYS } from '../../fakes/samples/sample-roster.js';
import { wordsOf } from '../../fakes/fake-platform.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const MINUTE_MS = 60_000;
const LEAD = { as: [lead], lead: true };
const bot = perTest(createTestBot);

const { openOne, escalationId, claim, card, threadOf } = handoffSteps(() => bot);
const inThread = () => bot.seenIn(threadOf(card()));
const count = (said: string[], words: RegExp) => said.filter((text) => words.test(text)).length;

async function every(minutes: number, times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) await bot.later(minutes * MINUTE_MS);
}

test('the best match gets a private message at each reminder', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] });
  await openOne();
  await every(5, 3);
  expect(count(bot.seenIn(adviser), /you are the best match/)).toBe(2);
});

test('after the last step, the advisers are reminded again', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] });
  await openOne();
  await every(30, 2);
  const before = bot.seenIn(adviser).length;
  await every(60, 4);
  expect(count(bot.seenIn(adviser).slice(before), /you are the best match/)).toBe(2);
});

test('the next shift is reminded of what was left from the day before', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
  await every(330, 1);
  await openOne();
  await every(30, 4);
  const [privately, openly] = [bot.seenIn(adviser).length, inThread().length];
  // Moves from 5:30pm in London to 8:30am the next day.
  await every(60, 15);
  expect([bot.seenIn(adviser).length, inThread().length]).toEqual([privately, openly]);
  await every(36, 1);
  expect(bot.seenIn(adviser).length).toBe(privately + 1);
  expect(inThread().length).toBe(openly + 1);
});

test('the second day brings every reminder again, each at its time', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS }, { ...LEAD, hours: WEEKDAYS });
  const seen = () => [
    count(bot.seenIn(adviser), /you are the best match/),
    count(inThread(), /claimed/),
    count(bot.seenIn(lead), /because you are a lead/),
  ];
  await openOne();
  await every(1, 60);
  const firstHour = seen();
  await every(30, 44);
  // It is 9am in London the next day.
  const night = seen();
  await every(1, 60);
  expect(seen().map((n, index) => n - night[index]!)).toEqual(firstHour);
  expect(firstHour).toEqual([2, 3, 1]);
});

test('an urgent request at night reaches everyone who starts work in the morning', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
  await every(720, 1);
  await bot.say(practitioner, 'Zora is in danger now');
  await every(30, 21);
  // At 8:30am in London, the adviser’s shift has not begun.
  expect(bot.seenIn(adviser)).toEqual([]);
  await every(42, 1);
  expect(count(bot.seenIn(adviser), /you are the best match/)).toBe(1);
});

test('the adviser on duty is called again and again, and the lead too', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], duty: true }, LEAD);
  await bot.say(practitioner, 'Zora is in danger now');
  await every(1, 60);
  expect(count(bot.seenIn(adviser), /You are the duty adviser/)).toBe(5);
  expect(count(bot.seenIn(lead), /because you are a lead/)).toBe(3);
});

test.each([
  ['an ordinary request', 'Who refers Zora?', 60],
  ['an urgent request', 'Zora is in danger now', 10],
])(
  'the holder of %s is warned again the next time they keep someone waiting',
  async (_, question, minutes) => {
    bot.ports.roster = () => sampleRoster({ as: [adviser] });
    await bot.say(practitioner, question);
    if (minutes === 60) await bot.say(practitioner, 'adviser');
    await claim(adviser, await escalationId());
    const warnings = () => count(bot.seenIn(adviser), /waiting for your reply/);
    await every(1, minutes / 2 + 1);
    expect(warnings()).toBe(1);
    await bot.say(adviser, 'I am here');
    await bot.say(practitioner, 'He is outside the house');
    await every(1, minutes / 2 + 1);
    expect(warnings()).toBe(2);
  },
);

test.each([
  ['thanks in an ordinary request', 'Who refers Zora?', 'Thank you so much!', 'claimed'],
  ['thanks in an urgent request', 'Zora is in danger now', 'Thank you so much!', 'claimed'],
  ['thanks in Welsh', 'Who refers Zora?', 'Diolch yn fawr iawn', 'claimed'],
  ['a goodbye', 'Who refers Zora?', 'Thanks, bye', 'claimed'],
  ['an answer to a question', 'Who refers Zora?', 'No', 'waiting'],
  ['a greeting', 'Who refers Zora?', 'Hello?', 'waiting'],
  ['danger', 'Who refers Zora?', 'Thanks, Zora is in danger now', 'waiting'],
])(
  'after %s, the holder keeps a request only if there is nothing to reply to',
  async (_, ask, said, state) => {
    bot.ports.roster = () => sampleRoster({ as: [adviser] });
    await bot.say(practitioner, ask);
    if (ask.startsWith('Who')) await bot.say(practitioner, 'adviser');
    const id = await escalationId();
    await claim(adviser, id);
    await bot.say(adviser, 'Call the local authority.');
    await bot.say(practitioner, said);
    await every(5, 13);
    expect(await bot.store.records.escalations.find(id)).toMatchObject({ state });
    expect(bot.seenIn(adviser)).toContain(`The practitioner: ${said}`);
  },
);

test('a picture sent with thanks waits for a reply', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] });
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'Please send the letter.');
  await bot.say(practitioner, 'Thanks', { attachments: [{ name: 'letter.png', contentType: 'image/png' }] });
  await every(5, 13);
  expect(await bot.store.records.escalations.find(id)).toMatchObject({ state: 'waiting' });
});

test('says that it has told the lead only if it has', async () => {
  await openOne();
  await every(5, 7);
  expect(inThread().join()).not.toContain('told the lead');
  expect(count(inThread(), /No one has claimed this request/)).toBe(3);
});

test('says that it has reminded the advisers only if it has since the last update', async () => {
  await openOne();
  await every(20, 5);
  const updates = bot
    .seenIn(practitioner)
    .filter((text) => text.includes('You have been waiting for an adviser since'));
  expect(updates[0]).toContain('No adviser has picked this up yet.');
  expect(updates.map((text) => text.includes('I have reminded'))).toEqual([true, true, true, false, false]);
});

test('someone on duty that no platform can reach does not count: others are asked, and nothing else is said', async () => {
  const onTeams = { platform: 'teams' as const, id: 'dot', name: 'Dot' };
  bot.ports.roster = () =>
    sampleRoster({ as: [onTeams], duty: true }, { as: [adviser] }, { as: [otherAdviser] });
  await bot.say(practitioner, 'Zora is in danger now');
  expect(bot.seenIn(practitioner).join()).not.toContain('duty adviser');
  const id = await escalationId();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  expect(bot.seenIn(otherAdviser).join()).toMatch(/you are the best match/);
});

test('after advisers move to another channel, the next reminder brings the card there', async () => {
  const id = await openOne();
  const moved = { ...advisersChannel, id: 'moved-channel' };
  bot.ports.advisersPlace = () => moved;
  await every(5, 2);
  const [first, ...more] = bot.platform.in(moved.id);
  expect(wordsOf(first!.message)).toContain('[Claim]');
  expect(more.map(({ message }) => wordsOf(message))).toEqual([expect.stringMatching(/waiting/)]);
  // Nothing is sent to the old thread, which does not exist in the new channel.
  expect(bot.seenIn({ ...moved, id: `${moved.id}:${card().messageId}` })).toEqual([]);
  await bot.press(adviser, { do: 'claim', escalation: id }, moved, first!.messageId);
  expect(await bot.store.records.escalations.find(id)).toMatchObject({ state: 'claimed' });
});
