// Makes a test question from a closed request, because the guidance should cover a question that an adviser
// had to answer.
import { editorWording } from '../wording/staff/editor-wording.js';
import { InputFailure } from '../../knowledge/model/errors.js';
import { holdsOtherLanguage } from '../../knowledge/question/detect-language.js';
import { addGolden, type GoldenPorts, type NewGolden } from '../../ingest/review/add-golden.js';
import type { GoldenQuestion } from '../../ingest/model/editing.js';
import type { RecallPorts } from '../model/editing-ports.js';

const { goldenFromRequest: said } = editorWording;

/**
 * `expected`: the quotes a correct answer must have. Throws `InputFailure` if the question is no longer
 * stored or must not be kept.
 */
export async function goldenFromRequest(
  { ports, recalls }: { ports: GoldenPorts; recalls: Pick<RecallPorts, 'store'> },
  { escalation: id, ...expected }: { escalation: string } & Omit<NewGolden, 'question' | 'jurisdiction'>,
  editor: string,
): Promise<GoldenQuestion> {
  const { escalations, messages, conversations } = recalls.store.records;
  const escalation = await escalations.find(id);
  if (escalation?.state !== 'resolved') throw new InputFailure(...said.notFound(id));
  const asked = escalation.message === undefined ? undefined : await messages.find(escalation.message);
  if (!asked?.text || asked.deletedAt !== undefined) throw new InputFailure(...said.notStored);
  // A test question is kept for years, unless the person asks to be forgotten.
  if (asked.redactedTypes.length || holdsOtherLanguage(asked.text))
    throw new InputFailure(...said.notToBeKept);
  const { jurisdiction } = (await conversations.find(escalation.conversation)) ?? {};
  return addGolden(
    ports,
    { question: asked.text, ...(jurisdiction && { jurisdiction }), ...expected },
    editor,
    asked.id,
  );
}
