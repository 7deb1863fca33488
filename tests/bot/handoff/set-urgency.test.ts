import { beforeEach, describe, expect, test } from 'vitest';
import { welshHandoff } from '../../../bot/wording/welsh/handoff-wording.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { MINUTE_MS } from '../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { sampleRoster, WEEKDAYS } from '../../fakes/samples/sample-roster.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(() => createTestBot({ detectUrgency: (text, reading) => detectUrgency(text, reading) }));

const DANGER = 'He has locked her in the house and she cannot get out';
const request = async () => (await bot.queries.queue())[0]!.escalation;

test('takes the mark off the request and its card, with the adviser’s name in the log', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  expect(await request()).toMatchObject({ id, state: 'claimed', urgent: false });
  await bot.later(10_000);
  expect(bot.seenIn(advisersChannel)[0]).not.toContain('Danger sign');
  const log = await bot.store.records.escalations.transitions(id);
  expect(log.at(-1)).toMatchObject({ transition: 'not-urgent', by: adviser });
});

test('is not for another adviser once someone has claimed it', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.press(otherAdviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  expect((await request()).urgent).toBe(true);
});

test('a later message about danger makes it urgent again', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.say(practitioner, 'She says she is going to kill herself tonight');
  expect((await request()).urgent).toBe(true);
  expect(bot.seenIn(adviser).join('\n')).toContain(wording.adviser.nowUrgent);
});

test('still warns the holder before the request is offered to others, after its urgent steps were taken', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.later(3 * MINUTE_MS);
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.later(30 * MINUTE_MS);
  expect(bot.seenIn(adviser).join('\n')).toContain(
    'minutes, I will offer this request to the other advisers.',
  );
  expect((await request()).state).toBe('claimed');
});

const ORDINARY = 'Who pays for the travel of a child?';

test('can be undone, and is also for a request that no one has claimed, but not for one’s own', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  expect(await request()).toMatchObject({ state: 'waiting', urgent: false });
  const told = await bot.store.records.outgoing.ofEscalation(id, 'notice');
  expect(told.map(({ message }) => message.summary)).toContain(wording.adviser.notUrgent(adviser.name!));
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  expect((await request()).urgent).toBe(true);
  await bot.press(practitioner, { do: 'not-urgent', escalation: id }, advisersChannel);
  expect((await request()).urgent).toBe(true);
});

test('says on the card that an adviser marked it, and that the practitioner was told to call 999', async () => {
  await bot.say(practitioner, ORDINARY);
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = await request();
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  await bot.later(10_000);
  const [card] = bot.seenIn(advisersChannel);
  expect(card).toContain(`marked this as urgent. ${wording.adviser.cardUrgent}`);
});

test('does not take a request from the holder who marks it as urgent after the urgent time to reply', async () => {
  await bot.say(practitioner, ORDINARY);
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.later(20 * MINUTE_MS);
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  await bot.later(MINUTE_MS);
  expect(await request()).toMatchObject({ state: 'claimed', urgent: true });
});

test('gives the numbers to call at once if only an adviser marked it as urgent, and only once', async () => {
  await bot.say(practitioner, ORDINARY);
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = await request();
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  await bot.later(10_000);
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  for (const wait of [15, 15, 15]) await bot.later(wait * MINUTE_MS);
  const updates = bot.seenIn(practitioner).slice(before);
  expect(updates[0]).toMatch(/^Call 999 .*An adviser has marked your request as urgent[^]*Police 999/s);
  expect(updates.length).toBeGreaterThan(1);
  expect(updates.map((text) => text.includes('Police 999'))).toEqual(updates.map((_, at) => at === 0));
});

test.each([
  ['en', wording.handoff],
  ['cy', welshHandoff],
] as const)('taking a mark back tells the practitioner, whose alert goes (%s)', async (language, said) => {
  if (language === 'cy') await bot.say(practitioner, 'Cymraeg');
  await bot.say(practitioner, ORDINARY);
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id, conversation } = await request();
  const alerts = async () =>
    (await bot.store.records.outgoing.latest(conversation, 20, [])).filter(({ message }) => message.urgent);
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  await bot.later(10_000);
  expect(await alerts()).toHaveLength(1);
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.later(10_000);
  expect(await alerts()).toEqual([]);
  const told = bot.seenIn(practitioner).slice(before);
  expect(told).toEqual([`${said.danger}\n${said.markedNotUrgent}`]);
  expect(bot.seenIn(practitioner).join('\n')).toContain('Police 999');
  expect(bot.seenIn(practitioner).join('\n')).not.toContain(said.markedUrgent);
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  await bot.later(10_000);
  expect(await alerts()).toHaveLength(1);
  expect(bot.seenIn(practitioner).at(-1)).toBe(`${said.danger}\n${said.markedUrgent}`);
});

test('does not repeat the numbers if a message about danger has already brought them', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  const before = bot.seenIn(practitioner).length;
  await bot.later(15 * MINUTE_MS);
  expect(bot.seenIn(practitioner).slice(before).join()).toContain('You have been waiting');
  expect(bot.seenIn(practitioner).slice(before).join()).not.toContain('Police 999');
});

test('gives the numbers even if the holder has already replied, and no update will follow', async () => {
  await bot.say(practitioner, ORDINARY);
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.say(adviser, 'I will look into this now.');
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  await bot.later(10_000);
  expect(bot.seenIn(practitioner).slice(before).join()).toContain('Police 999');
  expect(bot.seenIn(adviser).at(-1)).toBe(`${madeUrgentYou} ${wording.adviser.cardUrgent}`);
});

test('puts 999 first in an update about a holder who says nothing', async () => {
  await bot.say(practitioner, ORDINARY);
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  await bot.later(6 * MINUTE_MS);
  const update = bot.seenIn(practitioner).find((text) => text.includes('has not replied yet'));
  expect(update).toMatch(/^Call 999 if a child is in immediate danger/);
});

test('does not repeat numbers that the practitioner has, even if they said since that no one is in danger', async () => {
  await bot.say(practitioner, DANGER);
  const { id, message } = await request();
  await bot.press(practitioner, { do: 'no-danger', message: message! });
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  await bot.later(15 * MINUTE_MS);
  expect(bot.seenIn(practitioner).slice(before).join()).not.toContain('Police 999');
  expect(bot.seenIn(advisersChannel)[0]).toContain(`marked this as urgent. ${wording.adviser.cardUrgent}`);
});

const { madeUrgentYou, urgentAgainYou, alreadyUrgentYou } = wording.adviser;

test('tells the adviser truthfully whether the practitioner was told to call 999', async () => {
  await bot.say(practitioner, DANGER);
  const { id } = await request();
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  expect(bot.seenIn(advisersChannel).at(-1)).toContain(alreadyUrgentYou);
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  await bot.press(adviser, { do: 'make-urgent', escalation: id }, advisersChannel);
  const said = bot.seenIn(advisersChannel).join('\n');
  expect(said).toContain(urgentAgainYou);
  expect(said).not.toContain(madeUrgentYou);
});

test.each([
  [
    'says at night when advisers are back and who to call, once no longer urgent',
    DANGER,
    wording.handoff.danger,
  ],
  [
    'says so to a child too',
    'my uncle wont let me leave the house and im 14, he has locked me in',
    'If you are in danger now',
  ],
])('%s', async (_, words, first) => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
  await bot.later(10 * 60 * MINUTE_MS);
  await bot.say(practitioner, words);
  const { id } = await request();
  await bot.later(6 * MINUTE_MS);
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'not-urgent', escalation: id }, advisersChannel);
  const [said = '', ...more] = bot.seenIn(practitioner).slice(before);
  expect(more).toEqual([]);
  expect(said.startsWith(first)).toBe(true);
  expect(said.includes(wording.handoff.markedNotUrgent)).toBe(first === wording.handoff.danger);
  expect(said).toMatch(/They are due back on 5 May at 9am[^]*Police/);
});

test('numbers that a mark brought still count after an adviser reopens the request', async () => {
  await bot.say(practitioner, ORDINARY);
  await bot.press(practitioner, { do: 'talk-to-adviser' });
  const { id } = await request();
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.say(adviser, 'I will look into this now.');
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  await bot.later(MINUTE_MS);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.later(MINUTE_MS);
  await bot.press(adviser, { do: 'reopen', escalation: id });
  await bot.later(10_000);
  expect(bot.seenIn(advisersChannel)[0]).toContain(`marked this as urgent. ${wording.adviser.cardUrgent}`);
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'not-urgent', escalation: id });
  await bot.press(adviser, { do: 'make-urgent', escalation: id });
  await bot.later(10_000);
  expect(bot.seenIn(practitioner).slice(before).join()).not.toContain('Police 999');
});

describe('a holder who marks the request as not urgent at night', () => {
  beforeEach(async () => {
    bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
    await bot.later(10 * 60 * MINUTE_MS);
  });

  const claimedAtNight = async (words: string): Promise<string> => {
    await bot.say(practitioner, words);
    const { id } = await request();
    await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
    return id;
  };

  const saidAfter = async (step: () => Promise<void>): Promise<string[]> => {
    const before = bot.seenIn(practitioner).length;
    await step();
    return bot.seenIn(practitioner).slice(before);
  };

  test.each([
    ['the practitioner', DANGER, wording.handoff.danger],
    ['a child', 'my uncle wont let me leave the house and im 14, he has locked me in', wording.own[0]],
  ])('and has not replied tells %s when they are back and who to call', async (_, words, first) => {
    const id = await claimedAtNight(words);
    await bot.later(6 * MINUTE_MS);
    const [said = '', ...more] = await saidAfter(() =>
      bot.press(adviser, { do: 'not-urgent', escalation: id }),
    );
    expect(more).toEqual([]);
    expect(said.startsWith(first)).toBe(true);
    expect(said).toContain(wording.handoff.holderSilent('Bea'));
    expect(said).toMatch(/They are due back on 5 May at 9am[^]*Police/);
    expect(said).not.toContain(wording.handoff.othersSoon);
  });

  test('and has replied tells no one anything', async () => {
    const id = await claimedAtNight(DANGER);
    await bot.say(adviser, 'I have called the police.');
    expect(await saidAfter(() => bot.press(adviser, { do: 'not-urgent', escalation: id }))).toEqual([]);
  });
});
