// Resumes a test question, and links it to the passage that now contains its words. Otherwise, it would be
// paused again.
import { passageOfWords } from './add-golden.js';
import type { EditingStore, GuidanceStore } from '../model/ports.js';

export interface ResumePorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'documentOf'>;
  editing: Pick<EditingStore, 'goldenQuestions' | 'repointGolden' | 'suspendGolden'>;
}

/** False if the question does not exist. If no passage has its words, it is linked to none. */
export async function resumeGolden({ store, editing }: ResumePorts, id: number): Promise<boolean> {
  const question = (await editing.goldenQuestions()).find((one) => one.id === id);
  if (!question) return false;
  // If the process is killed between linking and resuming, the question stays paused.
  await editing.repointGolden(id, await passageOfWords(store, question));
  await editing.suspendGolden([id], undefined);
  return true;
}
