// Leaves out of a copy the words that an admin found in it and redaction missed.
import { formSought, replaceWords } from '../../../knowledge/redaction/pseudonyms/corrections.js';
import type { SubjectRequest } from '../../model/governance/subject-request.js';
import type { KeptBesides, SubjectData } from './collect.js';

const REMOVED = '[removed]';

export const isFindable = (words: string): boolean => formSought(words) !== undefined;

interface Copy {
  request: SubjectRequest;
  data: SubjectData;
}

/** Returns the copy without the words in everything that someone typed, and without the list of them. */
export function withoutWords<Made extends Copy>(made: Made, words: readonly string[]) {
  const { leftOut: _, ...request } = made.request;
  const without = (text: string) => replaceWords(text, words, REMOVED);
  const pauses = request.pauses.map((one) => ({ ...one, why: without(one.why) }));
  const own = request.own.map(without);
  return { ...made, request: { ...request, own, pauses }, data: dataWithout(made.data, without) };
}

function dataWithout(data: SubjectData, without: (text: string) => string): SubjectData {
  const { conversations, requests, complaints, kept } = data;
  return {
    ...data,
    ...(kept && { kept: keptWithout(kept, without) }),
    conversations: conversations.map(({ said, agency, ...rest }) => ({
      ...rest,
      ...(agency !== undefined && { agency: without(agency) }),
      said: said.map((entry) => ({ ...entry, text: without(entry.text) })),
    })),
    requests: requests.map(({ outcome, ...rest }) => ({
      ...rest,
      ...(outcome !== undefined && { outcome: without(outcome) }),
    })),
    complaints: complaints.map(({ words, answer, ...rest }) => ({
      ...rest,
      ...(words !== undefined && { words: without(words) }),
      ...(answer !== undefined && { answer: without(answer) }),
    })),
  };
}

const keptWithout = (
  { draftNotes, earlierWordings, uploads }: KeptBesides,
  without: (text: string) => string,
): KeptBesides => ({
  draftNotes: draftNotes.map(({ proposedAt, question, advice }) => ({
    proposedAt,
    question: without(question),
    advice: without(advice),
  })),
  earlierWordings: earlierWordings.map(without),
  uploads: uploads.map(without),
});
