// Tests that requests only change as the rules allow and that no one is forgotten. Takes random actions in
// any order, at any time of day.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../../bot/model/messages/action.js';
import { isOpen, type Escalation, type EscalationTransition } from '../../../bot/model/handoff/escalation.js';
import { hasSomeoneWaiting } from '../../../bot/handoff/follow-up-schedule/next-follow-up.js';
import { DEFAULT_POLICY } from '../../fakes/default-settings.js';
import { identitiesOf } from '../../../bot/model/people/roster.js';
import { samePerson, type Person } from '../../../bot/model/people/person.js';
import { personalPlaceOf } from '../../fakes/fake-platform.js';
import { sampleRoster, WEEKDAYS } from '../../fakes/samples/sample-roster.js';
import {
  adviser,
  advisersChannel,
  createTestBot,
  otherAdviser,
  practitioner,
  type TestBot,
} from '../../fakes/test-bot.js';
import { runs } from '../../support/thoroughness.js';

const MINUTE_MS = 60_000;
const lead: Person = { platform: 'slack', id: 'lee', name: 'Lee' };
const bystander: Person = { platform: 'slack', id: 'mallory', name: 'Mallory' };
const otherPractitioner: Person = { platform: 'slack', id: 'ivo', name: 'Ivo' };
const everybody = [practitioner, otherPractitioner, adviser, otherAdviser, lead, bystander];

const ROSTER = sampleRoster(
  { as: [adviser], hours: WEEKDAYS, specialisms: ['social-work'] },
  { as: [otherAdviser], hours: WEEKDAYS, duty: true },
  { as: [lead], lead: true, hours: WEEKDAYS },
);

/** The text of every private note. It must never reach a practitioner. */
const FORBIDDEN = 'never to be passed on';

type Step =
  | { do: 'say'; who: Person; text: string }
  | {
      do: 'press';
      who: Person | 'holder';
      action: (escalation: string) => Action;
      inChannel: boolean;
      name: string;
    }
  | { do: 'race'; name: string }
  /** Presses buttons that closed requests left in people’s chats. */
  | { do: 'press-old' }
  | { do: 'wait'; minutes: number }
  /** From now on, messages to this place fail (“lose”) or arrive again (“find”). */
  | { do: 'lose' | 'find'; place: string };

const actions: [name: string, action: (escalation: string) => Action][] = [
  ['claim', (escalation) => ({ do: 'claim', escalation })],
  ['hand back', (escalation) => ({ do: 'hand-back', escalation })],
  ['resolve', (escalation) => ({ do: 'resolve', escalation })],
  ['reopen', (escalation) => ({ do: 'reopen', escalation })],
  ['withdraw', (escalation) => ({ do: 'withdraw', escalation, sure: true, urgent: true, claimed: true })],
  ['pass to Cyd', (escalation) => ({ do: 'reassign', escalation, to: 'adviser:cyd' })],
  ['pass to Lee', (escalation) => ({ do: 'reassign', escalation, to: 'adviser:lee' })],
  ['redirect', (escalation) => ({ do: 'reassign', escalation, to: 'specialism:law-enforcement' })],
  ['reply', (escalation) => ({ do: 'reply', escalation, text: 'A reply.' })],
  ['note', (escalation) => ({ do: 'note', escalation, text: FORBIDDEN })],
  ['ask the bot', (escalation) => ({ do: 'ask-bot', escalation, text: 'Who refers?' })],
  ['propose a note', (escalation) => ({ do: 'propose-note', escalation })],
  ['set the nation', (escalation) => ({ do: 'set-request-nation', escalation, jurisdiction: 'wales' })],
  ['not urgent', (escalation) => ({ do: 'not-urgent', escalation })],
  ['urgent', (escalation) => ({ do: 'make-urgent', escalation })],
];

const who = fc.constantFrom(...everybody);
/**
 * Chooses who writes. This is most often the practitioner, because attempts by other people rarely change
 * anything.
 */
const speaker = fc.oneof({ weight: 2, arbitrary: fc.constant(practitioner) }, { weight: 3, arbitrary: who });
const presser = fc.oneof(
  { weight: 1, arbitrary: fc.constant(practitioner) },
  { weight: 2, arbitrary: fc.constant('holder' as const) },
  { weight: 3, arbitrary: who },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      who: speaker,
      text: fc.constantFrom(
        'adviser',
        'Hello.',
        'Zora is in danger now',
        'withdraw',
        'reopen',
        'away',
        'back',
      ),
    }),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({ who: presser, chosen: fc.constantFrom(...actions), inChannel: fc.boolean() })
      .map(({ who: person, chosen: [name, action], inChannel }) => ({
        do: 'press' as const,
        who: person,
        action,
        inChannel,
        name,
      })),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'race' as const, name: 'two claim at once' }) },
  { weight: 1, arbitrary: fc.constant({ do: 'press-old' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      // Negative numbers set the clock back.
      minutes: fc.constantFrom(1, 6, 31, 61, 600, 3_000, -10, -3_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('lose' as const, 'lose' as const, 'find' as const),
      place: fc.constantFrom(
        advisersChannel.id,
        personalPlaceOf(adviser).id,
        personalPlaceOf(otherAdviser).id,
      ),
    }),
  },
);

/**
 * Makes a step for a fixed start. Some sequences begin part-way through a request, so that those states are
 * tested too.
 */
const did = (who: Person | 'holder', name: string): Step => ({
  do: 'press',
  who,
  name,
  action: actions.find(([known]) => known === name)![1],
  inChannel: true,
});
const answered: Step[] = [did(adviser, 'claim'), did('holder', 'reply'), { do: 'wait', minutes: 31 }];
const closed: Step[] = [did(adviser, 'claim'), did('holder', 'resolve')];
const askedAgain: Step[] = [
  ...closed,
  { do: 'wait', minutes: 6 },
  { do: 'say', who: practitioner, text: 'adviser' },
  { do: 'press-old' },
];
const beginning = fc.constantFrom<Step[]>([], [], answered, closed, askedAgain);
const sequence = fc
  .tuple(beginning, fc.array(step, { minLength: 5, maxLength: 25 }))
  .map(([first, then]) => [...first, ...then]);

test('no sequence of actions by anyone leads to an illegal state, or leaves someone waiting with no job due', async () => {
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      const bot = await createTestBot({ roster: () => ROSTER });
      try {
        await bot.say(practitioner, 'Who refers Zora?');
        await bot.say(practitioner, 'adviser');
        for (const one of steps) {
          await take(bot, one);
          await check(bot);
        }
      } finally {
        await bot.close();
      }
    }),
    { numRuns: runs(40), endOnFailure: true },
  );
}, 240_000);

async function take(bot: TestBot, one: Step): Promise<void> {
  if (one.do === 'wait') return bot.later(one.minutes * MINUTE_MS);
  if (one.do === 'lose') return bot.platform.close(one.place);
  if (one.do === 'find') return bot.platform.open(one.place);
  if (one.do === 'press-old') return pressOld(bot);
  if (one.do === 'say') {
    await bot.say(one.who, one.text);
    return;
  }
  const { id, holder } = (await allOf(bot)).at(-1)!;
  if (one.do === 'press') {
    const presses = one.who === 'holder' ? holder : one.who;
    return presses && bot.press(presses, one.action(id), ...(one.inChannel ? [advisersChannel] : []));
  }
  const press = (person: Person) =>
    bot.inbox.receive({
      kind: 'action',
      id: `race-${person.id}-${id}-${bot.platform.posted.length}`,
      place: advisersChannel,
      from: person,
      sentAt: '2026-05-04T09:00:00Z',
      action: { do: 'claim', escalation: id },
    });
  await Promise.all([press(adviser), press(otherAdviser), press(bystander)]);
  await bot.settle();
}

async function pressOld(bot: TestBot): Promise<void> {
  const before = await allOf(bot);
  for (const { id: escalation, practitioner: asker } of before.filter((one) => !isOpen(one))) {
    await bot.press(asker, { do: 'withdraw', escalation });
    await bot.press(asker, { do: 'confirm-sharing', escalation });
  }
  const decided = ({ id, state, sharesWords }: Escalation) => ({ id, state, sharesWords });
  expect((await allOf(bot)).map(decided)).toEqual(before.map(decided));
}

async function allOf(bot: TestBot): Promise<Escalation[]> {
  const asked = await Promise.all(
    everybody.map((person) => bot.store.records.escalations.askedForBy(person)),
  );
  return asked.flat().sort((one, other) => one.openedAt.localeCompare(other.openedAt));
}

async function check(bot: TestBot): Promise<void> {
  const all = await allOf(bot);
  for (const escalation of all) {
    isLegal(escalation);
    isPath(escalation, await bot.store.records.escalations.transitions(escalation.id));
    await isLookedAfter(bot, escalation);
  }
  for (const person of everybody) {
    const open = await bot.store.records.escalations.waitedForBy(person);
    expect(open.length).toBeLessThanOrEqual(1);
  }
  for (const person of [practitioner, otherPractitioner])
    expect(bot.seenIn(person).join()).not.toContain(FORBIDDEN);
}

/** The rules written out again, to catch mistakes in the code. */
const LEGAL: Record<EscalationTransition['transition'], string[]> = {
  open: [' to waiting'],
  claim: ['waiting to claimed'],
  'hand-back': ['claimed to waiting'],
  expire: ['claimed to waiting'],
  reassign: ['waiting to claimed', 'claimed to claimed'],
  redirect: ['waiting to waiting', 'claimed to waiting'],
  resolve: ['claimed to resolved'],
  withdraw: ['waiting to withdrawn', 'claimed to withdrawn'],
  reopen: ['resolved to waiting'],
  'make-urgent': ['waiting to waiting', 'claimed to claimed'],
  'not-urgent': ['waiting to waiting', 'claimed to claimed'],
  'no-danger': ['waiting to waiting', 'claimed to claimed'],
  'move-place': ['waiting to waiting', 'claimed to claimed'],
  seen: ['withdrawn to withdrawn'],
};

function isLegal({ state, holder, practitioner: asker, waitingSince, awaitsHolderSince }: Escalation): void {
  expect(waitingSince !== undefined).toBe(state === 'waiting');
  if (state === 'waiting') expect(holder).toBeUndefined();
  if (state !== 'claimed') expect(awaitsHolderSince).toBeUndefined();
  if (state !== 'claimed') return;
  expect(samePerson(holder, asker)).toBe(false);
  expect(ROSTER.flatMap(identitiesOf).some((listed) => samePerson(listed, holder))).toBe(true);
}

function isPath({ state }: Escalation, moves: readonly EscalationTransition[]): void {
  let at: EscalationTransition | undefined;
  for (const move of moves) {
    expect(move.from).toBe(at?.to);
    expect(LEGAL[move.transition]).toContain(`${move.from ?? ''} to ${move.to}`);
    if (at) expect(move.version).toBeGreaterThan(at.version);
    at = move;
  }
  expect(at?.to).toBe(state);
}

async function isLookedAfter(bot: TestBot, escalation: Escalation): Promise<void> {
  if (!hasSomeoneWaiting(escalation)) return;
  const due = await bot.store.records.jobs.followUpDue(escalation.id);
  expect(due).toBeDefined();
  const now = bot.ports.clock().getTime();
  const longest = DEFAULT_POLICY.tellEveryOutOfHours * MINUTE_MS;
  expect(Date.parse(due!) - now).toBeLessThanOrEqual(longest);
  // All jobs that were due have run, so anyone waiting must have been updated within the promised time.
  expect(now - Date.parse(escalation.followUp.toldAt)).toBeLessThanOrEqual(longest);
}
