import type { Refusal } from './common-wording.js';

export const fileWording = {
  noFile: (file: string): Refusal => [
    `The file ${file} cannot be read.`,
    'Check the path, and that you have permission to read the file.',
  ],
  badLines: (lines: readonly number[], file: string) =>
    `${lines.length === 1 ? 'Line' : 'Lines'} ${lines.join(', ')} of ${file} cannot be read.`,
  eachLine: {
    question:
      'Each line must be an object: {"id": "…", "question": "…"}, with scenario, context and jurisdiction if needed.',
    knownQuestion:
      'Each line must be an object: {"kind": "answerable" or "unanswerable", "question": "…"}. If unanswerable, add its scope: "near-miss" or "out-of-scope".',
    testQuestion:
      'Each line must be an object: {"question": "…", "document": "SLUG", "words": "…"}. If the guidance has no answer: {"question": "…", "outcome": "unanswerable"}.',
  },
} as const;
