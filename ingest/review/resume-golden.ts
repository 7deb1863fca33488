// Resumes a test question. Links it to the passage that now contains its words, so that the next release does not pause
// it again.
import { passageOfWords } from './add-golden.js';
import type { EditingStore, GuidanceStore } from '../model/ports.js';

export interface ResumePorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'documentOf'>;
  editing: Pick<EditingStore, 'goldenQuestions' | 'repointGolden' | 'suspendGolden'>;
}

/**
 * Returns false if there is no such question. If no passage contains the question's words, the question is not linked
 * to a passage.
 */
export async function resumeGolden({ store, editing }: ResumePorts, id: number): Promise<boolean> {
  const question = (await editing.goldenQuestions()).find((one) => one.id === id);
  if (!question) return false;
  // If the process is killed between these 2 steps, the question stays paused.
  await editing.repointGolden(id, await passageOfWords(store, question));
  await editing.suspendGolden([id], undefined);
  return true;
}
