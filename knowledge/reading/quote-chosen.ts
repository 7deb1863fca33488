// Makes a citation of a passage and the sentences chosen in it; every word of it stands in the passage.
import type { Citation } from '../model/answer.js';
import { citationOf, spansOfUnits } from '../quotes/choose-quotes.js';
import { completeUnits } from './complete-units.js';
import type { ChosenUnits } from './pick-sentences.js';

export function quoteChosen(pick: ChosenUnits): Citation {
  const { candidate, units } = pick;
  return citationOf(candidate, spansOfUnits(candidate.passage, units, completeUnits(pick)));
}
