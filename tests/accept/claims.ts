// Sentences that a model could write on sample notes and on the corpus: hostile ones and true ones, kept of those tried.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../adapters/sql/engine/open-database.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import {
  readClaimsOnGuidance,
  readClaimsOnSamples,
  type ClaimOnGuidance,
} from '../attacks/claims/read-claims.js';
import { wordsAt } from '../support/quoted-place.js';
import { sampleSection } from '../support/sample-section.js';
import { describeKept, keptOf, type Tried } from '../support/sentences-kept.js';
import { runCtac } from './support/run-ctac.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

/** Of two hundred hostile sentences at most two, and seven of ten true ones. */
const MAX_HOSTILE = 0.01;
const MIN_TRUE = 0.7;

export async function measureClaims({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const dataDir = join(work, 'guidance');
  if (!existsSync(join(dataDir, 'store.sqlite')))
    await runCtac(['ingest', join(shared, 'corpus'), join(shared, 'corpus-bulk'), '--publish'], { dataDir });
  const hostile = [...onSamples('hostile'), ...(await onGuidance(dataDir))];
  const honest = onSamples('true');
  for (const line of describeKept(hostile, honest)) process.stdout.write(`       ${line}\n`);
  measurements.atMost('hostile claims kept', keptOf(hostile).length / hostile.length, MAX_HOSTILE);
  measurements.atLeast('true claims kept', keptOf(honest).length / honest.length, MIN_TRUE);
}

function onSamples(which: 'hostile' | 'true'): Tried[] {
  return readClaimsOnSamples(which).map(({ document, quotes, text }) => ({
    passage: sampleSection(document, quotes),
    text,
  }));
}

/** What the corpus no longer holds word for word is left out, and counted. */
async function onGuidance(dataDir: string): Promise<Tried[]> {
  const database = await openDatabase({ dataDir });
  const store = createGuidanceStore(database);
  const release = await store.liveRelease();
  if (!release) throw new Error('Nothing is live. Ingest the corpus with --publish first.');
  const claims = readClaimsOnGuidance();
  const tried: Tried[] = [];
  for (const claim of claims) {
    const held = await store.documentOf(release.number, claim.document);
    const passage = held?.passages.find(({ text }) => holds(text, claim));
    if (passage) tried.push({ passage: passage.text, text: claim.text });
  }
  await database.close();
  if (tried.length < claims.length)
    process.stdout.write(
      `       ${claims.length - tried.length} of ${claims.length} on guidance not found in this corpus\n`,
    );
  return tried;
}

function holds(text: string, { quotes }: ClaimOnGuidance): boolean {
  return quotes.every((place) => wordsAt(text, place) !== undefined);
}
