// The catalogues: the files whose texts people read.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Matches files of prompts for models, which no person reads. */
const PROMPTS = /^(?:knowledge\/language-model|adapters\/models\/openai)\/[\w-]+-prompt\.ts$/;
const CATALOGUE = /\/wording\/|[/-]wording\.ts$|^adapters\/evidence\/content\//;

export const holdsNoCode = (path: string) => PROMPTS.test(path) || CATALOGUE.test(path);

export const catalogues = () =>
  ['adapters', 'bot', 'ingest', 'knowledge']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => path.endsWith('.ts') && CATALOGUE.test(path))
    .sort();
