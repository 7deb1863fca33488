import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { InputFailure } from '../../knowledge/model/errors.js';
import { fileWording as said } from './wording/file-wording.js';

/**
 * Skips empty lines. If any line is wrong, throws an `InputFailure` with the numbers of all that are, and this
 * `remedy`, so that a long file can be put right in one go.
 */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>, remedy: string): Promise<T[]> {
  const values: T[] = [];
  const bad: number[] = [];
  for (const [n, line] of (await readLines(file)).entries()) {
    if (!line.trim()) continue;
    const read = schema.safeParse(parsed(line));
    if (read.success) values.push(read.data);
    else bad.push(n + 1);
  }
  if (bad.length) throw new InputFailure(said.badLines(bad, file), remedy);
  return values;
}

/** No schema accepts undefined, so a line that is not JSON counts as wrong. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** We do not use node:readline, because it also ends a line at U+2028, which JSON allows within a string. */
async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  } catch (cause) {
    throw new InputFailure(...said.noFile(file), { cause });
  }
}
