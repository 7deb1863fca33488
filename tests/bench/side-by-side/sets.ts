// Lists the sets to measure: the project’s own, and any shared sets in the folder.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plainTexts } from './plain-texts.js';
import type { PlainText } from './usual-recipe.js';

export interface QuestionSet {
  name: string;
  title: string;
  /** The name of the corpus. Sets with the same corpus are ingested only once. */
  corpus: string;
  questions: string;
}

export interface Corpus {
  name: string;
  folders: string[];
  texts: () => PlainText[];
}

const SAMPLES = 'ingest/samples';

export function corpora(shared?: string): Corpus[] {
  const own = { name: 'samples', folders: [SAMPLES], texts: () => plainTexts([SAMPLES]) };
  if (shared === undefined) return [own];
  const [corpus, bulk] = [join(shared, 'corpus'), join(shared, 'corpus-bulk')];
  const conditional = join(shared, 'eval', 'conditionalqa', 'corpus');
  const guidance = {
    name: 'guidance',
    folders: [corpus, bulk],
    // Uses text that someone else extracted from the PDFs, so that a loader’s mistakes do not count against
    // the recipe.
    texts: () => plainTexts([join(shared, 'eval', 'text'), bulk]),
  };
  const pages = { name: 'conditional', folders: [conditional], texts: () => plainTexts([conditional]) };
  return [own, guidance, pages].filter(({ folders }) => folders.every((folder) => existsSync(folder)));
}

export function questionSets(shared?: string): QuestionSet[] {
  const sets = [
    {
      name: 'own',
      title: 'Own questions, sample notes',
      corpus: 'samples',
      questions: 'tools/training/questions/own-questions.jsonl',
    },
    {
      name: 'guidance-fitted',
      title: 'Guidance questions, on which our weights were fitted',
      corpus: 'guidance',
      questions: 'adapters/cli/questions/guidance-questions.jsonl',
    },
    {
      name: 'guidance',
      title: 'Guidance evaluation set',
      corpus: 'guidance',
      questions: join(shared ?? '', 'eval', 'questions.jsonl'),
    },
    {
      name: 'conditional',
      title: 'ConditionalQA',
      corpus: 'conditional',
      questions: join(shared ?? '', 'eval', 'conditionalqa', 'questions.jsonl'),
    },
  ];
  return shared === undefined ? sets.slice(0, 1) : sets.filter(({ questions }) => existsSync(questions));
}
