// Finds statements in migrations that would break the previous version or lock a table for a long time: those
// that squawk finds, and those that write or delete rows, which squawk does not look at.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Migration } from '../../../../adapters/sql/migrations/migration.js';

export interface Step extends Pick<Migration, 'name' | 'byItself'> {
  statements: readonly string[];
}

interface Found {
  file: string;
  /** Counts from 0. */
  line: number;
  rule_name: string;
}

const CONFIG = fileURLToPath(new URL('./squawk.toml', import.meta.url));

const MAKES = /^create table (?:if not exists )?"?(\w+)/i;
const CHANGES = /^(?:alter table|drop table|update|delete from) (?:if exists )?"?(\w+)/i;
const WRITES_ROWS = /^(?:update|delete)\b/i;

/** Returns the statements that are refused, with the reasons, by the name of their step. */
export function judgeSteps(squawk: string, steps: readonly Step[]): Map<string, string[]> {
  const files = steps.map(({ statements, byItself }) => {
    const lines = statements.map((statement) => `${statement.replace(/\s+/g, ' ').trim()};`);
    return byItself ? lines : ['begin;', ...lines, 'commit;'];
  });
  const found = runSquawk(squawk, files);
  const foundIn = (step: number) => found.filter(({ file }) => basename(file) === `${step}.sql`);
  return new Map(steps.map(({ name }, step) => [name, refused(files[step]!, foundIn(step))]));
}

/** Runs squawk once. Each step has a file of its own, because squawk remembers the tables that a file makes. */
function runSquawk(squawk: string, files: readonly string[][]): Found[] {
  const folder = mkdtempSync(join(tmpdir(), 'squawk-'));
  files.forEach((lines, step) => writeFileSync(join(folder, `${step}.sql`), lines.join('\n')));
  const options = ['--config', CONFIG, '--reporter', 'json'];
  const { stdout } = spawnSync(squawk, [...options, join(folder, '*.sql')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return JSON.parse(stdout) as Found[];
}

function refused(lines: readonly string[], found: readonly Found[]): string[] {
  const made = lines.map((line) => MAKES.exec(line)?.[1]);
  return lines.flatMap((line, n) => {
    const why = found.filter((one) => one.line === n).map(({ rule_name }) => rule_name);
    if (WRITES_ROWS.test(line)) why.push('writes-rows');
    const changed = CHANGES.exec(line)?.[1];
    // No version knows a table that is made in the same step.
    const isNew = changed !== undefined && made.includes(changed);
    return why.length && !isNew ? [`${why.join(', ')}: ${line}`] : [];
  });
}
