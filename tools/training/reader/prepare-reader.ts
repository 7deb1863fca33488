// Turns marked messages into the token numbers, shapes and labels used to train the message reader.
// npx tsx tools/training/reader/prepare-reader.ts OUT MESSAGES…
// Each file has the messages of one writer, and its name starts with the writer's number.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { loadTokenizer } from '../../../adapters/models/minilm/tokenizer.js';
import { SHAPES, shapesOf, wordSpans } from '../../../adapters/models/message-reader/word-shapes.js';
import { parseMarked } from '../../../tests/knowledge/redaction/marked-text.js';
import type { MarkedSpan } from '../../../tests/knowledge/redaction/marked-text.js';
import { readMessages } from './marked-messages.js';

/** The order must be the same as in train_reader.py. */
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
/** Far more than any message has. */
const MOST_TOKENS = 4000;

const [out, ...files] = process.argv.slice(2);
if (out === undefined || !files.length) {
  process.stderr.write('Usage: npx tsx tools/training/reader/prepare-reader.ts OUT MESSAGES…\n');
  process.exit(2);
}

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

/** A word belongs to a span if more than half of it is inside, or if the span is part of it. */
function classOf({ start, end }: { start: number; end: number }, spans: readonly MarkedSpan[]): number {
  const span = spans.find(
    (marked) =>
      Math.min(marked.end, end) - Math.max(marked.start, start) > (end - start) / 2 ||
      (marked.start >= start && marked.end <= end),
  );
  return span ? (CLASSES[span.type] ?? REFERENCE) : 0;
}

const rows = files.flatMap((file) => {
  const writer = basename(file).slice(0, 2);
  return readMessages(readFileSync(file, 'utf8')).map(({ kind, register, marked }) =>
    JSON.stringify({ writer, kind, register, ...rowOf(marked) }),
  );
});
writeFileSync(out, rows.map((row) => `${row}\n`).join(''));
process.stdout.write(`${rows.length} messages of ${files.length} files\n`);
