// Fits the weights that distinguish new questions, follow-ups, small talk and requests, and reports how well
// they classify unseen writers.
// Usage: npm run fit:turns
import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { createMiniLmEmbedder } from '../../../adapters/models/minilm/embedder.js';
import { turnFeatures, type TurnToRead } from '../../../knowledge/turns/turn-features.js';
import { TURN_KINDS } from '../../../knowledge/turns/turn-kinds.js';
import { turnOdds, writeTurnWeights, type TurnWeights } from '../../../knowledge/turns/turn-odds.js';
import { decideTurn } from '../../../knowledge/turns/decide-turn.js';
import { fitMultinomial } from './fit-multinomial.js';
import { knownTurns, unrelatedQuestions, type KnownTurn } from './known-turns.js';
import { countDecisions, decisionLines, turnRow, type DecidedTurn } from './count-decisions.js';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
/** The number of messages that must contain a word. Rarer words say nothing about other messages. */
const FEWEST_WITH_MARK = 18;
const RIDGE = 0.003;
/** The number of groups of writers. Each group is classified with weights fitted on the others. */
const FOLDS = 3;

const folder = at('tools/training/conversations');
const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
const written = files.flatMap((name) => knownTurns(join(folder, name)));
const questions = [
  ...unrelatedQuestions(at('tools/training/written-questions.jsonl'), 13),
  ...unrelatedQuestions(at('tools/training/given-questions.jsonl'), 3),
];
const others = [
  ...unrelatedQuestions(at('tools/training/written-questions.jsonl'), 13, 1),
  ...unrelatedQuestions(at('tools/training/held-out-questions.jsonl'), 1),
];
const { vectors, model } = await embedAll([...written, ...questions, ...others]);
const read = (turn: KnownTurn): TurnToRead => ({
  text: turn.text,
  vector: vectors.get(turn.text)!,
  ...(turn.before !== undefined && { before: { text: turn.before, vector: vectors.get(turn.before)! } }),
});

const decided: DecidedTurn[] = [];
const writers = [...new Set(written.map((turn) => turn.writer))];
for (let fold = 0; fold < FOLDS; fold += 1) {
  const heldOut = new Set(writers.filter((_, n) => n % FOLDS === fold));
  const weights = fit([...written.filter(({ writer }) => !heldOut.has(writer)), ...questions]);
  for (const turn of written.filter(({ writer }) => heldOut.has(writer)))
    decided.push(decidedBy(weights, turn));
}
process.stdout.write(`writers not seen\n${decisionLines(countDecisions(decided)).join('\n')}\n`);
const weights = fit([...written, ...questions]);
const asked = others.map((turn) => decidedBy(weights, turn));
process.stdout.write(`other questions\n${decisionLines(countDecisions(asked)).join('\n')}\n`);
const json = await format(JSON.stringify(writeTurnWeights(weights)), { parser: 'json', printWidth: 110 });
writeFileSync(at('knowledge/turns/turn-weights.json'), json);

function decidedBy(weights: TurnWeights, turn: KnownTurn): DecidedTurn {
  const decision = decideTurn(turnOdds(weights, read(turn)), turn.before !== undefined);
  return { turn: { is: turnRow(turn.kind), kind: turn.kind }, decision };
}

function fit(turns: readonly KnownTurn[]): TurnWeights {
  const features = turns.map((turn) => turnFeatures(read(turn)));
  const counts = new Map<string, number>();
  for (const mark of features.flatMap(({ marks }) => marks)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  const values = features[0]!.values.length;
  const common = [...counts].filter(([, count]) => count >= FEWEST_WITH_MARK).map(([mark]) => mark);
  const marks = new Map(common.sort().map((mark, n) => [mark, values + n]));
  const rows = fitMultinomial(
    features.map((one, n) => ({
      values: Float32Array.from(one.values),
      ones: one.marks.flatMap((mark) => marks.get(mark) ?? []),
      kind: TURN_KINDS.indexOf(turns[n]!.kind),
      weight: 1,
    })),
    { columns: values + marks.size, kinds: TURN_KINDS.length, ridge: RIDGE },
  );
  return { model, kinds: TURN_KINDS, values, marks, rows };
}

async function embedAll(turns: readonly KnownTurn[]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'fit-turns-'));
  const embedder = await createMiniLmEmbedder({ dataDir });
  const texts = [...new Set(turns.flatMap(({ text, before }) => [text, ...(before ? [before] : [])]))];
  const embedded = await embedder.embedPassages(texts.map((text) => ({ text })));
  await embedder.close();
  await rm(dataDir, { recursive: true });
  return {
    vectors: new Map(texts.map((text, n) => [text, embedded[n]!.vector])),
    model: embedder.model.weightsHash,
  };
}
