// Tests that a request is always in a state that the rules allow and that each change is logged, regardless
// of what people do and in which order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isOpen,
  stateAfter,
  TRANSITIONS,
  ESCALATION_STATES,
  type Escalation,
  type EscalationState,
  type Transition,
} from '../../../../bot/model/handoff/escalation.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { createStore } from '../../../../adapters/sql/conversations/store.js';
import { temporaryDatabase } from '../../../fakes/temporary-database.js';
import { newEscalation, NOW, person } from '../../../fakes/samples/sample-records.js';

const people: Person[] = ['bea', 'cyd'].map((id) => ({ platform: 'slack', id }));

test('only a claimed escalation is resolved, and nothing but a reopening leaves the end', () => {
  const into = (state: EscalationState) =>
    ESCALATION_STATES.flatMap((from) =>
      TRANSITIONS.filter((transition) => stateAfter(from, transition) === state).map((t) => `${from}:${t}`),
    );
  expect(into('resolved')).toEqual(['claimed:resolve']);
  expect(into('withdrawn')).toEqual(['waiting:withdraw', 'claimed:withdraw']);
  const outOf = (state: EscalationState) => TRANSITIONS.filter((transition) => stateAfter(state, transition));
  expect(outOf('withdrawn')).toEqual([]);
  expect(outOf('resolved')).toEqual(['reopen']);
});

const move = fc.record({
  transition: fc.constantFrom(...TRANSITIONS),
  by: fc.constantFrom(...people),
  /** How out of date the card is: the number of changes to the request since the card was made. */
  staleBy: fc.nat({ max: 2 }),
});

test('acting on something that has since changed does nothing', async () => {
  const temporary = await temporaryDatabase();
  const store = createStore(temporary.database);
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 12 }), async (moves) => {
        const seen: Escalation[] = [await begin(store)];
        for (const { transition, by, staleBy } of moves) {
          const read = seen.at(-1 - Math.min(staleBy, seen.length - 1))!;
          const moved = await store.transaction(({ escalations }) =>
            escalations.applyTransition(read, transition, by, NOW, holderAfter(transition, by)),
          );
          const allowed = read === seen.at(-1) && stateAfter(read.state, transition) !== undefined;
          expect(moved !== undefined).toBe(allowed);
          if (moved) seen.push(moved);
        }
        await expectSound(store, seen);
      }),
      { numRuns: 60 },
    );
  } finally {
    await temporary.remove();
  }
});

type Store = ReturnType<typeof createStore>;

async function begin(store: Store): Promise<Escalation> {
  const escalation = newEscalation('');
  return store.transaction(async (records) => {
    const place = { platform: 'slack', id: escalation.id, kind: 'personal', address: null } as const;
    const conversation = (await records.conversations.open(place, person, NOW)).id;
    await records.escalations.add({ ...escalation, conversation });
    return (await records.escalations.find(escalation.id))!;
  });
}

function holderAfter(transition: Transition, by: Person) {
  return transition === 'claim' || transition === 'reassign' ? { holder: by } : {};
}

async function expectSound(store: Store, seen: Escalation[]): Promise<void> {
  const { escalations } = store.records;
  const stored = await escalations.find(seen[0]!.id);
  expect(stored).toEqual(seen.at(-1));
  expect(stored!.holder !== undefined).toBe(stored!.state === 'claimed' || stored!.claimedAt !== undefined);
  if (stored!.state === 'waiting') expect(stored!.holder).toBeUndefined();
  expect(stored!.closedAt === undefined).toBe(isOpen(stored!));
  const log = await escalations.transitions(stored!.id);
  expect(log.map(({ to }) => to)).toEqual(seen.map(({ state }) => state));
  for (const [index, line] of log.entries()) expect(line.from).toBe(log[index - 1]?.to);
}
