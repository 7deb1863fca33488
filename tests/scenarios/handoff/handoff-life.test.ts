// Tests requests that are transferred, handed back, left without a reply or reopened.
import { expect, test } from 'vitest';
import { DEFAULT_POLICY } from '../../fakes/default-settings.js';
import { createFakePlatform, personalPlaceOf } from '../../fakes/fake-platform.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { handoffSteps, lead, MINUTE_MS } from '../../fakes/handoff-steps.js';
import { adviser, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

const bot = perTest(createTestBot);

const { card, claim, last, listEverybody, openOne, thread } = handoffSteps(() => bot);

const now = async (id: string) => (await bot.store.records.escalations.find(id))!;
const movesOf = async (id: string) =>
  (await bot.queries.escalation(id))!.transitions.map(({ transition, by }) => [
    transition,
    by?.name ?? by?.id,
  ]);

test('records each change of hands with who and when', async () => {
  listEverybody();
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'hand-back', escalation: id });
  await claim(otherAdviser, id);
  await bot.press(otherAdviser, { do: 'reassign', escalation: id, to: 'adviser:bea' });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  await bot.cancelRequest(practitioner);
  expect(await movesOf(id)).toEqual([
    ['open', undefined],
    ['claim', 'Bea'],
    ['hand-back', 'Bea'],
    ['claim', 'Cyd'],
    ['reassign', 'Cyd'],
    ['resolve', 'Bea'],
    ['reopen', 'Ada'],
    ['withdraw', 'Ada'],
  ]);
  const moves = (await bot.queries.escalation(id))!.transitions;
  expect(moves.every(({ at }) => !Number.isNaN(Date.parse(at)))).toBe(true);
});

test('passes a conversation to another adviser, who is handed everything, and tells the practitioner', async () => {
  listEverybody();
  const id = await openOne();
  await bot.say(practitioner, 'Zora is fifteen.');
  await claim(adviser, id);
  await bot.press(adviser, { do: 'reassign', escalation: id });
  expect(last(adviser)).toMatch(
    /Who do you want to transfer this to\?[^]*\[Cyd\][^]*\[Law enforcement \(1 on shift\)\]/,
  );
  expect(last(adviser)).not.toMatch(/\[Bea|\[Lee/);
  await bot.press(adviser, { do: 'reassign', escalation: id, to: 'adviser:cyd' });
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/^Your conversation has been transferred to Cyd\./);
  expect(bot.seenIn(practitioner).join()).not.toMatch(/Cyd[^.]*helping you/);
  expect(bot.seenIn(otherAdviser).join()).toMatch(/You have claimed this conversation[^]*Zora is fifteen\./);
  await bot.say(adviser, 'One more thing.');
  expect(bot.seenIn(practitioner).join()).not.toContain('One more thing.');
  await bot.say(otherAdviser, 'I go on from here.');
  expect(last(practitioner)).toBe('Cyd: I go on from here.');
});

test('passes a conversation to a specialism, where it waits, and writes to the adviser who knows it', async () => {
  listEverybody();
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'reassign', escalation: id, to: 'specialism:law-enforcement' });
  expect(await now(id)).toMatchObject({ state: 'waiting', specialism: 'law-enforcement' });
  expect((await now(id)).holder).toBeUndefined();
  expect(bot.seenIn(practitioner).at(-1)).toMatch(/an adviser who specialises in: Law enforcement/);
  expect(bot.seenIn(otherAdviser)[0]).toMatch(/Specialism: Law enforcement[^]*\[Claim\]/);
  expect(last(otherAdviser)).toMatch(/you are the best match/);
  await bot.press(otherAdviser, { do: 'claim', escalation: id });
  expect(await now(id)).toMatchObject({ state: 'claimed', holder: { id: 'cyd' } });
});

test.each([
  ['an adviser who is not at work', 'adviser:lee', /Lee is not on shift until/],
  ['an adviser who is not in the file', 'adviser:mallory', /That adviser is not on the list/],
  ['its own holder', 'adviser:bea', /Bea cannot claim this/],
])('does not pass a conversation to %s', async (_, to, said) => {
  listEverybody();
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'reassign', escalation: id, to });
  expect(await now(id)).toMatchObject({ state: 'claimed', holder: { id: 'bea' }, claims: 1 });
  expect(last(adviser)).toMatch(said);
});

test('a lead transfers what another holds, who hears of it; any other adviser cannot', async () => {
  listEverybody();
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(otherAdviser, { do: 'reassign', escalation: id, to: 'adviser:cyd' });
  expect((await now(id)).holder?.id).toBe('bea');
  await bot.press(lead, { do: 'reassign', escalation: id, to: 'adviser:cyd' });
  expect((await now(id)).holder?.id).toBe('cyd');
  expect(last(adviser)).toMatch(/A lead has transferred this conversation to Cyd/);
});

test('a lead passes a colleague’s request to a specialism, and the colleague hears of it', async () => {
  listEverybody();
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(lead, { do: 'reassign', escalation: id, to: 'specialism:law-enforcement' });
  expect(last(adviser)).toMatch(/A lead has transferred this conversation to Law enforcement/);
});

test('a holder who passes their own to a specialism is not told that a lead did', async () => {
  listEverybody();
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'reassign', escalation: id, to: 'specialism:law-enforcement' });
  expect(bot.seenIn(adviser).join()).not.toContain('A lead has transferred');
});

test('gives a claim back when the holder stays silent, after a warning, and tells everyone', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(practitioner, 'Are you there?');
  await bot.later(31 * MINUTE_MS);
  expect(last(adviser)).toMatch(/waiting for your reply\. If you do not reply within 29 minutes/);
  expect(bot.seenIn(practitioner).join()).toMatch(/Bea has your request but has not replied yet/);
  await bot.later(30 * MINUTE_MS);
  expect(await now(id)).toMatchObject({ state: 'waiting' });
  expect(last(adviser)).toMatch(/no reply in time/);
  expect(bot.seenIn(practitioner).join()).toMatch(/I have offered your request to the other advisers/);
  expect(bot.seenIn(thread()).at(-1)).toMatch(/Bea did not reply in time, so this request is open/);
  expect((await movesOf(id)).at(-1)).toEqual(['expire', undefined]);
});

test('a holder who replied keeps the conversation, however long the practitioner is silent', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'I look into it.');
  const said = bot.seenIn(practitioner).length;
  await bot.later(24 * 60 * MINUTE_MS);
  expect(await now(id)).toMatchObject({ state: 'claimed', holder: { id: 'bea' } });
  expect(bot.seenIn(practitioner)).toHaveLength(said);
  await bot.say(practitioner, 'Anything new?');
  await bot.later(61 * MINUTE_MS);
  expect((await now(id)).state).toBe('waiting');
});

test('opens again within the set time, by the practitioner, and the messages of before are handed over', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(practitioner, 'She arrived in May.');
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(last(practitioner)).toContain('[I need more help]');
  await bot.say(practitioner, 'reopen');
  expect(last(practitioner)).toMatch(/asked for an adviser again/);
  expect(bot.seenIn(thread()).at(-1)).toMatch(/needs more help/);
  await bot.say(practitioner, 'It happened again.');
  await claim(otherAdviser, id);
  expect(bot.seenIn(otherAdviser).join()).toMatch(/She arrived in May\.[^]*It happened again\./);
});

test('what is opened again has no outcome until it is closed with one again', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id, outcome: 'Could not be reached' });
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  expect((await now(id)).outcome).toBeUndefined();
  await claim(adviser, id);
  await bot.say(adviser, 'resolve');
  expect(await now(id)).toMatchObject({ state: 'resolved' });
  expect((await now(id)).outcome).toBeUndefined();
});

test('does not open again after the set time, for a bystander, or beside another open request', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.press(otherAdviser, { do: 'reopen', escalation: id });
  expect((await now(id)).state).toBe('resolved');
  await bot.say(practitioner, 'adviser');
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  expect(last(practitioner)).toMatch(/You already have an open request/);
  await bot.cancelRequest(practitioner);
  await bot.later(3 * 24 * 60 * MINUTE_MS + 1);
  await bot.press(practitioner, { do: 'reopen', escalation: id });
  expect(last(practitioner)).toMatch(/can no longer reopen that conversation/);
  expect((await now(id)).state).toBe('resolved');
});

test('the adviser who closed it may open it again and holds it, and nothing says that the practitioner asked', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'reply', escalation: id, text: 'Call the police.' });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'reopen', escalation: id });
  expect(await now(id)).toMatchObject({ state: 'claimed', holder: adviser });
  expect(bot.seenIn(adviser).join()).toContain('This request is open again and is now yours');
  const told = bot.seenIn(practitioner).slice(before).join();
  expect(told).toMatch(/The adviser has reopened this conversation\.[^]*Bea, an adviser, is now helping you/);
  expect(told).not.toMatch(/asked for an adviser again/);
  expect(bot.seenIn(thread()).at(-1)).toBe('Bea has reopened this request.');
  expect((await bot.queries.escalation(id))!.awaitsReplySince).toBeUndefined();
  await bot.later(3 * 60 * MINUTE_MS);
  expect(await now(id)).toMatchObject({ state: 'claimed', holder: adviser });
  expect(bot.seenIn(adviser).join()).not.toContain('is waiting for your reply');
});

test('an adviser cannot open the request of someone whose words were all erased', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  await bot.press(practitioner, { do: 'forget-me' });
  const before = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'reopen', escalation: id });
  expect((await now(id)).state).toBe('resolved');
  expect(last(adviser)).toMatch(/can no longer reopen that conversation/);
  expect(bot.seenIn(practitioner)).toHaveLength(before);
});

test('an adviser who is no longer on the list cannot open theirs again', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  bot.ports.roster = () => sampleRoster({ as: [otherAdviser] });
  await bot.press(adviser, { do: 'reopen', escalation: id });
  expect((await now(id)).state).toBe('resolved');
});

test('after the resolution neither side’s words reach the other, and each learns where they go', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'resolve', escalation: id });
  const inThread = { place: thread(), threadOf: card().messageId, mentionsBot: false };
  await bot.say(adviser, 'One thing more.', inThread);
  expect(bot.seenIn(thread()).at(-1)).toMatch(/^You closed this conversation/);
  expect(bot.seenIn(adviser).join()).toContain('From now on, only I will see what you write here');
  await bot.say(practitioner, 'Who decides?');
  expect(bot.asked.at(-1)?.text).toBe('Who decides?');
  expect(bot.seenIn(practitioner).join()).not.toContain('One thing more.');
});

test('types an outcome with the command', async () => {
  const id = await openOne();
  await claim(adviser, id);
  await bot.say(adviser, 'resolve: told how to refer');
  expect(await now(id)).toMatchObject({ state: 'resolved', outcome: 'told how to refer' });
});

test('what one adviser writes in one place counts on each of their platforms', async () => {
  const atDesk = { platform: 'web' as const, id: 'desk:bea', name: 'Bea' };
  bot.ports.roster = () => sampleRoster({ as: [adviser, atDesk] });
  const desk = { platform: 'web' as const, id: 'desk', kind: 'channel' as const, address: null };
  bot.ports.desk = desk;
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(
    atDesk,
    { do: 'reply', escalation: id, text: 'From my desk.' },
    {
      ...personalPlaceOf(atDesk),
      id: 'desk:bea',
    },
  );
  expect(last(practitioner)).toBe('Bea: From my desk.');
});

test('what an adviser holds who can be reached nowhere waits again, and everyone hears of it', async () => {
  const inTeams = { platform: 'teams' as const, id: 'entra-1', name: 'Tess' };
  bot.ports.roster = () => sampleRoster({ as: [adviser] }, { as: [inTeams] });
  const teams = createFakePlatform('teams');
  bot.ports.platforms = new Map([...bot.ports.platforms, ['teams', teams]]);
  teams.forbidPrivateChat(inTeams);
  const id = await openOne();
  await claim(adviser, id);
  await bot.press(adviser, { do: 'reassign', escalation: id, to: 'adviser:entra-1' });
  expect((await now(id)).state).toBe('waiting');
  expect(bot.seenIn(thread()).at(-1)).toMatch(/I cannot reach Tess/);
  expect(last(practitioner)).toMatch(/waiting for another adviser/);
});

test('what led to a request is kept: a topic of policy, a poor answer, or that someone asked', async () => {
  bot.ports.policy = { ...DEFAULT_POLICY, offerOn: [{ topic: 'self-harm', words: ['hurt herself'] }] };
  await bot.say(practitioner, 'She may hurt herself. Who helps?');
  expect(last(practitioner)).toMatch(/It’s best to talk to a person about self-harm/);
  const reason = async () => {
    await bot.say(practitioner, 'adviser');
    const found = (await bot.queries.queue())[0]!.escalation.reason;
    await bot.cancelRequest(practitioner);
    return found;
  };
  expect(await reason()).toBe('policy');
  await bot.later(1_000);
  await bot.say(practitioner, 'Who refers?');
  expect(await reason()).toBe('asked-for');
  const place = personalPlaceOf(practitioner);
  const { id } = (await bot.store.records.conversations.at(place))!;
  const answer = (await bot.store.records.answers.latestIn(id))!.id;
  await bot.press(practitioner, { do: 'feedback', answer, rating: 'down' });
  expect(await reason()).toBe('low-rating');
});
