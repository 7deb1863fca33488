// Draws sentences and comments at random, so that people who have not seen the code can judge them.
// Usage: npm run draw:words -- SEED [REVISION]
// Prints a JSON object on each line. REVISION is a commit to read; without it, the files here are read.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { commentsIn, draw, sentencesInSource } from './read-words.js';

const SENTENCES = 150;
const COMMENTS = 100;
/** Welsh has no English reader, and prompts and notes have people of their own to judge them. */
const CATALOGUE = /^(?!.*\/welsh\/).*(?:\/wording\/|[/-]wording\.ts$)|^adapters\/evidence\/content\//;

const [seed, revision] = process.argv.slice(2);
if (!/^\d+$/.test(seed ?? '')) {
  process.stderr.write('Usage: npm run draw:words -- SEED [REVISION]\nSEED is a whole number.\n');
  process.exit(2);
}
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
const files = git('ls-tree', '-r', '--name-only', revision ?? 'HEAD')
  .split('\n')
  .filter((path) => path.endsWith('.ts'));
const read = (path: string) => (revision ? git('show', `${revision}:${path}`) : readFileSync(path, 'utf8'));

print(
  'sentence',
  draw(
    files.filter((path) => CATALOGUE.test(path)).flatMap((path) => sentencesInSource(read(path))),
    SENTENCES,
    Number(seed),
  ),
);
print(
  'comment',
  draw(
    files.flatMap((path) => commentsIn(read(path))),
    COMMENTS,
    Number(seed),
  ),
);

function print(kind: string, texts: readonly string[]): void {
  for (const text of texts) process.stdout.write(`${JSON.stringify({ kind, text })}\n`);
}
