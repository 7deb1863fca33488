// Makes candidates from a release in memory, for tests of reading by a language model. The guidance is sample
// text.
import type { LoadedRelease } from '../../../knowledge/answer-question.js';
import type { Candidate } from '../../../knowledge/search/candidate.js';
import { SIGNALS, type Signals } from '../../../knowledge/search/ranking-signals.js';

const signals = Object.fromEntries(SIGNALS.map((signal) => [signal, 0])) as Signals;

export function candidatesOf({ index: { content } }: LoadedRelease): Candidate[] {
  return content.passages.map((passage, ordinal) => ({
    ordinal,
    passage,
    document: content.documents.get(passage.document)!,
    score: 1,
    vectors: { vector: new Float32Array() },
    signals,
    alsoIn: [],
  }));
}
