// Reports how good the answers and safeguards were when measured. Each figure has its sample size and interval.
import { FIGURES } from '../content/quality-figures.js';
import { file, known, type Entry } from '../model/document.js';
import { storeOf, type Facts } from '../model/facts.js';
import { hasRelease, ifSet, usesReader } from '../model/slots.js';
import { document } from '../model/written-document.js';

export const qualityDocument = document`
# 10-quality | Quality
  about: The developers measured these figures with invented questions and messages, not yours. docs/quality.md explains how.

## Figures
  intro: Intervals are 95% (Wilson), calculated from the share and the sample size (n) alone. Shares of graded answers are the mean of two graders’ results.
  columns: measure | set | configuration | share | n | interval | measured on

${figures}

## Which figures apply here

mode | Language model
  known: Connected (${ifSet('ANSWER_MODEL')}). The “with” figures may have been measured with another model
  known: Not connected: the “without” figures apply
  from: setting ANSWER_MODEL

reader | Message reader
  known: ${usesReader} On: the “with the reader” figures apply while it is running
  known: Off: the “rules alone” figures apply
  from: setting MESSAGE_READER

release | Your guidance${release}
  check: ${hasRelease} The figures are for different guidance. Run your own test questions with ctac try or ctac ask --batch.
  check: No release is live, so nothing can be measured yet.
  from: the store, when this pack was made

groups | Differences between groups
  ask: Does the assistant work less well for some practitioners: people who write in other languages, people with dyslexia, people in the smaller nations or in some regions? We have not measured this.
`;

function release(facts: Facts) {
  const live = storeOf(facts)?.release;
  return live ? `: release ${live.number}, ${live.documents} documents` : '';
}

function figures(): Entry[] {
  return FIGURES.map(({ id, measure, set, mode, printed, n, date }) => {
    const interval = wilson(Number(printed), n).map((limit) => limit.toFixed(2));
    return known(
      id,
      [measure, set, mode, printed, String(n), interval.join('–'), date],
      file('adapters/evidence/content/quality-figures.json'),
      file('docs/quality.md'),
    );
  });
}

const Z = 1.96;

/** The 95% interval. */
export function wilson(share: number, n: number): [low: number, high: number] {
  const middle = (share + Z ** 2 / (2 * n)) / (1 + Z ** 2 / n);
  const half = (Z / (1 + Z ** 2 / n)) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
