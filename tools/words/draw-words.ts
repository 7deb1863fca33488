// Draws sentences, comments, paragraphs of the docs and log lines at random, so that people who have not seen
// the code can judge them.
// Usage: npm run draw:words -- SEED [REVISION]
// Prints a JSON object on each line. REVISION is a commit to read; without it, the files here are read.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { commentsIn, draw, logLinesIn, paragraphsIn, sentencesInSource } from './read-words.js';

const SENTENCES = 150;
const COMMENTS = 100;
const PARAGRAPHS = 50;
const LOG_LINES = 30;
/** Leaves out Welsh, which English readers cannot judge, and prompts and notes, which other people judge. */
const CATALOGUE = /^(?!tests\/|.*\/welsh\/).*(?:\/wording\/|[/-]wording\.ts$)|^adapters\/evidence\/content\//;
const DOCUMENT = /^(?:docs\/.*|README|CONTRIBUTING|SECURITY)\.md$/;
const PRODUCT = /^(?:adapters|bot|ingest|knowledge)\//;

const [seed, revision] = process.argv.slice(2);
if (!/^\d+$/.test(seed ?? '')) {
  process.stderr.write('Usage: npm run draw:words -- SEED [REVISION]\nSEED is a whole number.\n');
  process.exit(2);
}
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const paths = git('ls-tree', '-r', '--name-only', revision ?? 'HEAD').split('\n');
const files = paths.filter((path) => path.endsWith('.ts'));
const read = (path: string) => (revision ? git('show', `${revision}:${path}`) : readFileSync(path, 'utf8'));

print('sentence', files.filter(isCatalogue), sentencesInSource, SENTENCES);
print('comment', files, commentsIn, COMMENTS);
print('paragraph', paths.filter(isDocument), paragraphsIn, PARAGRAPHS);
print('log line', files.filter(isProduct), logLinesIn, LOG_LINES);

function isCatalogue(path: string): boolean {
  return CATALOGUE.test(path);
}

function isDocument(path: string): boolean {
  return DOCUMENT.test(path);
}

function isProduct(path: string): boolean {
  return PRODUCT.test(path);
}

function print(kind: string, from: readonly string[], textsIn: (source: string) => string[], count: number) {
  for (const text of draw(
    from.flatMap((path) => textsIn(read(path))),
    count,
    Number(seed),
  ))
    process.stdout.write(`${JSON.stringify({ kind, text })}\n`);
}
