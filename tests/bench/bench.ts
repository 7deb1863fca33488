// Compares the quality, time and cost of this project with those of the usual recipe, in one process:
// `npm run bench [-- FOLDER] [--work DIR] [--json] [--keep-as-baseline]`.
// Then measures how long people wait while the service reads hostile files, like `npm run bench:files`.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import type { Embedder } from '../../knowledge/model/ports.js';
import { measureHostileFiles } from './hostile-files/measure-hostile-files.js';
import { readSciFact, sciFactFiles } from './scifact.js';
import { resultChart } from './side-by-side/chart.js';
import { behindRecipe, regressions } from './side-by-side/compare.js';
import { measureQuestions } from './side-by-side/measure-questions.js';
import { measureSciFact } from './side-by-side/measure-scifact.js';
import { createOurWay } from './side-by-side/our-way.js';
import { resultSchema, type Result, type SetResult } from './side-by-side/result.js';
import { corpora, questionSets } from './side-by-side/sets.js';
import { resultTables } from './side-by-side/table.js';
import { createUsualRecipe } from './side-by-side/usual-recipe.js';

const BASELINE = new URL('baseline.json', import.meta.url);
const PICTURE = new URL('../../docs/pictures/bench.svg', import.meta.url);
const USAGE = `Usage: npm run bench [-- FOLDER] [--work DIR] [--json] [--keep-as-baseline]
  FOLDER  holds corpus/, corpus-bulk/ and eval/; without it only the sample notes are measured
  DIR     keeps what was taken in and embedded, so that another run only asks
  --keep-as-baseline  what later runs are compared to, and the picture in docs/pictures
`;

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function measureSets(
  shared: string | undefined,
  work: string,
  embedder: Embedder,
): Promise<SetResult[]> {
  const results: SetResult[] = [];
  for (const corpus of corpora(shared)) {
    say(`${corpus.name}: taking it in, both ways`);
    const ours = await createOurWay(corpus.folders, embedder, join(work, corpus.name));
    const recipe = await createUsualRecipe(corpus.texts(), embedder, join(work, 'recipe'));
    for (const set of questionSets(shared).filter((one) => one.corpus === corpus.name)) {
      say(`${set.title}: asking`);
      results.push(await measureQuestions(set, ours, recipe, embedder));
    }
    await ours.close();
  }
  const claims =
    shared === undefined ? undefined : await measureClaims(join(shared, 'eval', 'scifact'), work, embedder);
  return claims ? [...results, claims] : results;
}

async function measureClaims(
  folder: string,
  work: string,
  embedder: Embedder,
): Promise<SetResult | undefined> {
  const sciFact = readSciFact(folder);
  if (!sciFact) return undefined;
  say('SciFact: taking it in, both ways');
  const ours = await createOurWay(['scifact'], embedder, join(work, 'scifact'), sciFactFiles(sciFact));
  const texts = sciFact.abstracts.map(({ id, title, text }) => ({ document: id, text: `${title}\n${text}` }));
  const recipe = await createUsualRecipe(texts, embedder, join(work, 'recipe'));
  say('SciFact: asking');
  const result = await measureSciFact(sciFact, ours, recipe, embedder);
  await ours.close();
  return result;
}

/** Returns 1 if a figure is worse than the baseline. */
function report(result: Result, options: { json: boolean; keep: boolean }): number {
  process.stdout.write(`${options.json ? JSON.stringify(result, null, 2) : resultTables(result)}\n`);
  for (const row of behindRecipe(result)) say(`Behind the usual recipe: ${row}`);
  if (options.keep) {
    writeFileSync(BASELINE, `${JSON.stringify(result, null, 2)}\n`);
    writeFileSync(PICTURE, resultChart(result));
    say('Kept as the baseline, and drawn in docs/pictures/bench.svg.');
    return 0;
  }
  if (!existsSync(BASELINE)) return 0;
  const worse = regressions(result, resultSchema.parse(JSON.parse(readFileSync(BASELINE, 'utf8'))));
  for (const sentence of worse) say(`Worse than the baseline: ${sentence}`);
  if (!worse.length) say('Nothing is worse than in the baseline.');
  return worse.length ? 1 : 0;
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      work: { type: 'string' },
      json: { type: 'boolean', default: false },
      'keep-as-baseline': { type: 'boolean', default: false },
    },
  });
  const [shared] = positionals;
  if (positionals.length > 1 || (shared !== undefined && !existsSync(join(shared, 'eval')))) {
    say(`${shared} is not a folder that holds eval/.\n\n${USAGE}`);
    return 2;
  }
  const work = values.work ?? mkdtempSync(join(tmpdir(), 'bench-'));
  const embedder = await createMiniLmEmbedder({ dataDir: work });
  try {
    const sets = await measureSets(shared, work, embedder);
    const result = {
      date: new Date().toISOString().slice(0, 10),
      node: process.versions.node,
      cores: availableParallelism(),
      sets,
    };
    const code = report(result, { json: values.json, keep: values['keep-as-baseline'] });
    say('Hostile files: uploading them to the service');
    (await measureHostileFiles('', () => undefined)).forEach(say);
    return code;
  } finally {
    await embedder.close();
    if (values.work === undefined) rmSync(work, { recursive: true, force: true });
  }
}

process.exitCode = await run();
