import type { Records } from '../../model/store.js';

/** Call this when an adviser may have left. Does nothing if no request is claimed. */
export async function checkHoldersSoon(
  { escalations, jobs }: Pick<Records, 'escalations' | 'jobs'>,
  now: string,
): Promise<void> {
  if (!(await escalations.open()).some(({ state }) => state === 'claimed')) return;
  const lane = 'check-holders';
  await jobs.enqueue({ kind: 'check-holders', payload: {}, lane, uniqueKey: lane }, now);
}
