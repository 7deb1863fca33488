// Adds the deployer's answers to a pack, and writes the file where the deployer answers the next pack's
// questions.
import { z } from 'zod';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { packWording } from '../content/pack-wording.js';
import { refOf, type Entry, type EvidenceDocument } from '../model/document.js';

const answerSchema = z.record(
  z.string(),
  z.object({ question: z.string(), answer: z.string(), by: z.string(), date: z.string() }),
);
export type Answers = z.infer<typeof answerSchema>;

/** Throws `InputFailure` if the text is not a file of answers. */
export function readAnswers(text: string): Answers {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    throw new InputFailure(...packWording.notAnswers);
  }
}

const questionOf = ({ cells }: Entry) => cells.at(-1) ?? '';

export function withAnswers(documents: readonly EvidenceDocument[], answers: Answers): EvidenceDocument[] {
  const answered = (document: EvidenceDocument, entry: Entry): Entry => {
    const found = answers[refOf(document, entry)];
    if (entry.standing === 'known' || !found?.answer.trim()) return entry;
    const { question, ...answer } = found;
    return { ...entry, answer: { ...answer, isOld: question !== questionOf(entry) } };
  };
  return documents.map((document) => ({
    ...document,
    sections: document.sections.map((section) => ({
      ...section,
      entries: section.entries.map((entry) => answered(document, entry)),
    })),
  }));
}

/**
 * Keeps answers to questions that this pack does not ask, because another configuration may ask them again.
 */
export function answersFile(documents: readonly EvidenceDocument[], earlier: Answers): Answers {
  const asked = documents.flatMap((document) =>
    document.sections.flatMap(({ entries }) =>
      entries
        .filter(({ standing }) => standing !== 'known')
        .map((entry) => {
          const { answer = '', by = '', date = '' } = entry.answer ?? {};
          // If a question has changed, keep its earlier text with the answer. The answer is then marked as
          // old until someone checks it.
          const question = entry.answer?.isOld
            ? earlier[refOf(document, entry)]!.question
            : questionOf(entry);
          return [refOf(document, entry), { question, answer, by, date }] as const;
        }),
    ),
  );
  return { ...earlier, ...Object.fromEntries(asked) };
}
