// Counts the lines of the product at a revision: all of them, and those that are neither blank nor a comment.
// Data, such as word lists and training examples, is counted separately.
// Usage: npm run --silent count:lines [REVISION]
import { execFileSync } from 'node:child_process';

const PARTS = ['knowledge', 'ingest', 'bot', 'adapters', 'tools'];
const IS_CODE = /\.(?:ts|js|css|py|sql)$/u;
const IS_DATA = /\.(?:jsonl?|txt)$/u;
const LINE_COMMENT: Record<string, string> = { py: '#', sql: '--' };

interface Counts {
  files: number;
  lines: number;
  code: number;
  comments: number;
  data: number;
}

const revision = process.argv[2] ?? 'HEAD';
const counts = PARTS.map((part) => sumOf(filesIn(part).map((file) => countIn(file))));
const rows = [...PARTS, 'all'].map((part, row) => ({ part, ...(counts[row] ?? sumOf(counts)) }));
process.stdout.write(['part', 'files', 'lines', 'code', 'comments', 'data'].join('\t') + '\n');
for (const row of rows) process.stdout.write(Object.values(row).join('\t') + '\n');

function filesIn(part: string): string[] {
  return git('ls-tree', '-r', '--name-only', '-z', revision, '--', part)
    .split('\0')
    .filter((file) => IS_CODE.test(file) || IS_DATA.test(file));
}

function countIn(file: string): Counts {
  const lines = git('show', `${revision}:${file}`).replace(/\n$/u, '').split('\n');
  if (IS_DATA.test(file)) return { files: 0, lines: 0, code: 0, comments: 0, data: lines.length };
  const comments = commentsAmong(lines, LINE_COMMENT[file.slice(file.lastIndexOf('.') + 1)] ?? '//');
  const blank = lines.filter((line) => line.trim() === '').length;
  return { files: 1, lines: lines.length, code: lines.length - comments - blank, comments, data: 0 };
}

/** A comment after code on the same line counts as code. */
function commentsAmong(lines: readonly string[], lineComment: string): number {
  let inBlock = false;
  return lines.filter((line) => {
    const text = line.trim();
    const isComment = text !== '' && (inBlock || text.startsWith('/*') || text.startsWith(lineComment));
    if (text.startsWith('/*')) inBlock = true;
    if (text.includes('*/')) inBlock = false;
    return isComment;
  }).length;
}

function sumOf(all: readonly Counts[]): Counts {
  const sum = { files: 0, lines: 0, code: 0, comments: 0, data: 0 };
  for (const one of all) for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += one[key];
  return sum;
}

function git(...args: string[]): string {
  return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
}
