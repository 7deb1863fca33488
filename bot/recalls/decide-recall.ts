// Records an editor's decision on a group of recalls: tell everyone who was given the guidance, or no one.
import { editorWording } from '../wording/staff/editor-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import type { Recall, RecallRecords } from '../model/tasks/recall.js';

const { recalls: said } = editorWording;

/** Extra time to store an answer that was ready just before its deadline. */
const TO_STORE_MS = 60_000;

export interface RecallDecision {
  recall: number;
  editor: string;
  tell: boolean;
  comment?: string;
  /** Other recalls to decide in the same way, because they are about the same text. */
  also?: readonly number[];
}

/** `overtaken`: another editor decided first, so nothing was changed. */
export type RecallOutcome = { outcome: 'decided' | 'overtaken'; recall: Recall };

/** Stores the decision and queues the resulting jobs, in one transaction. */
export async function decideRecall(
  { store, clock, answerDeadlineMs }: Pick<BotPorts, 'store' | 'clock' | 'answerDeadlineMs'>,
  decision: RecallDecision,
): Promise<RecallOutcome> {
  if (!decision.editor.trim()) throw new InputFailure(...said.noEditor);
  const now = clock().toISOString();
  // Run the job again later, because an answer that is being written now may be stored too late for the first
  // job.
  const againAt = new Date(Date.parse(now) + answerDeadlineMs + TO_STORE_MS).toISOString();
  return store.transaction(async (records) => {
    const outcome = await decideMatter(records, decision, now, againAt);
    if (outcome.outcome === 'decided')
      for (const recall of decision.also ?? [])
        await decideMatter(records, { ...decision, recall }, now, againAt);
    return outcome;
  });
}

async function decideMatter(
  { recalls, jobs }: Pick<Records, 'recalls' | 'jobs'>,
  decision: RecallDecision,
  now: string,
  againAt: string,
): Promise<RecallOutcome> {
  const { recall: id, tell } = decision;
  const recall = await recalls.find(id);
  if (!recall) throw new InputFailure(...said.noRecall(id));
  const [first = recall, ...more] = await recalls.matter(recall);
  // Decide the first passage of a group before the others. If 2 editors decide at the same time, only one
  // of them can decide that passage.
  if (!(await decideOne(recalls, first, decision, now)))
    return { outcome: 'overtaken', recall: (await recalls.find(id)) ?? recall };
  for (const other of more) await decideOne(recalls, other, decision, now);
  if (tell) {
    const job = { kind: 'recall' as const, payload: { recall: first.id }, lane: `recall:${first.id}` };
    await jobs.enqueue(job, now);
    await jobs.enqueue({ ...job, dueAt: againAt }, now);
  }
  return { outcome: 'decided', recall: (await recalls.find(id)) ?? recall };
}

function decideOne(
  recalls: RecallRecords,
  { id, reason }: Recall,
  { editor, tell, comment }: RecallDecision,
  now: string,
): Promise<Recall | undefined> {
  const decided = {
    state: tell ? ('told' as const) : ('dismissed' as const),
    by: editor,
    // If the text was wrong, keep the comment from the report, because people will read it.
    ...(reason !== 'wrong' && { comment }),
  };
  return recalls.decide(id, decided, now);
}
