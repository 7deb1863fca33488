// Reads and cuts files in the test's own process, as the process that reads files does.
import { createParser } from '../../adapters/parsers/parse-file.js';
import { cutFile } from '../../ingest/editions/cut-file.js';
import type { CutFilePorts } from '../../ingest/editions/cut-file.js';
import type { CutFile } from '../../ingest/model/ports.js';

export function cutInProcess(
  countTokens: CutFilePorts['countTokens'],
  parse: CutFilePorts['parse'] = createParser(),
): CutFile {
  return (file) => cutFile({ parse, countTokens }, file);
}
