import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { InputFailure } from '../../knowledge/model/errors.js';
import { fileWording as said } from './wording/file-wording.js';

/**
 * Skips empty lines. If any lines are wrong, throws an `InputFailure` with their numbers and this `remedy`, so
 * that a long file can be corrected in one go. The failure's cause is the error in the first wrong line.
 */
export async function readJsonLines<T>(file: string, schema: z.ZodType<T>, remedy: string): Promise<T[]> {
  const values: T[] = [];
  const bad: number[] = [];
  let cause: unknown;
  for (const [n, line] of (await readLines(file)).entries()) {
    if (!line.trim()) continue;
    try {
      values.push(schema.parse(JSON.parse(line)));
    } catch (error) {
      cause ??= error;
      bad.push(n + 1);
    }
  }
  if (bad.length) throw new InputFailure(said.badLines(bad, file), remedy, { cause });
  return values;
}

/** We do not use node:readline, because it also ends a line at U+2028, which JSON allows within a string. */
async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  } catch (cause) {
    throw new InputFailure(...said.noFile(file), { cause });
  }
}
