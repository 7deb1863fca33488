// Answers 20 questions a second from a DATA_DIR until standard input closes, then prints a line for each
// answer.
import { readFileSync } from 'node:fs';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { connectGuidance } from '../../../adapters/composition/guidance.js';
import { openStores } from '../../../adapters/composition/stores.js';
import { publicText } from '../../../knowledge/model/personal-data.js';

const EVERY_MS = 50;

const silent = () => undefined;
const settings = readSettings({ ...process.env, LOG_LEVEL: 'silent' });
const stores = await openStores(settings);
const { database } = stores;
const guidance = await connectGuidance(settings, stores, { info: silent, warn: silent, error: silent });
await guidance.loadLive();
const questions = readFileSync('adapters/cli/questions/guidance-questions.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => (JSON.parse(line) as { question: string }).question);

/** The passages of each release, used to detect an answer that mixes releases. */
const held = new Map<number, Promise<Set<string>>>();
const passagesOf = (release: number) => {
  const known =
    held.get(release) ??
    guidance.store.contentOf(release).then(({ passages }) => new Set(passages.map(({ id }) => id)));
  held.set(release, known);
  return known;
};

async function answer(n: number): Promise<object> {
  const start = performance.now();
  try {
    const found = await guidance.answerQuestion({
      text: publicText(questions[n % questions.length]!),
      context: [],
    });
    const ms = performance.now() - start;
    const shown = [...found.citations, ...found.passages].map(({ passage }) => passage.id);
    return { at: Date.now(), ms, release: found.release, shown };
  } catch (error) {
    return { at: Date.now(), error: String(error) };
  }
}

let n = 0;
const under = new Set<Promise<void>>();
const answers: { at: number; release?: number; shown?: string[]; error?: string; ms?: number }[] = [];
const begin = performance.now();
const ask = () => {
  const one = answer((n += 1)).then((line) => {
    answers.push(line as (typeof answers)[number]);
    under.delete(one);
  });
  under.add(one);
};
// Calculates the number of questions due from the clock, because timers are late while this process is busy.
const timer = setInterval(() => {
  while (n < (performance.now() - begin) / EVERY_MS) ask();
}, EVERY_MS);
process.stdout.write('ready\n');
process.stdin.resume();
process.stdin.once('end', () => {
  clearInterval(timer);
  void Promise.all(under).then(async () => {
    // Reads the releases only at the end, because reading them earlier would slow down the answers we
    // measure.
    for (const { shown, ...line } of answers) {
      const passages = line.release === undefined ? new Set<string>() : await passagesOf(line.release);
      process.stdout.write(
        `${JSON.stringify({ ...line, mixed: shown?.some((id) => !passages.has(id)) ?? false })}\n`,
      );
    }
    await guidance.close();
    await database.close();
    process.exit(0);
  });
});
