// Looks at what arrived and at what is stored: nothing lost, nothing out of order, each escalation's log legal, each repeat explained.
import { stateAfter, TRANSITIONS } from '../../../bot/escalation/escalation.js';
import type { Escalation, EscalationMove, Transition } from '../../../bot/escalation/escalation.js';
import { shownWords } from '../../fakes/real-stacks/shown-words.js';
import type { Deployment } from '../../support/deployment/deployment.js';
import type { Kill } from './kills.js';
import type { Pair } from './pair.js';

export interface Judgement {
  acknowledged: number;
  lost: string[];
  outOfOrder: string[];
  illegal: string[];
  /** How many messages arrived once more, by platform and reason. */
  repeats: Record<string, number>;
  unexplained: string[];
  /** What the store says is not done: by state of message or job. */
  left: Record<string, number>;
}

/** One message as it stands in a chat. */
interface Sighting {
  platform: 'slack' | 'teams';
  /** Equal for two sightings of one message. */
  identity: string;
  text: string;
  at: number;
  /** False where the platform took it, and its reply did not arrive: lost on the way, or nobody waited for it any more. */
  answered: boolean;
}

export async function judge(
  deployment: Deployment,
  pairs: readonly Pair[],
  kills: readonly Kill[],
): Promise<Judgement> {
  const judgement: Judgement = {
    acknowledged: 0,
    lost: [],
    outOfOrder: [],
    illegal: [],
    repeats: {},
    unexplained: [],
    left: await leftOver(deployment),
  };
  for (const pair of pairs) {
    const { practitioner, adviser } = pair;
    const theirs = sightingsIn(deployment, practitioner.platform, practitioner.chat);
    const advisers = adviser ? sightingsIn(deployment, 'slack', adviser.chat) : [];
    compare(judgement, pair.fromAdviser, theirs);
    compare(judgement, pair.fromPractitioner, advisers);
    explainRepeats(judgement, theirs, kills);
    explainRepeats(judgement, advisers, kills);
    const { escalations } = deployment.store.records;
    for (const escalation of await escalations.askedForBy({ ...practitioner }))
      judgement.illegal.push(...faultsOf(escalation, await escalations.moves(escalation.id)));
  }
  explainByLeases(judgement, deployment);
  return judgement;
}

/** On a machine that is too busy to extend a lease in time two workers may send the same message; the first says so. */
function explainByLeases(judgement: Judgement, { logged }: Deployment): void {
  const outlived = [...logged].find(([sentence]) => sentence.includes('outlived its lease'))?.[1] ?? 0;
  const explained = judgement.unexplained.splice(0, outlived).length;
  if (explained) judgement.repeats['a lease ran out'] = explained;
}

function sightingsIn({ slack, teams }: Deployment, platform: Sighting['platform'], chat: string): Sighting[] {
  if (platform === 'teams')
    return teams.posted(chat).map((call) => {
      const text = shownWords(call.body);
      // Teams takes no key: the words themselves tell one message from another.
      return { platform, identity: text, text, at: call.at, answered: call.answered !== undefined };
    });
  return slack.fake.messages
    .filter(({ channel }) => channel === chat)
    .map(({ blocks, metadata, at, unheard }) => {
      const text = shownWords(blocks);
      return { platform, identity: JSON.stringify(metadata), text, at, answered: !unheard };
    });
}

/** What was acknowledged, in that order, against what is seen for the first time, in that order. */
function compare(judgement: Judgement, marks: readonly string[], sightings: readonly Sighting[]): void {
  const expected = new Set(marks);
  const seen = new Set<string>();
  for (const { text } of sightings) {
    const [mark] = /\b[ap]\d+-\d+\b/.exec(text) ?? [];
    if (mark !== undefined && expected.has(mark)) seen.add(mark);
  }
  judgement.acknowledged += marks.length;
  judgement.lost.push(...marks.filter((mark) => !seen.has(mark)));
  const order = marks.filter((mark) => seen.has(mark));
  [...seen].forEach((mark, n) => {
    if (mark !== order[n]) judgement.outOfOrder.push(mark);
  });
}

function explainRepeats(judgement: Judgement, sightings: readonly Sighting[], kills: readonly Kill[]): void {
  const latest = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const before = latest.get(sighting.identity);
    latest.set(sighting.identity, sighting);
    if (!before) continue;
    const why = reasonOf(before, sighting, kills);
    if (why) {
      const name = `${sighting.platform}: ${why}`;
      judgement.repeats[name] = (judgement.repeats[name] ?? 0) + 1;
    } else judgement.unexplained.push(`${sighting.platform}: ${sighting.text.slice(0, 60)}`);
  }
}

/** What a process sent just before it was killed is read a little later. */
const ON_THE_WAY_MS = 500;

function reasonOf(before: Sighting, after: Sighting, kills: readonly Kill[]): string | undefined {
  // In Slack a lost reply is looked for and found, unless Slack had not taken the message by then.
  if (!before.answered)
    return before.platform === 'slack' ? 'taken after we had given up waiting' : 'the reply was lost';
  const isBetween = kills.some(({ at }) => at >= before.at - ON_THE_WAY_MS && at <= after.at);
  return isBetween ? 'killed before it was recorded' : undefined;
}

/** The log replayed from its beginning by the rules, and compared with what the record says. */
function faultsOf(escalation: Escalation, moves: readonly EscalationMove[]): string[] {
  const faults: string[] = [];
  const say = (fault: string) => faults.push(`${escalation.id}: ${fault}`);
  let state: Escalation['state'] | undefined;
  for (const { transition, from, to } of moves) {
    const isMove = (TRANSITIONS as readonly string[]).includes(transition);
    const allowed = isMove && state ? stateAfter(state, transition as Transition) : (state ?? 'waiting');
    if (from !== state || to !== allowed) say(`${transition} led from ${from} to ${to}`);
    state = to;
  }
  if (state !== escalation.state) say(`its log ends ${state}, its record says ${escalation.state}`);
  if (
    (escalation.state === 'claimed') !== (escalation.holder !== undefined) &&
    escalation.state !== 'resolved'
  )
    say(`${escalation.state} ${escalation.holder ? 'with' : 'without'} a holder`);
  return faults;
}

async function leftOver({ database }: Deployment): Promise<Record<string, number>> {
  const { kysely } = database;
  const unsent = await kysely
    .selectFrom('outgoing_messages')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('state', 'not in', ['sent', 'cancelled'])
    .groupBy('state')
    .execute();
  const unanswered = await kysely
    .selectFrom('messages')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('kind', '=', 'question')
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('answers').select('id').whereRef('message', '=', 'messages.id'))),
    )
    .executeTakeFirstOrThrow();
  const dead = (await kysely.selectFrom('jobs').select('id').where('state', '=', 'dead').execute()).length;
  return {
    ...Object.fromEntries(unsent.map(({ state, count }) => [`messages ${state}`, count])),
    ...(unanswered.count && { 'questions unanswered': unanswered.count }),
    ...(dead && { 'jobs given up': dead }),
  };
}
