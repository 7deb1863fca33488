// Makes a test question from a closed request, because the guidance should cover a question that an adviser
// had to answer.
import { InputFailure } from '../../knowledge/model/errors.js';
import { holdsOtherLanguage } from '../../knowledge/question/detect-language.js';
import { addGolden, type GoldenPorts, type NewGolden } from '../../ingest/review/add-golden.js';
import type { GoldenQuestion } from '../../ingest/model/editing.js';
import type { RecallPorts } from '../model/editing-ports.js';

/**
 * `expected`: the quotes a correct answer must have. Throws `InputFailure` if the question is no longer
 * stored or must not be kept.
 */
export async function goldenFromEscalation(
  { ports, recalls }: { ports: GoldenPorts; recalls: Pick<RecallPorts, 'store'> },
  { escalation: id, ...expected }: { escalation: string } & Omit<NewGolden, 'question' | 'jurisdiction'>,
  editor: string,
): Promise<GoldenQuestion> {
  const { escalations, messages, conversations } = recalls.store.records;
  const escalation = await escalations.find(id);
  if (escalation?.state !== 'resolved')
    throw new InputFailure(
      `No resolved request found with the ID "${id}".`,
      'The ID is at the end of the request’s address on the desk.',
    );
  const asked = escalation.message === undefined ? undefined : await messages.find(escalation.message);
  if (!asked?.text || asked.deletedAt !== undefined)
    throw new InputFailure('The question for that request is not stored.', 'Add a question with --add.');
  // A test question is kept for years, unless the person asks to be forgotten.
  if (asked.redactedTypes.length || holdsOtherLanguage(asked.text))
    throw new InputFailure(
      'The question for that request contains personal details, or is not in English.',
      'Rewrite the question in English, without personal details, and add it with --add.',
    );
  const { jurisdiction } = (await conversations.find(escalation.conversation)) ?? {};
  return addGolden(
    ports,
    { question: asked.text, ...(jurisdiction && { jurisdiction }), ...expected },
    editor,
    asked.id,
  );
}
