// Marks an answer as outdated because the question has changed, wherever the answer was sent, and folds its
// quotes.
import { withoutQuestion } from '../answers/remove-question.js';
import { wordsIn } from '../wording/words-in.js';
import type { InTheirWords } from '../wording/english/practitioner-words.js';
import { replaceMessage } from '../jobs/outbox.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';

/** `why`: a sentence that tells the reader how the question has changed. */
export async function markAnswerAsEarlier(
  unit: UnitOfWork,
  message: string,
  why: InTheirWords<string> = (say) => say.earlierWording,
): Promise<void> {
  const { records, now } = unit;
  const earlier = await records.answers.toMessage(message);
  if (!earlier || earlier.supersededAt) return;
  await records.answers.supersede(earlier.id, now);
  for (const sent of await records.outgoing.ofAnswer(earlier.id)) {
    // Editors' alerts and messages about recalls are stored with the answer too, but stay true.
    if (sent.purpose !== 'answer') continue;
    const answer = withoutQuestion(sent.message);
    const shown = answer.parts.map((part) =>
      part.kind === 'quote' ? { ...part, folded: 'earlier' as const } : part,
    );
    const parts = [{ kind: 'text' as const, text: why(wordsIn(answer.language)) }, ...shown];
    await replaceMessage(unit, sent, { ...answer, parts });
  }
}
