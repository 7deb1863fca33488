// Resumes a test question: ties it to the passage that contains its words now, so that the next release does not
// pause it.
import { passageOfWords } from './add-golden.js';
import type { EditingStore, GuidanceStore } from '../model/ports.js';

export interface ResumePorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'documentOf'>;
  editing: Pick<EditingStore, 'goldenQuestions' | 'repointGolden' | 'suspendGolden'>;
}

/** If its words are nowhere any more, it is not tied to a passage. False if there is no such question. */
export async function resumeGolden({ store, editing }: ResumePorts, id: number): Promise<boolean> {
  const question = (await editing.goldenQuestions()).find((one) => one.id === id);
  if (!question) return false;
  // Killed in between, it is still suspended.
  await editing.repointGolden(id, await passageOfWords(store, question));
  await editing.suspendGolden([id], undefined);
  return true;
}
