// Turns the questions with marked passages into the token numbers used to train the passage reader.
// DATA_DIR=… npx tsx tools/training/prepare-passage-reader.ts OUT.jsonl
// Passages that are not in the release in DATA_DIR are left out and counted.
import { createWriteStream } from 'node:fs';
import { pairOf } from '../../adapters/models/passage-reader/passage-reader-session.js';
import { loadTokenizer } from '../../adapters/models/minilm/tokenizer.js';
import { passageContext } from '../../knowledge/model/passage.js';
import { openLiveRelease } from './open-live-release.js';
import { readMarkedQuestions } from './marked-questions.js';
import { createPlaces } from './passage-place.js';

const [out] = process.argv.slice(2);
if (out === undefined) {
  process.stderr.write('Usage: DATA_DIR=… npx tsx tools/training/prepare-passage-reader.ts OUT.jsonl\n');
  process.exit(2);
}

const { release, close } = await openLiveRelease();
const { passages, documents } = release.index.content;
const tokenizer = await loadTokenizer();
const places = createPlaces(passages);
const file = createWriteStream(out);
let [pairs, missing] = [0, 0];
for (const { question, writer, marks } of readMarkedQuestions())
  for (const { place, mark } of marks) {
    const passage = passages[places.find(place) ?? -1];
    if (!passage) {
      missing += 1;
      continue;
    }
    const text = passageContext(documents.get(passage.document)!.title, passage);
    file.write(`${JSON.stringify({ writer, mark, ids: pairOf(tokenizer, question, text) })}\n`);
    pairs += 1;
  }
await new Promise((resolve) => file.end(resolve));
await close();
process.stdout.write(`${pairs} pairs; ${missing} marked passages are not in this release\n`);
