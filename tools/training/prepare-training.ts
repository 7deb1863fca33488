// Turns a release's passages, and questions written about them, into token IDs to train the encoder.
// Usage: DATA_DIR=… npx tsx tools/training/prepare-training.ts OUT QUESTIONS.jsonl [QUESTIONS.jsonl…]
// Each question identifies its passage by place. Questions whose passage is not in the release are left out
// and counted.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTokenizer } from '../../adapters/models/minilm/tokenizer.js';
import { MINILM } from '../../adapters/models/minilm/weights.js';
import { passageContext } from '../../knowledge/model/passage.js';
import { publicText } from '../../knowledge/model/personal-data.js';
import { understandQuestion } from '../../knowledge/question/understand-question.js';
import { openLiveRelease } from './open-live-release.js';
import { createPlaces } from './passage-place.js';
import { readWrittenQuestions } from './written-questions.js';

const [out, ...files] = process.argv.slice(2);
if (out === undefined || !files.length) {
  process.stderr.write('Usage: DATA_DIR=… npx tsx tools/training/prepare-training.ts OUT QUESTIONS.jsonl…\n');
  process.exit(2);
}

const { release, close } = await openLiveRelease();
const { passages, documents } = release.index.content;
const tokenizer = await loadTokenizer();
const encode = (text: string) => tokenizer.encode(text, MINILM.maxTokens).ids;
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

const places = createPlaces(passages);
const questions = files.flatMap(readWrittenQuestions);
const placed = questions.flatMap((written) => {
  const passage = places.find(written.place);
  return passage === undefined ? [] : [{ written, passage }];
});
writeFileSync(
  join(out, 'passages.jsonl'),
  lines(
    passages.map((passage) => ({
      document: passage.document,
      ids: encode(passageContext(documents.get(passage.document)!.title, passage)),
    })),
  ),
);
writeFileSync(
  join(out, 'questions.jsonl'),
  lines(
    placed.map(({ written, passage }) => {
      const { text } = understandQuestion(
        {
          text: publicText(written.question),
          context: written.earlier ? [{ role: 'user', text: publicText(written.earlier) }] : [],
        },
        release.understanding,
      );
      return { passage, kind: written.kind, ids: encode(text) };
    }),
  ),
);
await close();
process.stdout.write(
  `${placed.length} of ${questions.length} questions have their passage among ${passages.length}\n`,
);
