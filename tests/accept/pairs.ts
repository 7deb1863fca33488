// Measures how often substantive changes are told apart from cosmetic ones, on pairs of passages labelled by hand.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describeDocument } from '../../ingest/editions/catalogue.js';
import type { EditionContent } from '../../ingest/model/change.js';
import { diffEditionsSteps } from '../../ingest/comparing/diff-editions.js';
import { atOnce } from '../../knowledge/model/slice-long-work.js';
import { createMeasurements, type Measurements } from './support/measurements.js';

/**
 * Pairs written by someone who had not seen any code. They were run once, and no rule was changed because of the
 * result. For these pairs, `accept` fails if the precision for cosmetic changes is too low, but only reports the
 * precision for substantive ones.
 */
const KEPT_AS_A_MEASURE = 'third-writer-pairs';

/**
 * Each line of a file is `{"weight": "substance" or "cosmetic", "before": …, "after": …}`. Exits with 1 if a
 * figure fails.
 */
export function measurePairFiles(files: readonly string[]): void {
  const measurements = createMeasurements();
  for (const file of files) measurePairs(measurements, file);
  process.exitCode = measurements.report() ? 0 : 1;
}

export function pairFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('-pairs.jsonl'))
    .map((name) => join(folder, name));
}

/** Prints each pair that was judged wrongly, and the precision for substantive and cosmetic changes. */
export function measurePairs(measurements: Measurements, file: string): void {
  const told = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { weight, before, after } = JSON.parse(line) as Record<'weight' | 'before' | 'after', string>;
      const difference = atOnce(diffEditionsSteps(editionOf(before), editionOf(after)));
      const said = difference.weight === 'substance' ? 'substance' : 'cosmetic';
      if (said !== weight) process.stdout.write(`       ${weight}, told as ${said}: ${before} → ${after}\n`);
      return { truth: weight, said };
    });
  const set = basename(file, '.jsonl').replaceAll('-', ' ');
  measurements.atLeast(set, told.length, set === 'labelled pairs' ? 60 : 20);
  for (const [said, least] of [
    ['substance', 0.8],
    ['cosmetic', 1],
  ] as const) {
    const all = told.filter((one) => one.said === said);
    const right = all.filter(({ truth }) => truth === said).length;
    const name = `${set}, precision of “${said}” (${right} of ${all.length})`;
    if (said === 'substance' && basename(file, '.jsonl') === KEPT_AS_A_MEASURE)
      measurements.note(name, right / all.length, 'reported only', true);
    else measurements.atLeast(name, right / all.length, least);
  }
}

function editionOf(text: string): EditionContent {
  const passage = { id: text, document: 'one', text, headings: [], position: 0 };
  return { document: describeDocument({ slug: 'one', title: 'One' }), passages: [passage] };
}
