// Opens recalls for wrong text. The editor provides the text, not the passages' IDs.
import { editorWording } from '../wording/staff/editor-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import type { EditingPorts } from '../model/editing-ports.js';
import { alreadyOpen, reportWrongPassages } from './report-wrong-passage.js';

/**
 * Works even if no one has been given the text. Throws `InputFailure` if the live document does not contain
 * it.
 */
export async function reportWrongWords(
  { ports, recalls }: Pick<EditingPorts, 'ports' | 'recalls'>,
  { document: slug, words, comment }: { document: string; words: string; comment: string },
): Promise<void> {
  const { store } = recalls;
  const live = await ports.store.liveRelease();
  const held = live && (await ports.store.documentOf(live.number, slug));
  const wrong = held?.passages.filter(({ text }) => text.includes(words)) ?? [];
  if (!held || !wrong.length) throw new InputFailure(...editorWording.recalls.notInDocument);
  const { document } = held;
  const { isNew } = await reportWrongPassages(
    { ...ports, store, guidance: ports.store },
    { found: wrong.map((passage) => ({ passage, document, words })), comment },
  );
  if (!isNew) throw alreadyOpen();
}
