// Writes the passage reader's training data as token IDs: every passage of the release in DATA_DIR, questions
// with rated passages, and questions written about one passage. Each question written about a passage comes
// with that passage and others that the search could confuse with it.
// Usage: DATA_DIR=… npx tsx tools/training/readers/prepare-passage-reader.ts OUT.jsonl
// Questions about passages that are not in the release are left out and counted.
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  passageTokens,
  questionTokens,
} from '../../../adapters/models/passage-reader/passage-reader-session.js';
import { loadTokenizer } from '../../../adapters/models/minilm/tokenizer.js';
import { passageContext, type Passage } from '../../../knowledge/model/passage.js';
import { openLiveRelease } from '../open-live-release.js';
import { NEWEST, readMarkedQuestions } from '../marked-questions.js';
import { createPlaces } from '../passage-place.js';
import { queryFor } from '../ranking-quality.js';
import { readReadPassages } from './read-passages.js';
import { readWrittenQuestions } from '../written-questions.js';

/** The number of other passages to include for each question written about a passage. */
const CONFUSED = 40;
/** Passages this similar to the question's own are left out: they may answer just as well. */
const SAME = 0.93;
const WRITTEN = ['given-questions', 'written-questions', 'further-questions'];

const [out] = process.argv.slice(2);
if (out === undefined) {
  process.stderr.write(
    'Usage: DATA_DIR=… npx tsx tools/training/readers/prepare-passage-reader.ts OUT.jsonl\n',
  );
  process.exit(2);
}

const { release, embedder, close } = await openLiveRelease();
const { index } = release;
const { passages, documents } = index.content;
const tokenizer = await loadTokenizer();
const places = createPlaces(passages);
const file = createWriteStream(out);
const write = (row: object) => file.write(`${JSON.stringify(row)}\n`);
const vectors = new Map<number, Float32Array>();
let [pairs, written, missing] = [0, 0, 0];

for (const passage of passages) write({ passage: passageTokens(tokenizer, textOf(passage)) });

// Leaves out the newest writers. Their questions are used to measure the passage reader, so it must not be
// trained on them.
const read = readReadPassages().filter(({ writer }) => !NEWEST.includes(writer));
for (const { question, writer, marks } of [...readMarkedQuestions(), ...read])
  for (const { place, mark } of marks) {
    const about = places.find(place);
    if (about === undefined) missing += 1;
    else {
      write({ writer, mark, question: questionTokens(tokenizer, question), about });
      pairs += 1;
    }
  }

for (const one of WRITTEN.flatMap((name) => readWrittenQuestions(at(`${name}.jsonl`)))) {
  const about = places.find(one.place);
  if (about === undefined) {
    missing += 1;
    continue;
  }
  const { vector } = await queryFor(release, embedder, { id: '', ...one });
  const own = await vectorOf(about);
  const cosines = await index.cosines([...passages.keys()], own);
  const mayConfuse = (ordinal: number) => ordinal !== about && cosines[ordinal]! < SAME;
  const confused = (await index.nearest(vector, CONFUSED, mayConfuse)).map(({ ordinal }) => ordinal);
  write({ question: questionTokens(tokenizer, one.question), about, confused });
  written += 1;
  if (written % 1000 === 0) process.stderr.write(`${written} written questions\n`);
}

await new Promise((resolve) => file.end(resolve));
await close();
process.stdout.write(
  `${pairs} marked pairs, ${written} written questions; ${missing} are about other guidance\n`,
);

async function vectorOf(ordinal: number): Promise<Float32Array> {
  const known = vectors.get(ordinal);
  if (known) return known;
  const [made] = await embedder.embedPassages([{ text: textOf(passages[ordinal]!) }]);
  vectors.set(ordinal, made!.vector);
  return made!.vector;
}

function textOf(passage: Passage): string {
  return passageContext(documents.get(passage.document)!.title, passage);
}

function at(name: string): string {
  return fileURLToPath(new URL(`../${name}`, import.meta.url));
}
