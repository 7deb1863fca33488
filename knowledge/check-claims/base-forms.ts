// Brings the forms of a verb together that share no stem: "kept" is "keep", "told" is "tell".
import { stemOf } from '../words.js';

const IRREGULAR = new Map(
  `began begin|begun begin|bought buy|brought bring|built build|chose choose|chosen choose|drawn draw|drew draw|driven drive|fallen fall|fell fall|felt feel|forbidden forbid|found find|given give|gave give|gone go|went go|grown grow|heard hear|held hold|hidden hide|kept keep|knew know|known know|led lead|left leave|lent lend|lost lose|made make|meant mean|met meet|paid pay|ran run|said say|saw see|seen see|sent send|shown show|sold sell|sought seek|spent spend|spoke speak|spoken speak|stood stand|taken take|took take|taught teach|thought think|told tell|understood understand|withdrawn withdraw|withdrew withdraw|withheld withhold|written write|wrote write`
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The stem under which a folded word is compared. */
export function baseOf(word: string): string {
  return stemOf(IRREGULAR.get(word) ?? word);
}

const COUNTS =
  /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenti|thirti|forti|fifti|sixti|seventi|eighti|nineti|hundr|thousand)$/;

/** Figures are compared by their worth, not by their letters. */
export function isCount(stem: string): boolean {
  return COUNTS.test(stem);
}
