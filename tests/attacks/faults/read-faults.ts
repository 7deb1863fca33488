// Reads the faults that were once in the code, one JSON line each, and puts one back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const faultSchema = z.strictObject({
  /** What goes wrong with the fault. */
  why: z.string().min(1),
  file: z.string().min(1),
  /** Text that occurs once in the file, and the faulty text that replaces it. */
  find: z.string().min(1),
  put: z.string(),
  test: z.string().endsWith('.test.ts'),
  /** The title of the test that must fail, or a part of it. */
  title: z.string().min(1),
});
export type Fault = z.infer<typeof faultSchema>;

export function readFaults(): Fault[] {
  return readFileSync(new URL('faults.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => faultSchema.parse(JSON.parse(line)));
}

/** Puts the fault into a copy of the project. Returns a function that takes it out again. */
export function putBack({ file, find, put }: Fault, copy: string): () => void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2) throw new Error(`${file} must have this once: ${find}`);
  writeFileSync(
    path,
    text.replace(find, () => put),
  );
  return () => writeFileSync(path, text);
}
