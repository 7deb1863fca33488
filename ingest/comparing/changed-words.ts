// Compares 2 wordings of one passage, without the editions they come from.
import type { WordRun } from '../model/change.js';
import { diffWords } from './diff-words.js';
import { sentencesOf } from './sentences-of.js';

export function changedWords(before: string, after: string): WordRun[] {
  return diffWords(sentencesOf(before), sentencesOf(after), () => false);
}
