import type { CommandRefusal } from './common-wording.js';

const MOST_NAMED = 10;

export const fileWording = {
  noFile: (file: string): CommandRefusal => [
    `The file ${file} cannot be read.`,
    'Check the path, and that you have permission to read the file.',
  ],
  /** Names the first few lines. If the whole file is in another format, naming all of them would help no one. */
  badLines: (lines: readonly number[], file: string) => {
    const named = lines.slice(0, MOST_NAMED).join(', ');
    const others = lines.length - MOST_NAMED;
    if (others > 0)
      return `Lines ${named} and ${others.toLocaleString('en-GB')} more of ${file} cannot be read.`;
    return `${lines.length === 1 ? 'Line' : 'Lines'} ${named} of ${file} cannot be read.`;
  },
  eachLine: {
    question:
      'Each line must be an object: {"id": "…", "question": "…"}, with scenario, context and jurisdiction if needed.',
    knownQuestion:
      'Each line must be an object: {"kind": "answerable" or "unanswerable", "question": "…"}. If unanswerable, add its scope: "near-miss" or "out-of-scope".',
    testQuestion:
      'Each line must be an object: {"question": "…", "document": "SLUG", "words": "…"}. If the guidance has no answer: {"question": "…", "outcome": "unanswerable"}.',
  },
} as const;
