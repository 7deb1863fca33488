// Tests who may do what in a chat. Everyone who could press a button or type a command tries it.
import { beforeEach, expect, test } from 'vitest';
import type { Action } from '../../../bot/model/messages/action.js';
import type { Place } from '../../../bot/model/messages/message.js';
import type { Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { sampleRoster } from '../../fakes/samples/sample-roster.js';
import { adviser, advisersChannel, createTestBot, otherAdviser, practitioner } from '../../fakes/test-bot.js';
import { perTest } from '../../support/per-test.js';

/** Someone with an adviser’s name who writes in the advisers’ channel, but is not on the list of advisers. */
const bystander: Person = { platform: 'slack', id: 'mallory', name: 'Bea' };
const stranger: Person = { platform: 'slack', id: 'ivo', name: 'Ivo' };
const lead: Person = { platform: 'slack', id: 'lee', name: 'Lee' };

const bot = perTest(createTestBot);
let id: string;
beforeEach(async () => {
  bot.ports.roster = () =>
    sampleRoster({ as: [adviser] }, { as: [otherAdviser] }, { as: [lead], lead: true });
  await bot.say(practitioner, 'Who refers Zora?');
  await bot.say(practitioner, 'adviser');
  id = (await bot.queries.queue())[0]!.escalation.id;
});

const people = { practitioner, stranger, bystander, adviser, otherAdviser, lead };
type Name = keyof typeof people;

const ACTIONS = {
  claim: () => ({ do: 'claim', escalation: id }),
  'hand-back': () => ({ do: 'hand-back', escalation: id }),
  resolve: () => ({ do: 'resolve', escalation: id }),
  reassign: () => ({ do: 'reassign', escalation: id, to: 'adviser:lee' }),
  redirect: () => ({ do: 'reassign', escalation: id, to: 'specialism:social-work' }),
  reply: () => ({ do: 'reply', escalation: id, text: 'From nobody.' }),
  note: () => ({ do: 'note', escalation: id, text: 'A note.' }),
  'ask-bot': () => ({ do: 'ask-bot', escalation: id, text: 'Who?' }),
  'set-request-nation': () => ({ do: 'set-request-nation', escalation: id, jurisdiction: 'wales' }),
  'propose-note': () => ({ do: 'propose-note', escalation: id }),
  reopen: () => ({ do: 'reopen', escalation: id }),
  withdraw: () => ({ do: 'withdraw', escalation: id, claimed: true, sure: true }),
  'rate-handoff': () => ({ do: 'rate-handoff', escalation: id, rating: 'down' }),
  presence: () => ({ do: 'presence', away: true }),
} satisfies Record<string, () => Action>;
type Act = keyof typeof ACTIONS;

/** Who may take each action while Bea holds the request. Everyone else is refused. */
const ALLOWED: Record<Act, Name[]> = {
  claim: [],
  'hand-back': ['adviser'],
  resolve: ['adviser'],
  reassign: ['adviser', 'lead'],
  redirect: ['adviser', 'lead'],
  reply: ['adviser'],
  note: ['adviser', 'otherAdviser', 'lead'],
  'ask-bot': ['adviser'],
  'set-request-nation': ['adviser'],
  'propose-note': ['adviser', 'otherAdviser', 'lead'],
  reopen: [],
  withdraw: ['practitioner'],
  'rate-handoff': ['practitioner'],
  presence: ['adviser', 'otherAdviser', 'lead'],
};

const places: [string, (person: Person) => Place][] = [
  ['the advisers’ channel', () => advisersChannel],
  ['their own chat', personalPlaceOf],
];
const acts = Object.keys(ACTIONS) as Act[];
const casesWhere = (isAllowed: boolean) => (act: Act) =>
  (Object.keys(people) as Name[])
    .filter((name) => ALLOWED[act].includes(name) === isAllowed)
    .flatMap((name) => places.map(([where, place]) => ({ act, name, where, place })));

/** Returns all the data that an action could change, so that it can be compared before and after. */
async function everything(): Promise<string> {
  const { records } = bot.store;
  const escalation = await records.escalations.find(id);
  return JSON.stringify([
    { ...escalation, followUp: undefined },
    (await records.conversations.find(escalation!.conversation))?.jurisdiction,
    await records.escalations.transitions(id),
    await records.escalations.relayed(id),
    await records.answers.rating(id),
    await records.notes.ofEscalation(id),
    [...(await records.advisers.kept(bot.ports.clock().toISOString()))],
  ]);
}

async function held(): Promise<void> {
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  await bot.say(adviser, 'The local authority refers.');
}

test.each(acts)('%s is refused to everyone who may not', async (act) => {
  await held();
  const before = await everything();
  for (const { name, where, place } of casesWhere(false)(act)) {
    const heard = bot.seenIn(practitioner).length;
    await bot.press(people[name], ACTIONS[act](), place(people[name]));
    expect(await everything(), `${name} from ${where}`).toBe(before);
    // The practitioner gets no message about another person’s refused action.
    if (name !== 'practitioner') expect(bot.seenIn(practitioner)).toHaveLength(heard);
  }
});

test.each(acts.flatMap(casesWhere(true)))('$act by $name from $where', async ({ act, name, place }) => {
  await held();
  const before = await everything();
  await bot.press(people[name], ACTIONS[act](), place(people[name]));
  expect(await everything()).not.toBe(before);
  expect(bot.seenIn(practitioner).join()).not.toContain('A note.');
});

test.each(['adviser', 'otherAdviser', 'lead'] as const)(
  '%s may claim what waits, from anywhere',
  async (name) => {
    await bot.press(people[name], { do: 'claim', escalation: id });
    expect((await bot.store.records.escalations.find(id))?.holder?.id).toBe(people[name].id);
  },
);

test.each(['practitioner', 'stranger', 'bystander'] as const)(
  '%s may claim from nowhere, and learns why where they are in the channel',
  async (name) => {
    for (const [, place] of places)
      await bot.press(people[name], { do: 'claim', escalation: id }, place(people[name]));
    expect((await bot.store.records.escalations.find(id))?.state).toBe('waiting');
    expect(bot.seenIn(advisersChannel).join()).toMatch(/is not on the list of advisers/);
  },
);

test('a bystander’s commands and words in the card’s thread change nothing and go nowhere', async () => {
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  const posted = bot.platform.in(advisersChannel.id)[0]!;
  const inThread = {
    place: { ...advisersChannel, id: `${advisersChannel.id}:${posted.messageId}` },
    threadOf: posted.messageId,
    mentionsBot: false,
  };
  const before = await everything();
  for (const text of [
    'resolve',
    'hand back',
    'pass on',
    'claim',
    'reopen',
    '// a note',
    'ask: who?',
    'Trust me.',
  ])
    await bot.say(bystander, text, inThread);
  expect(await everything()).toBe(before);
  expect(bot.seenIn(practitioner).join()).not.toContain('Trust me.');
});

test('an adviser who is taken off the list no longer holds any requests', async () => {
  await bot.press(adviser, { do: 'claim', escalation: id }, advisersChannel);
  bot.ports.roster = () => sampleRoster({ as: [otherAdviser] });
  const heard = bot.seenIn(practitioner).length;
  await bot.press(adviser, { do: 'reply', escalation: id, text: 'Still me.' });
  await bot.press(adviser, { do: 'resolve', escalation: id });
  expect(bot.seenIn(practitioner)).toHaveLength(heard);
  expect((await bot.store.records.escalations.find(id))?.state).toBe('claimed');
});
