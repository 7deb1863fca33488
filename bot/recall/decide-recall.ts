// An editor's one decision on a recall: everybody who was given the passage is told, or nobody is.
import { InputFailure } from '../../knowledge/errors.js';
import type { Person } from '../person.js';
import type { Store } from '../store.js';
import type { Recall } from './recall.js';

export interface DecidePorts {
  store: Store;
  clock: () => Date;
}

export interface RecallDecision {
  recall: number;
  editor: string;
  tell: boolean;
  comment?: string;
}

/** overtaken: another editor decided first; nothing was changed. */
export type RecallOutcome = { outcome: 'decided' | 'overtaken'; recall: Recall };

/** The decision and the work that it makes necessary are stored in one transaction. */
export async function decideRecall(
  { store, clock }: DecidePorts,
  { recall: id, editor, tell, comment }: RecallDecision,
): Promise<RecallOutcome> {
  if (!editor.trim())
    throw new InputFailure('A decision needs an editor.', 'Say who you are with --editor NAME.');
  const now = clock().toISOString();
  return store.transaction(async (records) => {
    const recall = await records.recalls.find(id);
    if (!recall) throw new InputFailure(`There is no recall ${id}.`, 'Run `ctac recall` for a list.');
    const decided = await records.recalls.decide(
      id,
      {
        state: tell ? 'told' : 'dismissed',
        by: editor,
        // Of a passage that was found wrong the comment is what people read: it stays.
        ...(recall.reason !== 'wrong' && { comment }),
      },
      now,
    );
    if (!decided) return { outcome: 'overtaken', recall: (await records.recalls.find(id)) ?? recall };
    if (tell)
      await records.jobs.enqueue({ kind: 'recall', payload: { recall: id }, lane: `recall:${id}` }, now);
    return { outcome: 'decided', recall: decided };
  });
}

/** Somebody who was given a passage, and when. */
export interface Reached {
  answer: string;
  conversation: string;
  /** Absent where they asked us to forget them. */
  person?: Person;
  at: string;
}

/** Who was given a passage, one line an answer, oldest first. */
export async function whoWasGiven({ records }: Store, passage: string): Promise<Reached[]> {
  const reached: Reached[] = [];
  for (const { id, message, conversation, createdAt } of await records.answers.quoting([passage])) {
    const asked = await records.messages.find(message);
    const person = asked?.deletedAt === undefined ? asked?.from : undefined;
    reached.push({ answer: id, conversation, person, at: createdAt });
  }
  return reached;
}
