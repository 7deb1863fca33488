// Changes a test question, and links it to the live passage that contains its new words.
import type { EditedGolden } from '../model/editing.js';
import type { EditingStore, GuidanceStore } from '../model/ports.js';
import { passageOfWords } from './add-golden.js';

export interface EditGoldenPorts {
  store: Pick<GuidanceStore, 'liveRelease' | 'documentOf'>;
  editing: Pick<EditingStore, 'goldenQuestions' | 'editGolden'>;
}

/** Resumes a paused question, as the editor has now checked it. False if it does not exist. */
export async function editGolden(
  { store, editing }: EditGoldenPorts,
  id: number,
  edited: Omit<EditedGolden, 'passage'>,
): Promise<boolean> {
  if (!(await editing.goldenQuestions()).some((one) => one.id === id)) return false;
  await editing.editGolden(id, { ...edited, passage: await passageOfWords(store, edited) });
  return true;
}
