// Checks the messages that arrived and the stored data: nothing is lost or out of order, every state change
// is allowed, and every repeat is explained.
import {
  stateAfter,
  TRANSITIONS,
  type Escalation,
  type EscalationTransition,
  type Transition,
} from '../../../bot/model/handoff/escalation.js';
import type { Deployment } from '../../support/deployment/deployment.js';
import type { Kill } from './kills.js';
import type { Pair } from './pair.js';
import { explainRepeats, readRecords, sightingsIn, type Repeats, type Sighting } from './repeats.js';

export interface Judgement extends Repeats {
  acknowledged: number;
  lost: string[];
  outOfOrder: string[];
  illegal: string[];
  left: Record<string, number>;
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
  const records = await readRecords(deployment);
  for (const pair of pairs) {
    const { practitioner, adviser } = pair;
    const theirs = sightingsIn(deployment, records, practitioner);
    const advisers = adviser
      ? sightingsIn(deployment, records, { platform: 'slack', chat: adviser.chat })
      : [];
    compare(judgement, pair.fromAdviser, theirs);
    compare(judgement, pair.fromPractitioner, advisers);
    explainRepeats(judgement, theirs, deployment, kills);
    explainRepeats(judgement, advisers, deployment, kills);
    const { escalations } = deployment.store.records;
    for (const escalation of await escalations.askedForBy({ ...practitioner }))
      judgement.illegal.push(...faultsOf(escalation, await escalations.transitions(escalation.id)));
  }
  return judgement;
}

/** Compares the order in which messages were acknowledged with the order in which they first appeared. */
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

/** Replays an escalation’s log from the beginning, and compares the resulting state with the stored one. */
function faultsOf(escalation: Escalation, moves: readonly EscalationTransition[]): string[] {
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
