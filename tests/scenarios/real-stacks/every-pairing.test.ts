// Tests the same long handoff between different platforms, over real HTTP on both sides. The transcript must
// match what both people saw.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { streamInfo } from '../../fakes/fake-teams/streaming-rules.js';
import {
  adviserIn,
  practitionerIn,
  theCase,
  type AdviserSide,
  type PractitionerSide,
  type Side,
} from '../../fakes/real-stacks/handoff-sides.js';
import {
  CONSENT,
  QUESTION,
  startStacks,
  type RunningStacks,
} from '../../fakes/real-stacks/running-stacks.js';
import { startScriptedWriter, type ScriptedWriter } from '../../fakes/real-stacks/scripted-writer.js';
import { isThorough } from '../../support/thoroughness.js';

let writer: ScriptedWriter;
let stacks: RunningStacks;
beforeAll(async () => {
  writer = await startScriptedWriter();
});
afterEach(() => stacks.close());
afterAll(() => writer.close());

/**
 * Pairs of platforms for the practitioner and the adviser. Each platform is on each side once. `npm run
 * accept` tests the other 6 pairs.
 */
const EACH_SIDE_ONCE = [
  ['teams', 'slack'],
  ['slack', 'desk'],
  ['web', 'teams'],
] as const;
const ALL = (['teams', 'slack', 'web'] as const).flatMap((practitioner) =>
  (['teams', 'slack', 'desk'] as const).map((adviser) => [practitioner, adviser] as const),
);

/**
 * The number of exchanges in a conversation. 5 are enough for each kind of message and an edit by each
 * person. `npm run accept` tests the long conversation.
 */
const EXCHANGES = isThorough ? 20 : 5;
/** The number of messages after which each person edits the last one. */
const EDIT_EVERY = 5;

/** The latest version of a message. `mark` is a word in it that identifies the message. */
interface Said {
  by: 'practitioner' | 'adviser';
  mark: string;
}

/**
 * The words that identify messages contain no digits, which would be redacted from the transcript as
 * references.
 */
const MARK = /\b(?:asked|told)[a-z]{2}(?:again)?\b/g;
const marksIn = (text: string) => text.match(MARK) ?? [];
const markOf = (by: Said['by'], count: number) =>
  (by === 'adviser' ? 'told' : 'asked') +
  [Math.floor(count / 26), count % 26].map((letter) => String.fromCharCode(97 + letter)).join('');

test.each(isThorough ? ALL : EACH_SIDE_ONCE)(
  'a practitioner in %s and advisers in %s',
  async (practitionerPlatform, adviserPlatform) => {
    const robin = practitionerIn(practitionerPlatform, () => stacks);
    const advisers = ['bea', 'cyd'].map((name) => adviserIn(adviserPlatform, name, () => stacks));
    stacks = await startStacks({
      advisers: adviserPlatform,
      models: writer.models,
      advisersFile: { advisers: advisers.map(({ id, name, identities }) => ({ id, name, identities })) },
    });
    const said: Said[] = [];
    const say = createSaying(said);

    await robin.write(QUESTION);
    await stacks.settled();
    expect(await robin.seen()).toContain(CONSENT);
    expect(streamsEnded()).toEqual(practitionerPlatform === 'web' ? [] : [practitionerPlatform]);
    await robin.press('Talk to an adviser');
    await stacks.settled();
    await say(robin, 'practitioner');
    await stacks.settled();

    const [first, second] = await race(advisers);
    expect(await robin.seen()).toContain(`${first.name}, an adviser, is now helping you.`);
    for (let exchange = 1; exchange <= EXCHANGES; exchange += 1) {
      await say(robin, 'practitioner', exchange % EDIT_EVERY === 0);
      await say(first, 'adviser', exchange % EDIT_EVERY === 0);
    }
    await stacks.settled();
    expect(marksIn(await first.seen()).filter((mark) => mark.startsWith('asked'))).toEqual(
      marksOf(said, 'practitioner'),
    );

    await first.handBack();
    await stacks.settled();
    expect(await robin.seen()).toContain('is waiting for another adviser');
    await say(robin, 'practitioner');
    await second.claim();
    await stacks.settled();
    // The adviser who claims the request is given all earlier messages.
    expect(marksIn(await second.seen())).toEqual(said.map(({ mark }) => mark));
    await say(second, 'adviser');
    await stacks.settled();

    await second.passTo(first.name);
    await stacks.settled();
    expect((await held())?.holder?.name).toBe(first.name);
    await say(first, 'adviser');
    await stacks.settled();
    await first.resolve('Advised');
    await stacks.settled();

    await robin.press('I need more help');
    await stacks.settled();
    await say(robin, 'practitioner');
    await stacks.settled();
    await second.claim();
    await stacks.settled();
    await say(second, 'adviser');
    await stacks.settled();
    await second.resolve('Referred to another service');
    await stacks.settled();
    await robin.press('Yes');
    await stacks.settled();

    await transcriptIs(said);
    await bothSaw(said, robin, second);
  },
  isThorough ? 300_000 : 120_000,
);

/** Returns the platform of each answer that was streamed. */
const streamsEnded = () => [
  ...stacks.teams.fake.calls.flatMap(({ body }) => (streamInfo(body)?.streamType === 'final' ? 'teams' : [])),
  ...stacks.slack.fake.callsOf('chat.stopStream').map(() => 'slack'),
];

function createSaying(said: Said[]) {
  const counts = { practitioner: 0, adviser: 0 };
  return async (side: Side, by: Said['by'], thenEdit = false): Promise<void> => {
    counts[by] += 1;
    const mark = markOf(by, counts[by]);
    const entry: Said = { by, mark };
    await side.write(`This is line ${mark} of the conversation.`);
    said.push(entry);
    if (!thenEdit || !side.edit) return;
    entry.mark = `${mark}again`;
    await side.edit(`This is line ${entry.mark} of the conversation.`);
  };
}

const marksOf = (said: readonly Said[], by?: Said['by']) =>
  said.filter((one) => by === undefined || one.by === by).map(({ mark }) => mark);

const held = async () => stacks.store.records.escalations.find(await theCase(stacks));

/** Makes both advisers claim the request at the same instant. Returns the one who got it first. */
async function race(advisers: AdviserSide[]): Promise<[AdviserSide, AdviserSide]> {
  const [one, other] = advisers as [AdviserSide, AdviserSide];
  await Promise.all([one.claim(), other.claim()]);
  await stacks.settled();
  const moves = await stacks.store.records.escalations.transitions(await theCase(stacks));
  expect(moves.map(({ transition }) => transition)).toEqual(['open', 'claim']);
  return (await held())?.holder?.name === one.name ? [one, other] : [other, one];
}

/**
 * Checks that both people saw all messages. A web page shows both people’s messages; in a chat, we can only
 * see the messages that we sent.
 */
async function bothSaw(said: readonly Said[], robin: PractitionerSide, last: AdviserSide): Promise<void> {
  const practitioners = marksIn(await robin.seen());
  expect(practitioners).toEqual(robin.seesBothSides ? marksOf(said) : marksOf(said, 'adviser'));
  // The last adviser received all messages except the final one, which they wrote themselves.
  const handedOver = last.seesBothSides ? marksOf(said) : marksOf(said).slice(0, -1);
  expect(marksIn(await last.seen()).slice(-handedOver.length)).toEqual(handedOver);
}

async function transcriptIs(said: readonly Said[]): Promise<void> {
  const id = await theCase(stacks);
  const atDesk = stacks.browser();
  await atDesk.submit('/sign-in', { name: 'A lead', role: 'lead' });
  const transcript = (await atDesk.get(`/desk/escalation/${id}/transcript.md`)).text;
  expect(marksIn(transcript)).toEqual(said.map(({ mark }) => mark));
  expect(transcript).not.toContain('not delivered');
  expect(transcript).toMatch(/Outcome: Referred to another service[^]*Rated: helpful/);
  const moves = await stacks.store.records.escalations.transitions(id);
  expect(moves.map(({ transition }) => transition)).toEqual([
    'open',
    'claim',
    'hand-back',
    'claim',
    'reassign',
    'resolve',
    'reopen',
    'claim',
    'resolve',
  ]);
}
