// Brings forms together that share no stem, "kept" and "keep", and words that mean the same, "inform" and "tell".
import { stemOf } from '../../text/terms.js';

const IRREGULAR = new Map(
  `children child|people person|women woman|men man|began begin|begun begin|bought buy|brought bring|built build|chose choose|chosen choose|drawn draw|drew draw|driven drive|fallen fall|fell fall|felt feel|forbidden forbid|found find|given give|gave give|gone go|went go|grown grow|heard hear|held hold|hidden hide|kept keep|knew know|known know|led lead|left leave|lent lend|lost lose|made make|meant mean|met meet|paid pay|ran run|said say|saw see|seen see|sent send|shown show|sold sell|sought seek|spent spend|spoke speak|spoken speak|stood stand|taken take|took take|taught teach|thought think|told tell|understood understand|withdrawn withdraw|withdrew withdraw|withheld withhold|written write|wrote write`
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Words that guidance and those who retell it exchange freely; each line's first stands for all of it. */
const SAME = new Map(
  [
    'tell inform notify',
    'start begin commence',
    'call ring telephone phone',
    'enough sufficient',
    'help assist',
    'need require',
    'about regarding concerning',
    'refer referral',
    'decide decision',
  ].flatMap((line) => {
    const [first = '', ...others] = line.split(' ').map(stemOf);
    return others.map((other) => [other, first] as const);
  }),
);

/** The stem under which a folded word is compared. */
export function baseOf(word: string): string {
  const stem = stemOf(IRREGULAR.get(word) ?? word);
  return SAME.get(stem) ?? stem;
}

const COUNTS =
  /^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenti|thirti|forti|fifti|sixti|seventi|eighti|nineti|hundr|thousand)$/;

/** Figures are compared by their worth, not by their letters. */
export function isCount(stem: string): boolean {
  return COUNTS.test(stem);
}
