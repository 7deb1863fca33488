// Tests that the code only compiles if every kind of job has a handler.
import { expect, expectTypeOf, test } from 'vitest';
import { jobKinds } from '../../../bot/job-kinds.js';
import type { JobHandlers } from '../../../bot/jobs/run-job.js';
import type { JobKind } from '../../../bot/model/jobs/job.js';

test('a set of handlers that forgets a kind of job does not compile', () => {
  expectTypeOf<Omit<JobHandlers, 'recall'>>().not.toExtend<JobHandlers>();
  expectTypeOf<keyof JobHandlers>().toEqualTypeOf<JobKind>();
  const { run, giveUp, attempts } = jobKinds.recall;
  // @ts-expect-error: it does not say whether it may take the place of an answer.
  const unplaced: JobHandlers = { ...jobKinds, recall: { run, giveUp, attempts } };
  expect(unplaced.recall.attempts).toBe(12);
  // @ts-expect-error: recalls would never be sent.
  const forgetful: JobHandlers = { ...jobKinds, recall: undefined };
  expect(forgetful.recall).toBeUndefined();
});
