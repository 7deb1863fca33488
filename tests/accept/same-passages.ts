// Checks that each document of the shared corpora gives the same passages in the process that reads files, which has
// limits, as in this process, which has none.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { loadTokenizer } from '../../adapters/models/minilm/tokenizer.js';
import { DEFAULT_LIMITS, type ParseLimits } from '../../adapters/parsers/blocks/limits.js';
import { createParser } from '../../adapters/parsers/parse-file.js';
import { createParserProcess } from '../../adapters/parsers/parser-process.js';
import { readFolder } from '../../adapters/sources/folder.js';
import { chunkFile } from '../../ingest/editions/chunk-file.js';
import { kindOf, slugOf } from '../../ingest/editions/read-files.js';
import type { ChunkedDocument, ChunkFile } from '../../ingest/model/ports.js';
import { describeFailure, InputFailure } from '../../knowledge/model/errors.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

const UNLIMITED = Object.fromEntries(
  Object.keys(DEFAULT_LIMITS).map((name) => [name, Infinity]),
) as unknown as ParseLimits;

type Outcome = ChunkedDocument | string;

export async function comparePassages({ shared, measurements }: AcceptanceContext): Promise<void> {
  const here = { parse: createParser(UNLIMITED), countTokens: (await loadTokenizer()).count };
  const childFile = fileURLToPath(new URL('../../adapters/composition/parser-child.ts', import.meta.url));
  const child = createParserProcess({ childFile, counting: 'minilm' });
  const differing: string[] = [];
  const [counts, folders] = [{ files: 0, refused: 0, passages: 0 }, ['corpus', 'corpus-bulk']];
  for (const folder of folders) {
    const { files } = await readFolder(join(shared, folder));
    for (const { name, read } of files) {
      const file = { kind: kindOf(name), bytes: await read(), details: { slug: slugOf(name) } };
      const expected = await outcomeOf((one) => chunkFile(here, one), file);
      if (!isDeepStrictEqual(await outcomeOf(child.chunkFile, file), expected))
        differing.push(`${folder}/${name}`);
      counts.files += 1;
      if (typeof expected === 'string') counts.refused += 1;
      else counts.passages += expected.passages.length;
    }
  }
  await child.close();
  const { files, refused, passages } = counts;
  process.stdout.write(`       ${files} files, ${refused} of them refused by both, ${passages} passages\n`);
  measurements.note('files compared', files, 'at least 1', files > 0);
  measurements.note(
    'files whose passages differ',
    differing.length ? `${differing.length}, first ${differing[0]}` : '0',
    '0',
    !differing.length,
  );
}

async function outcomeOf(chunk: ChunkFile, file: Parameters<ChunkFile>[0]): Promise<Outcome> {
  try {
    // Results from the other process have been through JSON.
    return JSON.parse(JSON.stringify(await chunk(file))) as ChunkedDocument;
  } catch (error) {
    if (error instanceof InputFailure) return describeFailure(error);
    throw error;
  }
}
