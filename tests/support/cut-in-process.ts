// Reads files and splits them into passages in the test’s own process, instead of in a child process.
import { createParser } from '../../adapters/parsers/parse-file.js';
import { chunkFile, type ChunkFilePorts } from '../../ingest/editions/chunk-file.js';
import type { ChunkFile } from '../../ingest/model/ports.js';

export function chunkInProcess(
  countTokens: ChunkFilePorts['countTokens'],
  parse: ChunkFilePorts['parse'] = createParser(),
): ChunkFile {
  return (file) => chunkFile({ parse, countTokens }, file);
}
