// Makes a citation from a passage and the sentences chosen from it. Every word of the quote is in the passage.
import type { Citation } from '../model/answer.js';
import { citationOf } from '../quotes/choose-quotes.js';
import { quotePassage } from '../quotes/quote-passage.js';
import type { ChosenUnits } from './pick-sentences.js';

export function quoteChosen({ candidate, units, chosen }: ChosenUnits): Citation {
  return citationOf(candidate, quotePassage(candidate.passage, units, chosen));
}
