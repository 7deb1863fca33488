// Opens recalls for text that an editor has found to be wrong. Editors give the words, not the passage IDs.
import { InputFailure } from '../../knowledge/model/errors.js';
import type { EditingPorts } from '../model/editing-ports.js';
import { passagesReportedWrong, reportWrongPassage } from './report-wrong-passage.js';

/** Throws `InputFailure` if no one was given the text. */
export async function reportWrongWords(
  { ports, recalls }: Pick<EditingPorts, 'ports' | 'recalls'>,
  { document, words, comment }: { document: string; words: string; comment: string },
): Promise<void> {
  const { store } = recalls;
  const live = await ports.store.liveRelease();
  const held = live && (await ports.store.documentOf(live.number, document));
  const passages = (held?.passages ?? []).filter(({ text }) => text.includes(words)).map(({ id }) => id);
  const answers = await store.records.answers.quoting(passages);
  const given = new Set(answers.flatMap(({ answer }) => answer.citations.map(({ passage }) => passage.id)));
  const wrong = passages.filter((id) => given.has(id));
  if (!wrong.length)
    throw new InputFailure('No one was given this text.', 'Copy the text from the live document.');
  const open = await passagesReportedWrong(store);
  const fresh = wrong.filter((id) => !open.has(id));
  // If the process stops after the first of several recalls, pressing the button again opens the rest.
  for (const passage of fresh.length ? fresh : wrong)
    await reportWrongPassage({ ...ports, store, guidance: ports.store }, { passage, comment });
}
