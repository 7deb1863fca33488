// Times the longest permitted messages, made to be slow, against a usual question, turn by turn in one run: npm run bench:long.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectCommands } from '../../adapters/compose/commands.js';
import { LONGEST_MESSAGE } from '../../adapters/web/chat/message-length.js';
import { ingest } from '../../adapters/cli/ingest.js';
import { longMessages } from '../attacks/long-messages.js';

const TURNS = 15;
const USUAL =
  'A boy of 15 was found in a house full of plants last night and says he owes money to the people who brought him here. Do I need his consent to refer him to the NRM?';

const dataDir = process.env.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'long-messages-')));
const commands = connectCommands({ ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
const guidance = await commands.guidance();
if (!(await guidance.store.liveRelease()))
  await ingest(guidance, ['ingest/samples'], { publish: true, stream: process.stderr });
const { answerQuestion, redact, detectUrgency } = await commands.asking();

async function costOf(message: string): Promise<number> {
  const begun = performance.now();
  const { text } = redact(message);
  detectUrgency(message);
  await answerQuestion({ text, context: [] });
  return performance.now() - begun;
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const messages = [{ name: 'usual', text: USUAL }, ...longMessages(LONGEST_MESSAGE)];
const costs = new Map(messages.map(({ name }) => [name, [] as number[]]));
for (let turn = -2; turn < TURNS; turn += 1)
  for (const { name, text } of messages) {
    const ms = await costOf(text);
    if (turn >= 0) costs.get(name)!.push(ms);
  }
const usual = median(costs.get('usual')!);
for (const [name, all] of costs) {
  const ms = median(all);
  process.stdout.write(
    `${name.padEnd(24)} ${ms.toFixed(1).padStart(8)} ms  ${(ms / usual).toFixed(2).padStart(6)} times a usual question\n`,
  );
}
await commands.close();
if (!process.env.DATA_DIR) await rm(dataDir, { recursive: true, force: true });
