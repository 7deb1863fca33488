// Opens the vectors of the questions that were written for passages. `npm run train:index-questions` makes
// the vectors, and written-questions.md describes them.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { packUnitVectors } from '../../knowledge/index/pack-unit-vectors.js';
import { IndexFailure } from '../../knowledge/model/errors.js';
import type { WrittenQuestions } from '../../knowledge/model/ports.js';
import { readPacked, writePacked } from './packed-file.js';
import { indexWording } from './wording.js';

const FILE = fileURLToPath(new URL('./written-questions.bin', import.meta.url));
const detailsSchema = z.object({ model: z.string(), dimension: z.number().int().positive() });
/** The length of a passage's id, in ASCII characters. */
const ID_BYTES = 16;

/** Throws `IndexFailure` if the file is missing or damaged. */
export async function openWrittenQuestions(file = FILE): Promise<WrittenQuestions> {
  const { details, bytesOf } = await readPacked(file).catch((cause: unknown) => {
    throw new IndexFailure(...indexWording.noWrittenQuestions, { cause });
  });
  const { model, dimension } = detailsSchema.parse(details);
  const ids = Buffer.from(bytesOf('passages')).toString('latin1');
  const counts = bytesOf('counts');
  const bytes = bytesOf('vectors');
  const vectors = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const about = new Map<string, Int8Array>();
  let from = 0;
  counts.forEach((count, n) => {
    const to = from + count * dimension;
    about.set(ids.slice(n * ID_BYTES, (n + 1) * ID_BYTES), vectors.subarray(from, to));
    from = to;
  });
  return { model, about: (passage) => about.get(passage) };
}

/** Stores up to 255 questions for each passage. */
export async function saveWrittenQuestions(
  model: { weightsHash: string; dimension: number },
  questions: ReadonlyMap<string, readonly Float32Array[]>,
  file = FILE,
): Promise<void> {
  await writePacked(
    file,
    { model: model.weightsHash, dimension: model.dimension },
    {
      passages: Buffer.from([...questions.keys()].join(''), 'latin1'),
      counts: Uint8Array.from([...questions.values()].map(({ length }) => length)),
      vectors: packUnitVectors([...questions.values()].flat()),
    },
  );
}
