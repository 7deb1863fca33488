// Works out the progress of the set-up, from the settings, what is live and the latest test request.
import type { EscalationFile } from '../../../../bot/model/queries.js';
import { TEST_PLACE } from '../../../../bot/model/handoff/test-request.js';
import type { SetUpState } from '../../ports/set-up.js';
import type { EditingLibrary } from '../frame/context.js';

const CLOSED_LOOKED_AT = 50;

export type TestState = 'waiting' | 'claimed' | 'replied' | 'resolved' | 'closedUnanswered' | 'withdrawn';

export interface SetUpFacts extends SetUpState {
  followed: number;
  /** The number of live documents from real sources. */
  real: number;
  bySchedule: boolean;
  /** The number of advisers in the file. */
  listed: number;
  test?: { escalation: string; state: TestState };
}

export async function readSetUp(library: EditingLibrary): Promise<SetUpFacts> {
  const { editing, options } = library;
  const { sources } = await editing.review.registry();
  const live = await options.guidance.documents();
  const test = await latestTest(library);
  return {
    ...editing.setUp,
    followed: sources.length,
    real: live?.documents.filter(({ sample }) => !sample).length ?? 0,
    bySchedule: editing.review.bySchedule,
    listed: (await options.queries.advisers()).length,
    ...(test && { test: { escalation: test.escalation.id, state: testState(test) } }),
  };
}

async function latestTest({ options: { queries } }: EditingLibrary): Promise<EscalationFile | undefined> {
  const all = [
    ...(await queries.queue()),
    ...(await queries.closed({}, { limit: CLOSED_LOOKED_AT, offset: 0 })),
  ];
  const tests = all
    .filter(({ escalation }) => escalation.practitioner.id.startsWith(TEST_PLACE))
    .sort((one, other) => other.escalation.openedAt.localeCompare(one.escalation.openedAt));
  return tests[0] && queries.escalation(tests[0].escalation.id);
}

function testState({ escalation, relayed }: EscalationFile): TestState {
  const isReplied = relayed.some(({ direction }) => direction === 'to-practitioner');
  if (escalation.state === 'claimed') return isReplied ? 'replied' : 'claimed';
  if (escalation.state === 'resolved') return isReplied ? 'resolved' : 'closedUnanswered';
  return escalation.state;
}
