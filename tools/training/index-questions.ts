// Embeds the questions written about passages, and saves their vectors by passage for the search.
// Usage: DATA_DIR=… npm run train:index-questions -- QUESTIONS.jsonl…
// DATA_DIR is one or more folders, separated by commas. Their live releases must contain all the passages
// that the questions are about. The questions in asked-questions.jsonl are always included, and come first.
import { saveWrittenQuestions } from '../../adapters/index/written-questions.js';
import { dot } from '../../knowledge/index/search-index.js';
import { readAskedQuestions } from './asked-questions.js';
import { openLiveRelease } from './open-live-release.js';
import { createPlaces } from './passage-place.js';
import { queryFor } from './ranking-quality.js';
import { readWrittenQuestions, type WrittenQuestion } from './written-questions.js';

/** If 2 questions are more similar than this, we leave out the second, which would find nothing new. */
const SAME = 0.93;
const MOST_A_PASSAGE = 8;
/**
 * The maximum number of questions from asked-questions.jsonl for a passage. It is higher than for other
 * questions, because these are worth more and some passages answer dozens of them.
 */
const MOST_ASKED = 24;

const files = process.argv.slice(2);
if (!files.length) {
  process.stderr.write('Usage: DATA_DIR=… npm run train:index-questions -- QUESTIONS.jsonl…\n');
  process.exit(2);
}

const asked = readAskedQuestions().flatMap(({ places, ...one }) =>
  places.map((place): WrittenQuestion => ({ ...one, place })),
);
const written = [...asked, ...files.flatMap(readWrittenQuestions)];
const vectors = new Map<string, Float32Array[]>();
for (const dataDir of (process.env.DATA_DIR ?? './data').split(',')) await index(dataDir);
const kept = [...vectors.values()].reduce((sum, about) => sum + about.length, 0);
process.stdout.write(`${kept} of ${written.length} questions kept, about ${vectors.size} passages\n`);

async function index(dataDir: string): Promise<void> {
  const { release, embedder, close } = await openLiveRelease(dataDir, { questions: false });
  const { passages } = release.index.content;
  const places = createPlaces(passages);
  for (const [n, question] of written.entries()) {
    if (n % 1000 === 999) process.stderr.write(`${n + 1} of ${written.length}\n`);
    const ordinal = places.find(question.place);
    if (ordinal === undefined) continue;
    const { id } = passages[ordinal]!;
    const about = vectors.get(id) ?? [];
    if (about.length >= (n < asked.length ? MOST_ASKED : MOST_A_PASSAGE)) continue;
    const { vector } = await queryFor(release, embedder, benchQuestion(question));
    if (!about.some((other) => dot(other, vector) > SAME)) vectors.set(id, [...about, vector]);
  }
  await saveWrittenQuestions(embedder.model, vectors);
  await close();
}

function benchQuestion({ question, earlier }: WrittenQuestion) {
  const context = earlier === undefined ? [] : [{ role: 'user' as const, text: earlier }];
  return { id: '', kind: '', question, context };
}
