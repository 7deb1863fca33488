// Converts this project's older sets of messages and questions into marked messages, to train the message
// reader.
// Usage: npx tsx tools/training/readers/prepare-older.ts OUT
// Leaves out the sets for which we report figures: held-out files, the twelfth batch, calibration and
// everyday questions.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../../', import.meta.url);
const PERSONAL = 'tools/training/messages/first-batches/personal/';
const ORDINARY = 'tools/training/messages/first-batches/ordinary/';
const NEVER_LEARNT = 'personal-twelfth.jsonl';
/** Uses only every 15th of the encoder's training questions, because they are about guidance and name no one. */
const EVERY = 15;

interface Row {
  marked?: string;
  text?: string;
  question?: string;
}

const [out] = process.argv.slice(2);
if (out === undefined) {
  process.stderr.write('Usage: npx tsx tools/training/readers/prepare-older.ts OUT\n');
  process.exit(2);
}

const rowsOf = (file: string): Row[] =>
  readFileSync(new URL(file, ROOT), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
const filesIn = (folder: string) =>
  readdirSync(fileURLToPath(new URL(folder, ROOT)))
    .filter((name) => name.endsWith('.jsonl') && name !== NEVER_LEARNT)
    .map((name) => folder + name);

const messages: [kind: string, words: string | undefined][] = [
  ...rowsOf('tools/training/messages/first-batches/urgency/urgent.jsonl').map(
    ({ text }) => ['dangeronly', text] as [string, string],
  ),
  ...rowsOf('tools/training/messages/first-batches/urgency/not-urgent.jsonl').map(
    ({ text }) => ['calmonly', text] as [string, string],
  ),
  ...filesIn(PERSONAL)
    .flatMap(rowsOf)
    .map(({ marked }) => ['personal', marked] as [string, string]),
  ...filesIn(ORDINARY)
    .flatMap(rowsOf)
    .map(({ marked }) => ['lookalike', marked] as [string, string]),
  ...['tools/training/questions/own-questions.jsonl', 'adapters/cli/questions/guidance-questions.jsonl']
    .flatMap(rowsOf)
    .map(({ question }) => ['question', question] as [string, string]),
  ...['written-questions', 'given-questions', 'further-questions']
    .flatMap((name) => rowsOf(`tools/training/${name}.jsonl`))
    .filter((_, n) => n % EVERY === 0)
    .map(({ question }) => ['question', question] as [string, string]),
];
writeFileSync(out, messages.map(([kind, words]) => `=== ${kind} plain\n${words}\n`).join(''));
process.stdout.write(`${messages.length} messages\n`);
