// Reads SciFact in BEIR’s version (Wadden and others, 2020): abstracts, and claims with judgements of which
// abstracts support or refute them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParseFile, ReadFolder } from '../../ingest/model/ports.js';

export interface Abstract {
  id: string;
  title: string;
  text: string;
}

export interface Claim {
  id: string;
  text: string;
  relevant: ReadonlySet<string>;
}

export interface SciFact {
  abstracts: Abstract[];
  /** Claims that have judgements, in the order of the file. */
  claims: Claim[];
}

/** Returns undefined if the folder does not contain SciFact. */
export function readSciFact(folder: string): SciFact | undefined {
  const corpus = join(folder, 'corpus.jsonl');
  if (!existsSync(corpus)) return undefined;
  const abstracts = jsonLines<{ _id: string; title: string; text: string }>(corpus).map(
    ({ _id, title, text }) => ({ id: _id, title, text }),
  );
  const judged = new Map<string, Set<string>>();
  const [, ...rows] = lines(join(folder, 'qrels-cited-validation.tsv'));
  for (const row of rows) {
    const [claim = '', abstract = '', score] = row.split('\t');
    if (!(Number(score) > 0)) continue;
    judged.set(claim, (judged.get(claim) ?? new Set()).add(abstract));
  }
  const claims = jsonLines<{ _id: string; text: string }>(join(folder, 'queries.jsonl'))
    .filter(({ _id }) => judged.has(_id))
    .map(({ _id, text }) => ({ id: _id, text, relevant: judged.get(_id)! }));
  return { abstracts, claims };
}

/** Returns the abstracts as a folder for ingest: a text file for each, described by a catalogue. */
export function sciFactFiles({ abstracts }: SciFact): { readFolder: ReadFolder; parse: ParseFile } {
  const files = abstracts.map(({ id, text }) => {
    const bytes = Buffer.from(text);
    return { name: `${id}.txt`, bytes: bytes.length, read: () => Promise.resolve(bytes) };
  });
  const catalogue = JSON.stringify(
    abstracts.map(({ id, title }) => ({ file: `${id}.txt`, slug: id, title })),
  );
  return {
    readFolder: () => Promise.resolve({ files, catalogue }),
    parse: (_kind, bytes) =>
      Promise.resolve({
        document: { blocks: [{ kind: 'paragraph', text: Buffer.from(bytes).toString('utf8') }] },
        details: {},
      }),
  };
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim());
}

function jsonLines<T>(file: string): T[] {
  return lines(file).map((line) => JSON.parse(line) as T);
}
