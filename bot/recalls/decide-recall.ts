// Records an editor's decision on a group of recalls: tell everyone who was given the guidance, or no one.
import { editorWording } from '../wording/staff/editor-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { followUpRecalled } from '../handoff/follow-up-schedule/schedule-follow-up.js';
import type { BotPorts } from '../model/ports.js';
import type { Records } from '../model/store.js';
import { stillToTell, type Recall, type RecallRecords } from '../model/recalls/recall.js';

const { recalls: said } = editorWording;

/** Extra time to store an answer that was ready just before its deadline. */
const TO_STORE_MS = 60_000;

export interface RecallDecision {
  recall: number;
  editor: string;
  tell: boolean;
  /** The text that people read if we tell them. For text that was wrong, they read its report instead. */
  comment?: string;
  /** Other recalls to decide in the same way, because they are about the same text. */
  also?: readonly number[];
}

/**
 * `overtaken`: another editor decided first. `known`: people should be told about the change, but all of them
 * have been told that the text was wrong. In both cases, nothing was changed.
 */
export type RecallOutcome = { outcome: 'decided' | 'overtaken' | 'known'; recall: Recall };

/** `left`: the other recalls that should have been decided in the same way but were not, and why. */
export type RecallOutcomes = RecallOutcome & { left: RecallOutcome[] };

/**
 * Stores the decision and queues the resulting jobs, in one transaction. The other recalls are only decided if
 * the first one is.
 */
export async function decideRecall(
  { store, clock, answerDeadlineMs }: Pick<BotPorts, 'store' | 'clock' | 'answerDeadlineMs'>,
  decision: RecallDecision,
): Promise<RecallOutcomes> {
  if (!decision.editor.trim()) throw new InputFailure(...said.noEditor);
  const now = clock().toISOString();
  // Run the job again later, because an answer that is being written now may be stored too late for the first
  // job.
  const againAt = new Date(Date.parse(now) + answerDeadlineMs + TO_STORE_MS).toISOString();
  return store.transaction(async (records) => {
    // Read once: a change and a report of the same text can be decided together, in either order.
    const told = decision.tell ? await records.recalls.list('told') : [];
    const decide = (recall: number) => decideMatter(records, { ...decision, recall }, { told, now, againAt });
    const first = await decide(decision.recall);
    const left: RecallOutcome[] = [];
    for (const recall of first.outcome === 'decided' ? (decision.also ?? []) : []) {
      const outcome = await decide(recall);
      if (outcome.outcome !== 'decided') left.push(outcome);
    }
    return { ...first, left };
  });
}

async function decideMatter(
  records: Records,
  decision: RecallDecision,
  { told, now, againAt }: { told: readonly Recall[]; now: string; againAt: string },
): Promise<RecallOutcome> {
  const { recalls, jobs } = records;
  const { recall: id, tell } = decision;
  const recall = await recalls.find(id);
  if (!recall) throw new InputFailure(...said.noRecall(id));
  const matter = await recalls.matter(recall);
  const [first = recall, ...more] = matter;
  if (tell && recall.state === 'open' && !stillToTell(matter, told).length)
    return { outcome: 'known', recall };
  // Decide the first passage of a group before the others. If 2 editors decide at the same time, only one
  // of them can decide that passage.
  if (!(await decideOne(recalls, first, decision, now)))
    return { outcome: 'overtaken', recall: (await recalls.find(id)) ?? recall };
  for (const other of more) await decideOne(recalls, other, decision, now);
  if (tell) {
    const job = { kind: 'recall' as const, payload: { recall: first.id }, lane: `recall:${first.id}` };
    await jobs.enqueue(job, now);
    await jobs.enqueue({ ...job, dueAt: againAt }, now);
    await followUpRecalled(records, now);
  }
  return { outcome: 'decided', recall: (await recalls.find(id)) ?? recall };
}

function decideOne(
  recalls: RecallRecords,
  { id, reason }: Recall,
  { editor, tell, comment }: RecallDecision,
  now: string,
): Promise<Recall | undefined> {
  const state = tell ? 'told' : 'dismissed';
  // If the text was wrong, keep the comment from the report, because people will read it.
  const words = reason === 'wrong' ? {} : tell ? { needToKnow: comment } : { comment };
  return recalls.decide(id, { state, by: editor, ...words }, now);
}
