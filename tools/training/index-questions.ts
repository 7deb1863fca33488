// Embeds the written questions with the encoder and keeps their vectors by passage, for the search.
// DATA_DIR=… npm run train:index-questions -- QUESTIONS.jsonl…; DATA_DIR holds a release of all the guidance they are about.
import { saveWrittenQuestions } from '../../adapters/index/written-questions.js';
import { dot } from '../../knowledge/index/search-index.js';
import { openLiveRelease } from './open-live-release.js';
import { createPlaces } from './passage-place.js';
import { queryFor } from './ranking-quality.js';
import { readWrittenQuestions } from './written-questions.js';

/** Of two questions about a passage that are nearer than this, the second finds nothing that the first does not. */
const SAME = 0.93;
const MOST_A_PASSAGE = 8;

const files = process.argv.slice(2);
if (!files.length) {
  process.stderr.write('Usage: DATA_DIR=… npm run train:index-questions -- QUESTIONS.jsonl…\n');
  process.exit(2);
}

const { release, embedder, close } = await openLiveRelease(undefined, { questions: false });
const { passages } = release.index.content;
const places = createPlaces(passages);
const vectors = new Map<string, Float32Array[]>();
let kept = 0;
let done = 0;
const written = files.flatMap(readWrittenQuestions);
for (const { question, earlier, place } of written) {
  done += 1;
  if (done % 1000 === 0) process.stderr.write(`${done} of ${written.length}\n`);
  const ordinal = places.find(place);
  if (ordinal === undefined) continue;
  const about = vectors.get(passages[ordinal]!.id) ?? [];
  if (about.length >= MOST_A_PASSAGE) continue;
  const context = earlier === undefined ? [] : [{ role: 'user' as const, text: earlier }];
  const { vector } = await queryFor(release, embedder, { id: '', kind: '', question, context });
  if (about.some((other) => dot(other, vector) > SAME)) continue;
  vectors.set(passages[ordinal]!.id, [...about, vector]);
  kept += 1;
}
await saveWrittenQuestions(embedder.model, vectors);
await close();
process.stdout.write(
  `${kept} of ${written.length} questions kept, about ${vectors.size} of ${passages.length} passages\n`,
);
