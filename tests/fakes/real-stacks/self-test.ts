// Gives the running service a test question, and reads the metrics once the service has asked itself the question.
import { setTimeout } from 'node:timers/promises';
import { createEditingStore } from '../../../adapters/sql/guidance/editing-store.js';
import type { RunningStacks } from './running-stacks.js';

export async function addTestQuestion(
  { guidance }: Pick<RunningStacks, 'guidance'>,
  golden: { question: string; words: string; addedBy: string },
): Promise<void> {
  await createEditingStore(guidance.database).addGolden({
    ...golden,
    outcome: 'answered',
    addedAt: new Date().toISOString(),
  });
}

/** The service looks for a new release every 10 seconds, and then asks itself the test questions. */
export async function metricsOnceSelfTested(stacks: Pick<RunningStacks, 'metrics'>): Promise<string> {
  for (;;) {
    const text = await stacks.metrics();
    if (text.includes('ctac_canary_wrong{')) return text;
    await setTimeout(250);
  }
}
