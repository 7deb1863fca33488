// Tests a sender who keeps writing about danger under new names. Each name gets the emergency numbers, and
// the advisers’ queue stays readable.
import { expect, test } from 'vitest';
import { MAX_URGENT_OF_ONE_SENDER } from '../../bot/handoff/transitions/limit-urgent-requests.js';
import { wording } from '../../bot/wording/english/replies-wording.js';
import type { Person } from '../../bot/model/people/person.js';
import { personalPlaceOf } from '../fakes/fake-platform.js';
import { sampleRoster } from '../fakes/samples/sample-roster.js';
import { adviser, advisersChannel, createTestBot } from '../fakes/test-bot.js';
import { perTest } from '../support/per-test.js';

const bot = perTest(createTestBot);

const stranger = (n: number): Person => ({ platform: 'slack', id: `stranger-${n}` });
const DANGER = 'Zora is in danger now.';
const cry = (who: Person, sender = 'one office', text = DANGER) => bot.say(who, text, { sender });
const open = () => bot.store.records.escalations.open();

const heard = (said: string) => bot.platform.posted.filter(({ message }) => message.summary === said).length;

async function fillUp(): Promise<void> {
  for (let n = 1; n <= MAX_URGENT_OF_ONE_SENDER; n += 1) await cry(stranger(n));
}

test('opens a request for each until that many wait, then joins the newest one', async () => {
  await fillUp();
  const before = await open();
  expect(before).toHaveLength(MAX_URGENT_OF_ONE_SENDER);
  await bot.later(1000);
  const late = stranger(100);
  await cry(late);
  expect(await open()).toHaveLength(MAX_URGENT_OF_ONE_SENDER);

  const seen = bot.seenIn(late).join('\n');
  expect(seen).toContain('999');
  expect(seen).toContain('added your message to one that is already open');
  expect(seen).not.toContain('I have asked an adviser');
  await bot.later(10_000);
  expect(bot.seenIn(advisersChannel).join('\n')).toContain('Someone else on the same network');
});

test('a request of another sender, and of a person that the platform knows, opens as ever', async () => {
  await fillUp();
  await cry(stranger(101), 'another office');
  await bot.say(stranger(102), DANGER);
  expect(await open()).toHaveLength(MAX_URGENT_OF_ONE_SENDER + 2);
});

test('a claimed request makes room for the next one', async () => {
  await fillUp();
  const [first] = await open();
  await bot.press(adviser, { do: 'claim', escalation: first!.id }, advisersChannel);
  await cry(stranger(103));
  expect(await open()).toHaveLength(MAX_URGENT_OF_ONE_SENDER + 1);
});

test('asking for an adviser after an urgent message does not get round it', async () => {
  await fillUp();
  await cry(stranger(104));
  await bot.say(stranger(104), 'adviser', { sender: 'one office' });
  expect(await open()).toHaveLength(MAX_URGENT_OF_ONE_SENDER);
});

test('the adviser who claims reads what joined, redacted and marked as someone else’s, and its writer none of the replies', async () => {
  await fillUp();
  const late = stranger(105);
  const { text } = await cry(late, 'one office', 'In danger now: Zora is in the cellar.');
  const joined = [];
  for (const { id } of await open())
    if ((await bot.store.records.escalations.relayed(id)).length) joined.push(id);
  expect(joined).toHaveLength(1);
  await bot.press(adviser, { do: 'claim', escalation: joined[0]! }, advisersChannel);
  const read = bot.seenIn(adviser).join('\n');
  expect(read).toContain('[name 1] is in the cellar');
  expect(read).not.toContain(text);
  expect(read).toContain('Someone else on the same network');
  const file = await bot.queries.escalation(joined[0]!, adviser);
  expect(file?.relayed.map((entry) => entry.text)).toEqual([text.replace('Zora', '[name 1]')]);
  await bot.say(adviser, 'Which cellar?');
  expect(bot.seenIn(late).join('\n')).not.toContain('Which cellar?');
});

async function cancel(person: Person): Promise<void> {
  const [own] = await bot.store.records.escalations.waitedForBy(person);
  await bot.press(person, { do: 'withdraw', escalation: own!.id, sure: true, urgent: true });
}

test('what joined waits in another request when its own is cancelled', async () => {
  for (let n = 1; n <= MAX_URGENT_OF_ONE_SENDER; n += 1) {
    await cry(stranger(n));
    await bot.later(1000);
  }
  const late = stranger(107);
  await cry(late, 'one office', 'In danger now, in the lighthouse.');
  await cancel(stranger(MAX_URGENT_OF_ONE_SENDER));
  await bot.later(10_000);
  const cards = bot.seenIn(advisersChannel).filter((text) => text.includes('lighthouse'));
  expect(cards.filter((text) => text.includes('[Claim]'))).toHaveLength(1);
  expect(bot.seenIn(late).at(-1)).toMatch(/I have sent an urgent request to the advisers/);
  const [own] = await bot.store.records.escalations.waitedForBy(late);
  await bot.press(adviser, { do: 'claim', escalation: own!.id }, advisersChannel);
  await bot.say(adviser, 'Which lighthouse?');
  expect(bot.seenIn(late).at(-1)).toContain('Which lighthouse?');
});

test('what joined is erased with its writer, on the card too', async () => {
  await fillUp();
  const late = stranger(106);
  await cry(late, 'one office', 'In danger now, in the lighthouse.');
  const shown = async () =>
    JSON.stringify(
      await Promise.all((await open()).map(({ id }) => bot.store.records.outgoing.ofEscalation(id, 'card'))),
    );
  expect(await shown()).toContain('lighthouse');
  await bot.press(late, { do: 'forget-me' });
  expect(await shown()).not.toContain('lighthouse');
});

test('what joined is news for the advisers and for those on duty, at most once between two reminders', async () => {
  bot.ports.roster = () => sampleRoster({ as: [adviser], duty: true });
  await fillUp();
  for (let minute = 0; minute < 9; minute += 1) await bot.later(60_000);
  await bot.later(20_000);
  const alerts = heard(wording.adviser.alert.duty);
  await cry(stranger(108));
  await cry(stranger(109));
  await bot.later(20_000);
  expect(heard(wording.adviser.joinedUrgent)).toBe(1);
  expect(heard(wording.adviser.alert.duty) - alerts).toBe(1);
});

test('someone whose message joined, and who could not be given the numbers, gets them when they come back', async () => {
  await fillUp();
  const late = stranger(111);
  const { id: chat } = personalPlaceOf(late);
  bot.platform.close(chat);
  await cry(late);
  bot.platform.open(chat);
  await bot.say(late, 'Hello?', { sender: 'one office' });
  expect(bot.seenIn(late)[0]).toContain('999');
});

test('someone whose message joined can ask where it is in another thread too', async () => {
  await fillUp();
  const late = stranger(112);
  await cry(late);
  const place = { ...personalPlaceOf(late), id: `${personalPlaceOf(late).id}:1800` };
  await bot.say(late, 'status', { sender: 'one office', place });
  expect(bot.seenIn(place).at(-1)).toContain(wording.handoff.joinedOpen);
});

test('someone whose message joined gets all the numbers each time they write about danger', async () => {
  await fillUp();
  const late = stranger(113);
  await cry(late);
  await cry(late, 'one office', 'She is in danger now, please.');
  const place = { ...personalPlaceOf(late), id: `${personalPlaceOf(late).id}:1800` };
  await bot.say(late, DANGER, { sender: 'one office', place });
  const titled = [late, place]
    .flatMap((where) => bot.seenIn(where))
    .filter((said) => said.startsWith(wording.urgentTitle));
  expect(titled).toHaveLength(3);
});

test('someone whose message joined can ask where it is, and learns when it is closed', async () => {
  await fillUp();
  const late = stranger(110);
  await cry(late, 'one office', 'In danger now, in the lighthouse.');
  await cry(late, 'one office', 'status');
  expect(bot.seenIn(late).at(-1)).toContain(wording.handoff.joinedOpen);
  expect(bot.seenIn(late).at(-1)).not.toContain(wording.status.none);
  const [relay] = await bot.store.records.messages.of(
    late,
    (await bot.store.records.conversations.of(late))[0]!.id,
  );
  const { escalation: id } = (await bot.store.records.escalations.relayOf(relay!.id))!;
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.later(60_000);
  await bot.press(adviser, { do: 'reply', escalation: id, text: 'Where are you?' });
  await bot.press(adviser, { do: 'not-urgent', escalation: id });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(bot.seenIn(late).at(-1)).toBe(wording.handoff.joinedClosed);
  await cry(late, 'one office', 'status');
  expect(bot.seenIn(late).at(-1)).toContain(wording.status.none);
});

test('a closed request no longer says where it was sent from', async () => {
  await cry(stranger(1));
  const [request] = await open();
  expect(request?.sender).toBe('one office');
  await cancel(stranger(1));
  expect((await bot.store.records.escalations.find(request!.id))?.sender).toBeUndefined();
});
