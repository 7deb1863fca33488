// Counts how many sentences in 2 files pass the check of model-written sentences: `npm run bench:claims --
// PASSAGES.jsonl HOSTILE.jsonl TRUE.jsonl [lost]`.
// A passage is {n, text}. A sentence is {n, text}, with the n of its passage. `lost` prints the true
// sentences that fail the check.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createSentenceCheck } from '../../knowledge/written-answers/check-sentence.js';
import { describeKept, glossary, keptOf, type Tried } from '../support/sentences-kept.js';

const lineSchema = z.object({ n: z.union([z.string(), z.number()]), text: z.string().min(1) });

function linesOf(file: string): z.infer<typeof lineSchema>[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => lineSchema.parse(JSON.parse(line)));
}

const [passagesFile, hostileFile, trueFile, wanted] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
if (!passagesFile || !hostileFile || !trueFile) {
  process.stderr.write('Usage: npm run bench:claims -- PASSAGES.jsonl HOSTILE.jsonl TRUE.jsonl [lost]\n');
  process.exit(2);
}
const passages = new Map(linesOf(passagesFile).map(({ n, text }) => [n, text]));
const triedIn = (file: string): Tried[] =>
  linesOf(file).map(({ n, text }) => {
    const passage = passages.get(n);
    if (passage === undefined) throw new Error(`${file} names a passage ${n} that ${passagesFile} lacks.`);
    return { passage, text };
  });
const [hostile, honest] = [triedIn(hostileFile), triedIn(trueFile)];
describeKept(hostile, honest).forEach(say);
if (wanted === 'lost') {
  const kept = new Set(keptOf(honest).map(({ text }) => text));
  honest.filter(({ text }) => !kept.has(text)).forEach(({ text }) => say(`true, not kept: ${text}`));
}
const start = performance.now();
for (const { passage, text } of [...hostile, ...honest])
  createSentenceCheck([{ text: passage }], glossary)(text);
const ms = (performance.now() - start) / (hostile.length + honest.length);
say(`${ms.toFixed(2)} ms a sentence, its passage read anew`);
