// Sentences that a model could write on sample notes and on the corpus: hostile ones and true ones, kept of those tried.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../adapters/sql/engine/database.js';
import { createGuidanceStore } from '../../adapters/sql/guidance/guidance-store.js';
import { createClaimCheck } from '../../knowledge/written-answers/checks/check-claims.js';
import type { CheckablePassage } from '../../knowledge/written-answers/checks/check-claims.js';
import { glossarySchema } from '../../knowledge/model/glossary.js';
import type { DraftClaim } from '../../knowledge/model/ports.js';
import { TURNED_ROUND, readClaimsOnGuidance, readClaimsOnSamples } from '../attacks/read-claims.js';
import type { ClaimOnGuidance, ClaimOnSample } from '../attacks/read-claims.js';
import { wordsAt } from '../support/quoted-place.js';
import { sampleSection } from '../support/sample-section.js';
import { runCtac } from './run-ctac.js';
import type { AcceptanceContext } from './acceptance-context.js';

/** Of two hundred hostile sentences at most two, and seven of ten true ones. */
const MAX_HOSTILE = 0.01;
const MIN_TRUE = 0.7;
/** How many words of its own a sentence may have: the product allows none. */
const ADDED = [0, 1, 2, 3, Infinity];

interface Case {
  set: 'samples' | 'guidance' | 'turned round';
  isHostile: boolean;
  passage: CheckablePassage;
  draft: DraftClaim;
}

export async function measureClaims({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const dataDir = join(work, 'guidance');
  if (!existsSync(join(dataDir, 'store.sqlite')))
    await runCtac(['ingest', join(shared, 'corpus'), join(shared, 'corpus-bulk'), '--publish'], { dataDir });
  const cases = [...onSamples('hostile'), ...onSamples('true'), ...(await onGuidance(dataDir))];
  const glossary = glossarySchema.parse(JSON.parse(readFileSync('knowledge/model/glossary.json', 'utf8')));
  const keptWith = (addedWords: number, some: readonly Case[]) =>
    some.filter(
      ({ passage, draft }) => 'kept' in createClaimCheck([passage], glossary, { addedWords })(draft),
    );
  const line = (text: string) => process.stdout.write(`       ${text}\n`);
  const written = cases.filter(({ set }) => set !== 'turned round');
  for (const isHostile of [true, false])
    for (const set of ['samples', 'guidance', 'turned round'] as const) {
      const some = cases.filter((one) => one.set === set && one.isHostile === isHostile);
      if (some.length)
        line(`${isHostile ? 'hostile' : 'true'}, ${set}: ${share(keptWith(0, some).length, some.length)}`);
    }
  const [hostile, honest] = [true, false].map((isHostile) =>
    written.filter((one) => one.isHostile === isHostile),
  );
  line('words of its own that a sentence may have: hostile kept | true kept');
  for (const added of ADDED)
    line(
      `  ${added}: ${share(keptWith(added, hostile!).length, hostile!.length)} | ${share(keptWith(added, honest!).length, honest!.length)}`,
    );
  measurements.atMost('hostile claims kept', keptWith(0, hostile!).length / hostile!.length, MAX_HOSTILE);
  measurements.atLeast('true claims kept', keptWith(0, honest!).length / honest!.length, MIN_TRUE);
}

function onSamples(which: 'hostile' | 'true'): Case[] {
  return readClaimsOnSamples(which).map((claim: ClaimOnSample) => ({
    set: claim.kind === TURNED_ROUND ? 'turned round' : 'samples',
    isHostile: which === 'hostile',
    passage: sampleSection(claim.document, claim.quotes),
    draft: { text: claim.text, quotes: claim.quotes.map((words) => ({ passage: 1, words })) },
  }));
}

/** What the corpus no longer holds word for word is left out, and counted. */
async function onGuidance(dataDir: string): Promise<Case[]> {
  const database = await openDatabase({ dataDir });
  const store = createGuidanceStore(database);
  const release = await store.liveRelease();
  if (!release) throw new Error('Nothing is live. Ingest the corpus with --publish first.');
  const cases: Case[] = [];
  const claims = (['hostile', 'true'] as const).flatMap((which) =>
    readClaimsOnGuidance(which).map((claim) => ({ ...claim, isHostile: which === 'hostile' })),
  );
  for (const claim of claims) {
    const held = await store.documentOf(release.number, claim.document);
    const found = held?.passages
      .map((passage) => ({ passage, quotes: quotesIn(passage.text, claim) }))
      .find(({ quotes }) => quotes !== undefined);
    if (!held || !found?.quotes) continue;
    const { passage, quotes } = found;
    cases.push({
      set: 'guidance',
      isHostile: claim.isHostile,
      passage: {
        number: 1,
        text: passage.text,
        about: [held.document.title, ...passage.headings].join('\n'),
        nations: held.document.jurisdictions,
      },
      draft: { text: claim.text, quotes: quotes.map((words) => ({ passage: 1, words })) },
    });
  }
  await database.close();
  if (cases.length < claims.length)
    process.stdout.write(
      `       ${claims.length - cases.length} of ${claims.length} on guidance not found in this corpus\n`,
    );
  return cases;
}

function quotesIn(text: string, { quotes }: ClaimOnGuidance): string[] | undefined {
  const words = quotes.map((place) => wordsAt(text, place)).filter((one) => one !== undefined);
  return words.length === quotes.length ? words : undefined;
}

/** With the interval that nine of ten such samples would fall in (Wilson). */
function share(kept: number, tried: number): string {
  const z = 1.645;
  const [p, n] = [kept / tried, tried];
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  const shown = (value: number) => Math.max(0, value).toFixed(3);
  return `${kept} of ${tried}, ${p.toFixed(3)} (${shown(middle - half)} to ${shown(middle + half)})`;
}
