// Tests that people who are waiting are kept informed, advisers are reminded, and no one is forgotten.
import { expect, test } from 'vitest';
import { updateMessage } from '../../../bot/delivery/send-message.js';
import { cardKey } from '../../../bot/handoff/advisers/advisers-place.js';
import { NotYet } from '../../../bot/jobs/limit-sending-rate.js';
import type { Place } from '../../../bot/model/messages/message.js';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { sampleRoster, WEEKDAYS } from '../../fakes/samples/sample-roster.js';
import { handoffSteps, lead, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { escalationId, last, listEverybody, openOne, thread } = handoffSteps(() => bot);

test('tells someone who asks at night when an adviser will be there, and who to call until then', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
  await bot.later(10 * 60 * MINUTE_MS);
  await openOne();
  // Comes first, because the end of the message may be below the screen.
  expect(last(practitioner)).toMatch(
    /^I have sent your request[^\n]*\n+No advisers are on shift[^]*They are due back on 5 May at 9am[^]*Police 999[^]*This is what they see/,
  );
  const quiet = bot.seenIn(advisersChannel).length;
  // The request was made at 8pm in London (19:00 UTC). No reminders are sent until the morning.
  await bot.later(12 * 60 * MINUTE_MS);
  expect(bot.seenIn(advisersChannel)).toHaveLength(quiet);
  await bot.later(66 * MINUTE_MS);
  expect(bot.seenIn(thread()).join()).toMatch(/A practitioner has been waiting since 4 May at 8pm/);
});

test('someone in danger at night is sent back to the numbers above, which are not repeated', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], hours: WEEKDAYS });
  await bot.later(10 * 60 * MINUTE_MS);
  await bot.say(practitioner, 'She is in danger now');
  const said = bot.seenIn(practitioner).find((words) => words.includes('They are due back on'))!;
  expect(said).toContain('call one of the numbers above');
  expect(said).not.toContain('Police 999');
});

test('goes on where it was after a restart in the middle of the reminders', async () => {
  const id = await openOne();
  await bot.later(5 * MINUTE_MS);
  expect(bot.seenIn(thread())).toHaveLength(1);
  // Each call of `later` uses a new worker, so that nothing is kept in memory between them.
  await bot.later(10 * MINUTE_MS);
  expect(bot.seenIn(thread())).toHaveLength(2);
  await bot.settle();
  expect(bot.seenIn(thread())).toHaveLength(2);
  expect(await bot.store.records.jobs.followUpDue(id)).toBeDefined();
});

test('after a long standstill says each thing once, not once for each time that was missed', async () => {
  await openOne();
  const before = bot.seenIn(practitioner).length;
  await bot.later(6 * 60 * MINUTE_MS);
  expect(bot.seenIn(practitioner)).toHaveLength(before + 1);
  expect(last(practitioner)).toMatch(/You have been waiting for an adviser since 4 May at 10am/);
  expect(
    bot.seenIn(thread()).filter((text) => text.includes('No one has claimed this request')),
  ).toHaveLength(1);
});

test('a clock that is set back puts the next look off by no more than its own interval', async () => {
  const id = await openOne();
  await bot.later(-24 * 60 * MINUTE_MS);
  await bot.say(practitioner, 'Is anybody there?');
  const due = await bot.store.records.jobs.followUpDue(id);
  expect(Date.parse(due!) - bot.ports.clock().getTime()).toBeLessThanOrEqual(20 * MINUTE_MS);
});

test('writes to the lead and posts the card in the second channel when no one comes', async () => {
  listEverybody();
  const second = { platform: 'slack' as const, id: 'managers', kind: 'channel' as const, address: {} };
  bot.ports.secondPlace = () => second;
  const id = await openOne();
  await bot.later(31 * MINUTE_MS);
  expect(bot.seenIn(lead).join()).toMatch(/Someone has asked for an adviser[^]*because you are a lead/);
  expect(bot.seenIn(second)).toEqual([]);
  await bot.later(30 * MINUTE_MS);
  expect(bot.seenIn(second)[0]).toMatch(/Someone has asked for an adviser[^]*\[Claim\]/);
  await bot.press(adviser, { do: 'claim', escalation: id }, second);
  await bot.later(3_000);
  expect(bot.seenIn(second)[0]).toContain('Claimed by Bea');
  expect(bot.seenIn(advisersChannel)[0]).toContain('Claimed by Bea');
  expect(bot.seenIn(lead)[0]).toContain('Claimed by Bea');
});

test('urgent goes to the adviser on duty at once, at any hour', async () => {
  bot.ports.roster = () => sampleRoster({ as: [otherAdviser], duty: true, hours: WEEKDAYS });
  await bot.later(12 * 60 * MINUTE_MS);
  await bot.say(practitioner, 'Zora is in danger now');
  expect(bot.seenIn(otherAdviser)[0]).toMatch(/Urgent: a child may be in danger[^]*\[Claim\]/);
  expect(bot.seenIn(otherAdviser)[1]).toMatch(
    /This is urgent and no one has claimed it\. You are the duty adviser/,
  );
  expect(bot.seenIn(practitioner).join()).toContain('I am also messaging the duty adviser.');
  await bot.later(5 * MINUTE_MS);
  expect(last(practitioner)).toMatch(/You have been waiting for an adviser since[^]*Call 999[^]*Police 999/);
});

test('“I’m away” and “back” decide who is asked; a practitioner’s “back” does not count as a command', async () => {
  listEverybody();
  await bot.say(adviser, "I'm away");
  expect(last(adviser)).toMatch(/You are now away until/);
  expect((await bot.queries.advisers()).map(({ adviser: { id }, atWork }) => [id, atWork])).toEqual([
    ['bea', false],
    ['cyd', true],
    ['lee', false],
  ]);
  await bot.say(adviser, 'back');
  expect((await bot.queries.advisers())[0]?.atWork).toBe(true);
  await openOne();
  await bot.say(practitioner, 'back');
  expect(last(practitioner)).not.toMatch(/Welcome back/);
});

test('what is urgent goes back sooner when its holder stays silent, and the adviser on duty hears again', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [otherAdviser], duty: true });
  await bot.say(practitioner, 'Zora is in danger now');
  const { id } = (await bot.queries.queue())[0]!.escalation;
  await bot.press(adviser, { do: 'claim', escalation: id });
  await bot.later(10 * MINUTE_MS);
  expect((await bot.queries.queue())[0]?.escalation.state).toBe('waiting');
  expect(last(otherAdviser)).toMatch(/This is urgent and no one has claimed it\. You are the duty adviser/);
});

test('a card that cannot be delivered goes to the second channel and to the lead at once', async () => {
  listEverybody();
  const second = { platform: 'slack' as const, id: 'managers', kind: 'channel' as const, address: {} };
  bot.ports.secondPlace = () => second;
  bot.platform.close(advisersChannel.id);
  await openOne();
  expect(bot.seenIn(second)[0]).toMatch(/Someone has asked for an adviser[^]*\[Claim\]/);
  expect(bot.seenIn(lead).join()).toMatch(/because you are a lead/);
  expect(bot.seenIn(practitioner).at(-2)).toMatch(/I have not been able to reach the advisers/);
  expect(last(practitioner)).toMatch(/has now reached the advisers/);
});

test('someone who heard that no adviser was reached learns it once one is, also if they shared their words in between', async () => {
  const { send } = bot.platform;
  bot.platform.send = (place, ...message) =>
    place.id === advisersChannel.id
      ? Promise.reject(new DeliveryFailure('It is away.', 'Wait.', { fault: 'platform' }))
      : send(place, ...message);
  await bot.say(practitioner, 'Zora is in danger now');
  await bot.later(2 * MINUTE_MS);
  await bot.press(practitioner, { do: 'confirm-sharing', escalation: await escalationId() });
  await bot.later(MINUTE_MS);
  const { cardUndelivered, cardArrived } = wording.handoff;
  expect(bot.seenIn(practitioner).filter((words) => words.includes(cardUndelivered))).toHaveLength(1);
  bot.platform.send = send;
  await bot.later(MINUTE_MS);
  expect(bot.seenIn(practitioner)).toContain(cardArrived);
});

test('someone who was told that no adviser was reached does not read it again when the card is given up', async () => {
  const { send } = bot.platform;
  let fault: 'platform' | 'place' = 'platform';
  bot.platform.send = (place, ...message) =>
    place.id === advisersChannel.id
      ? Promise.reject(new DeliveryFailure('It is away.', 'Wait.', { fault }))
      : send(place, ...message);
  await bot.say(practitioner, 'Zora is in danger now');
  await bot.later(2 * MINUTE_MS);
  const id = await escalationId();
  // Leaves out what the follow-up tells the person at its own times.
  const told = async () =>
    (await bot.store.records.outgoing.ofEscalation(id, 'notice')).filter(({ key }) =>
      key.startsWith('undelivered:'),
    );
  expect(await told()).toHaveLength(1);
  fault = 'place';
  await bot.later(5 * MINUTE_MS);
  expect((await bot.store.records.outgoing.find(cardKey(id)))?.state).toBe('undeliverable');
  expect(await told()).toHaveLength(1);
});

test('someone who was told that a request reached the advisers learns that they are out of reach again, once', async () => {
  const second = { platform: 'slack' as const, id: 'managers', kind: 'channel' as const, address: {} };
  const { cardUndelivered, cardArrived } = wording.handoff;
  const told = () => bot.seenIn(practitioner).map((text) => text.split('\n')[0]);
  const membership = (kind: 'left' | 'joined') => {
    bot.platform[kind === 'left' ? 'close' : 'open'](advisersChannel.id);
    const sentAt = bot.ports.clock().toISOString();
    return bot.inbox.receive({ kind, id: `${kind}-1`, place: advisersChannel, from: adviser, sentAt });
  };
  bot.platform.close(advisersChannel.id);
  await openOne();
  // Reminders that cannot be posted are tried in this time.
  for (let n = 0; n < 3; n += 1) await bot.later(6 * MINUTE_MS);
  expect(told().filter((line) => line === cardUndelivered)).toHaveLength(1);
  await membership('joined');
  await bot.later(MINUTE_MS);
  expect(told().at(-1)).toBe(cardArrived);
  const before = told().length;
  bot.ports.secondPlace = () => second;
  await membership('left');
  await bot.settle();
  expect(told().slice(before)).toEqual([cardUndelivered, cardArrived]);
  expect(bot.seenIn(second)).toHaveLength(1);
  await bot.later(MINUTE_MS / 2);
  expect(told()).toHaveLength(before + 2);
});

test('a card in a channel that the bot is let into again is brought up to date', async () => {
  const id = await openOne();
  const membership = { place: advisersChannel, from: adviser, sentAt: '2026-05-04T09:00:00Z' };
  await bot.inbox.receive({ kind: 'left', id: 'left-1', ...membership });
  await bot.press(practitioner, { do: 'withdraw', escalation: id, sure: true });
  await bot.later(MINUTE_MS);
  expect(bot.seenIn(advisersChannel)[0]).toContain('[Claim]');
  await bot.inbox.receive({ kind: 'joined', id: 'joined-1', ...membership });
  await bot.later(MINUTE_MS);
  expect(bot.seenIn(advisersChannel)[0]).not.toContain('[Claim]');
});

test('an update in the thread of a closed request waits while the bot is out of the channel, for a week at most', async () => {
  const id = await openOne();
  await bot.later(5 * MINUTE_MS);
  const [reminder] = bot.platform.in(thread().id);
  await bot.press(practitioner, { do: 'withdraw', escalation: id, sure: true });
  const { conversations } = bot.store.records;
  const leave = async (place: Place) => {
    const { id: left } = (await conversations.at(place))!;
    await conversations.change(left, { leftAt: bot.ports.clock().toISOString() });
  };
  const update = () => updateMessage(bot.ports, reminder!.key);
  await leave(thread());
  await update();
  expect(reminder!.before).toHaveLength(1);
  await leave(advisersChannel);
  await expect(update()).rejects.toThrow(NotYet);
  await bot.later(8 * 24 * 60 * MINUTE_MS);
  await update();
  expect(reminder!.before).toHaveLength(2);
});

test('a card that cannot be delivered troubles no one if the request has been withdrawn by then', async () => {
  listEverybody();
  const second = { platform: 'slack' as const, id: 'managers', kind: 'channel' as const, address: {} };
  bot.ports.secondPlace = () => second;
  const send = bot.platform.send.bind(bot.platform);
  bot.platform.send = (place, message, key) =>
    place.id === advisersChannel.id
      ? Promise.reject(new DeliveryFailure('It is busy.', 'Try again.'))
      : send(place, message, key);
  const escalation = await openOne();
  await bot.press(practitioner, { do: 'withdraw', escalation, sure: true });
  bot.platform.send = send;
  bot.platform.close(advisersChannel.id);
  await bot.later(MINUTE_MS);
  expect(bot.platform.attempts.get(`card:${escalation}`)).toBeUndefined();
  expect(bot.seenIn(second)).toEqual([]);
  expect(bot.seenIn(practitioner).join()).not.toContain('I have not been able to reach the advisers');
});
