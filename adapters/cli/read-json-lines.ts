import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { InputFailure } from '../../knowledge/model/errors.js';
import { fileWording as said } from './wording/file-wording.js';

/**
 * Skips empty lines. If a line is wrong, throws an `InputFailure` with the line's number and this `remedy`.
 */
export async function* readJsonLines<T>(
  file: string,
  schema: z.ZodType<T>,
  remedy: string,
): AsyncGenerator<T> {
  for (const [n, line] of (await readLines(file)).entries()) {
    if (!line.trim()) continue;
    let read: T;
    try {
      read = schema.parse(JSON.parse(line));
    } catch (cause) {
      throw new InputFailure(said.badLine(n + 1, file), remedy, { cause });
    }
    yield read;
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
