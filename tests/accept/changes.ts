// Compares real editions of a publication, and measures how often a change is correctly judged to be substantive or
// cosmetic.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createParser } from '../../adapters/parsers/parse-file.js';
import type { EditionContent, EditionDifference } from '../../ingest/model/change.js';
import { describeDocument } from '../../ingest/editions/catalogue.js';
import { chunkDocument } from '../../ingest/chunking/chunk-document.js';
import { diffEditionsSteps } from '../../ingest/comparing/diff-editions.js';
import { atOnce } from '../../knowledge/model/slice-long-work.js';
import { measurePairs, pairFilesIn } from './pairs.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

export const PAIRS = [
  ['ho-first-responder-toolkit-2026-feb.pdf', 'ho-first-responder-toolkit-2026-v2.pdf'],
  ['ho-nrm-offline-form-2023-v3.pdf', 'ho-nrm-offline-form-2025-v4.pdf'],
  ['ho-nrm-offline-form-2025-v4.pdf', 'ho-nrm-offline-form-2026-v2.pdf'],
] as const;

/** Prints the number of changes, and writes the text of each change to a file. */
export async function compareEditions({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  for (const [before, after] of PAIRS) {
    const difference = atOnce(diffEditionsSteps(await read(shared, before), await read(shared, after)));
    const { same, moved, changes } = difference;
    const of = (weight: string) => changes.filter((change) => change.weight === weight).length;
    process.stdout.write(
      `       ${before} → ${after}: ${same} passages the same (${moved} in another place), ${of('substance')} changes of substance, ${of('cosmetic')} of form\n`,
    );
    const file = join(work, `changes-${after}.txt`);
    writeFileSync(file, inWords(difference));
    process.stdout.write(`       in words: ${file}\n`);
  }
  const files = [...pairFilesIn('tests/ingest/comparing'), ...pairFilesIn(shared)];
  for (const file of files) measurePairs(measurements, file);
}

async function read(shared: string, file: string): Promise<EditionContent> {
  const parsed = await createParser()('pdf', readFileSync(join(shared, 'corpus', file)));
  const document = describeDocument({ slug: 'one', title: 'One' });
  const countTokens = (text: string) => Math.ceil(text.length / 4);
  return { document, passages: chunkDocument(parsed.document, document, { countTokens }) };
}

function inWords({ changes }: EditionDifference): string {
  return changes
    .map(({ kind, weight, before, after, runs, signals }) => {
      const marked = runs.map(({ kind: how, text, moved }) => {
        if (how === 'same') return text;
        const sign = moved ? '~' : how === 'added' ? '+' : '-';
        return `${how === 'added' ? '{' : '['}${sign}${text}${sign}${how === 'added' ? '}' : ']'}`;
      });
      const points = signals.map(
        (one) => `${one.kind}: ${one.before.join(', ')} → ${one.after.join(', ')}\n`,
      );
      return `${kind}, ${weight}, ${(after ?? before)!.headings.join(' › ')}\n${points.join('')}${marked.join('')}\n`;
    })
    .join('\n');
}
