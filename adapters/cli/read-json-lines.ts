// Reads a file with one JSON object on each line.
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { InputFailure } from '../../knowledge/model/errors.js';

/** Skips empty lines. Throws `InputFailure`, which names the line and says what each line `mustBe`. */
export async function* readJsonLines<T>(
  file: string,
  schema: z.ZodType<T>,
  mustBe: string,
): AsyncGenerator<T> {
  for (const [n, line] of (await readLines(file)).entries()) {
    if (!line.trim()) continue;
    let read: T;
    try {
      read = schema.parse(JSON.parse(line));
    } catch (cause) {
      const remedy = `Each line must be an object: ${mustBe}`;
      throw new InputFailure(`Line ${n + 1} of ${file} cannot be read.`, remedy, { cause });
    }
    yield read;
  }
}

/** We do not use node:readline, because it also ends a line at U+2028, which JSON allows within a string. */
async function readLines(file: string): Promise<string[]> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  } catch (cause) {
    const remedy = 'Check the path and its permissions.';
    throw new InputFailure(`The file ${file} cannot be read.`, remedy, { cause });
  }
}
