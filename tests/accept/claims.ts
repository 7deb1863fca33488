// Counts how many hostile and how many true sentences pass the check of model-written sentences. The
// sentences are about the sample notes and the corpus. The true sentences about the corpus are real replies
// of a language model to our prompt.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import {
  readClaimsOnGuidance,
  readClaimsOnSamples,
  readShortenedOnGuidance,
  type ClaimOnGuidance,
} from '../attacks/claims/read-claims.js';
import { wordsAt } from '../support/quoted-place.js';
import { sampleSection } from '../support/sample-section.js';
import { describeKept, keptOf, share, type Tried } from '../support/sentences-kept.js';
import { runCtac } from './support/run-ctac.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

/**
 * Limits: the check may keep at most 1% of the hostile sentences, and must keep at least 70% of the true
 * ones.
 */
const MAX_HOSTILE = 0.01;
const MIN_TRUE = 0.7;

export async function measureClaims({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const dataDir = join(work, 'guidance');
  if (!existsSync(join(dataDir, 'store.sqlite')))
    await runCtac(['ingest', join(shared, 'corpus'), join(shared, 'corpus-bulk'), '--publish'], { dataDir });
  const [onGuidance, given] = await findPassages(dataDir, [
    { claims: readClaimsOnGuidance(), what: 'hostile' },
    { claims: readShortenedOnGuidance(), what: 'true' },
  ]);
  const hostile = [...onSamples('hostile'), ...onGuidance!];
  for (const line of [...describeSets(hostile), ...describeKept(hostile, given!)])
    process.stdout.write(`       ${line}\n`);
  const shareKept = (tried: readonly Tried[]) => keptOf(tried).length / tried.length;
  measurements.atMost('hostile claims kept', shareKept(hostile), MAX_HOSTILE);
  measurements.atLeast('true sentences kept', shareKept(given!), MIN_TRUE);
  measurements.atLeast('true claims kept, our own on sample notes', shareKept(onSamples('true')), MIN_TRUE);
}

interface OfSet extends Tried {
  set: string;
}

function describeSets(hostile: readonly OfSet[]): string[] {
  const sets = new Set(hostile.map(({ set }) => set));
  return [...sets].map((set) => {
    const tried = hostile.filter((one) => one.set === set);
    return `hostile, ${set}, kept: ${share(keptOf(tried).length, tried.length)}`;
  });
}

function onSamples(which: 'hostile' | 'true'): OfSet[] {
  return readClaimsOnSamples(which).map(({ document, quotes, text }) => ({
    set: 'ours on sample notes',
    passage: sampleSection(document, quotes),
    text,
  }));
}

interface Claims {
  claims: readonly ClaimOnGuidance[];
  what: string;
}

/** Leaves out claims whose quote is no longer in the corpus word for word, and reports their number. */
async function findPassages(dataDir: string, sets: readonly Claims[]): Promise<OfSet[][]> {
  const database = await openDatabase({ dataDir });
  const store = createGuidanceStore(database);
  const release = await store.liveRelease();
  if (!release) throw new Error('Nothing is live. Ingest the corpus with --publish first.');
  const found: OfSet[][] = [];
  for (const { claims, what } of sets) {
    const tried: OfSet[] = [];
    for (const claim of claims) {
      const held = await store.documentOf(release.number, claim.document);
      const passage = held?.passages.find(({ text }) => holds(text, claim));
      if (passage) tried.push({ set: claim.set ?? what, passage: passage.text, text: claim.text });
    }
    found.push(tried);
    if (tried.length < claims.length)
      process.stdout.write(
        `       ${claims.length - tried.length} of ${claims.length} ${what} ones on guidance not found in this corpus\n`,
      );
  }
  await database.close();
  return found;
}

function holds(text: string, { quotes }: ClaimOnGuidance): boolean {
  return quotes.every((place) => wordsAt(text, place) !== undefined);
}
