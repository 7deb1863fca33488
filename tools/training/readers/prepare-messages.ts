// Converts marked messages into the token IDs, word shapes and labels used to train the message reader.
// Usage: npx tsx tools/training/readers/prepare-messages.ts OUT MESSAGES… [--vary N]
// With --vary, each message with personal details is also written N times with different details from the
// same files. Each file has the messages of one writer, and its name starts with the writer's number.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { loadTokenizer } from '../../../adapters/models/minilm/tokenizer.js';
import { SHAPES, shapesOf, wordSpans } from '../../../adapters/models/message-reader/word-shapes.js';
import { parseMarked, type MarkedSpan } from '../messages/marked-text.js';
import { readMessages } from './marked-messages.js';
import { poolOf, varyDetails } from './vary-details.js';

/** The ID of each class. The IDs must be the same as in train_message_reader.py. */
const CLASSES: Record<string, number> = {
  name: 1,
  school: 2,
  address: 3,
  postcode: 3,
  date_of_birth: 4,
  phone: 6,
  email: 6,
  social_handle: 6,
  url: 6,
  ip_address: 6,
};
const REFERENCE = 5;
/** A limit that is far above the number of tokens in any message. */
const MOST_TOKENS = 4000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vary: { type: 'string', default: '0' } },
});
const [out, ...files] = positionals;
if (out === undefined || !files.length) {
  process.stderr.write(
    'Usage: npx tsx tools/training/readers/prepare-messages.ts OUT MESSAGES… [--vary N]\n',
  );
  process.exit(2);
}
const variants = Number(values.vary);

const tokenizer = await loadTokenizer();

function rowOf(marked: string) {
  const { text, spans } = parseMarked(marked);
  const { ids, starts } = tokenizer.encode(text, MOST_TOKENS);
  const words = new Map(wordSpans(text, starts).map((word) => [word.start, word]));
  const shapes = shapesOf(text, { ids, starts });
  return {
    text,
    spans: spans.map(({ start, end, type }) => [start, end, type]),
    ids,
    starts,
    ends: starts.map((start) => words.get(start)?.end ?? -1),
    labels: starts.map((start) => (start < 0 ? -1 : classOf(words.get(start)!, spans))),
    shapes: starts.map((_, n) => SHAPES.flatMap((_shape, k) => (shapes[n * SHAPES.length + k] ? [k] : []))),
  };
}

/** A word belongs to a marked span if more than half of it is inside, or if it contains the span. */
function classOf({ start, end }: { start: number; end: number }, spans: readonly MarkedSpan[]): number {
  const span = spans.find(
    (marked) =>
      Math.min(marked.end, end) - Math.max(marked.start, start) > (end - start) / 2 ||
      (marked.start >= start && marked.end <= end),
  );
  return span ? (CLASSES[span.type] ?? REFERENCE) : 0;
}

const messages = files.flatMap((file) =>
  readMessages(readFileSync(file, 'utf8')).map((message) => ({
    ...message,
    writer: basename(file).slice(0, 2),
  })),
);
const pool = poolOf(variants ? messages.map(({ marked }) => marked) : []);
const random = createRandom(1);
const rows = messages.flatMap(({ marked, ...about }, of) => {
  const written = [marked];
  if (marked.includes('⟦'))
    for (let n = 0; n < variants; n += 1) written.push(varyDetails(marked, pool, random));
  return written.map((text) => JSON.stringify({ of, ...about, ...rowOf(text) }));
});
writeFileSync(out, rows.map((row) => `${row}\n`).join(''));
process.stdout.write(`${rows.length} messages from ${files.length} files\n`);

/** Mulberry32, a random number generator that gives the same sequence in each run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
