// Runs as a separate process that parses files and splits them into passages.
import { chunkFile } from '../../ingest/editions/chunk-file.js';
import { loadTokenizer } from '../models/minilm/tokenizer.js';
import { countTokens } from '../models/openai/count-tokens.js';
import { createParser } from '../parsers/parse-file.js';
import { serveParsing } from '../parsers/serve-parsing.js';

serveParsing(async ({ counting, limits }) => {
  const ports = {
    parse: createParser(limits),
    countTokens: counting === 'minilm' ? (await loadTokenizer()).count : countTokens,
  };
  return (file) => chunkFile(ports, file);
});
