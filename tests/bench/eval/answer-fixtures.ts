// Makes questions and answers for tests of scoring. Every field has a default.
import type { AnswerLine } from './answer-line.js';
import type { JudgedQuestion } from './question-file.js';
import type { Asked } from './score-answers.js';

type Quoted = Partial<AnswerLine['citations'][number]> & { quote: string };

export interface AnswerChange extends Omit<Partial<AnswerLine>, 'citations' | 'passages'> {
  citations?: Quoted[];
  /** Texts of the passages found, best first. */
  found?: string[];
}

export function asked(question: Partial<JudgedQuestion>, change: AnswerChange = {}): Asked {
  const { citations = [], found = [], ...rest } = change;
  const id = question.id ?? 'q-1';
  return {
    question: { question: 'Who refers?', ...question, id },
    answer: {
      id,
      outcome: 'answered',
      urgent: false,
      text: '',
      redactions: [],
      release: 1,
      ms: 20,
      stages: { embed: 10 },
      ...rest,
      passages: found.map((text, n) => ({ id: `p-${n}`, document: 'note', text, score: 1 })),
      citations: citations.map((one) => ({ document: 'note', title: 'Note', passage: one.quote, ...one })),
    },
  };
}

export const gold = (quote: string, doc = 'note') => ({ doc, quote });
