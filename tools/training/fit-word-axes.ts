// Fits the axes on which words are compared: the principal axes of the word vectors of the sample notes.
import { writeFileSync } from 'node:fs';
import { createMiniLmEmbedder } from '../../adapters/models/minilm/embedder.js';
import { createParser } from '../../adapters/parsers/parse-file.js';
import { readFolder } from '../../adapters/sources/folder.js';
import { chunkDocument, passageContext } from '../../ingest/chunking/chunk-document.js';
import { contentWordSpans } from '../../knowledge/text/terms.js';
import { principalAxes } from './principal-axes.js';

const AXES = 64;
const OUTPUT = new URL('../../adapters/models/minilm/word-axes.f16', import.meta.url);

const embedder = await createMiniLmEmbedder({ dataDir: 'data' });
const parse = createParser();
const vectors: Float32Array[] = [];
for (const file of (await readFolder('ingest/samples')).files) {
  const { document, details } = await parse('md', await file.read());
  const title = details.title ?? file.name;
  const passages = chunkDocument(
    document,
    { slug: file.name, title },
    { countTokens: (t) => embedder.countTokens(t) },
  );
  const texts = passages.map((passage) => {
    const text = passageContext(title, passage);
    // As spans, words get all the model's numbers, before any axes.
    return { text, spans: contentWordSpans(text) };
  });
  for (const { spans } of await embedder.embedPassages(texts)) vectors.push(...spans!);
}
await embedder.close();
const axes = principalAxes(vectors, AXES);
const bytes = Buffer.alloc(2 * embedder.model.dimension * AXES);
axes.forEach((axis, a) => {
  axis.forEach((value, row) => bytes.writeUInt16LE(toHalf(value), 2 * (row * AXES + a)));
});
writeFileSync(OUTPUT, bytes);
process.stdout.write(`${vectors.length} words, ${AXES} axes\n`);

/** IEEE 754 half precision, rounded to nearest; the values are below 1 and subnormal ones count as zero. */
function toHalf(value: number): number {
  const bits = new Uint32Array(new Float32Array([value]).buffer)[0]!;
  const sign = (bits >>> 16) & 0x8000;
  const exponent = ((bits >>> 23) & 0xff) - 127 + 15;
  if (exponent <= 0) return sign;
  return sign | ((((exponent << 10) | ((bits >>> 13) & 0x3ff)) + ((bits >>> 12) & 1)) & 0x7fff);
}
