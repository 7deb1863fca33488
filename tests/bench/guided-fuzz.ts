// Like `npm run fuzz`, but keeps each input that reaches new code, and changes the kept ones to get further:
// `npm run fuzz:guided [-- MINUTES] [PART-OF-A-NAME]`. Each reader gets the same share of the time.
import { searchGuided } from './fuzzing/guided-search.js';
import { watchCode } from './fuzzing/reached-code.js';
import type { Tried } from './fuzzing/run-odd-inputs.js';
import { tryReaders } from './fuzzing/try-readers.js';

const ROOT = new URL('../../', import.meta.url).href;
const isOurs = (url: string) =>
  url.startsWith(ROOT) && /^(?:adapters|bot|ingest|knowledge)\//.test(url.slice(ROOT.length));

async function tryGuided(readers: readonly Tried[], minutes: number): Promise<void> {
  for (const tried of readers) {
    const code = watchCode(isOurs);
    const end = performance.now() + (minutes * 60_000) / readers.length;
    const kept = await searchGuided(tried, code, {
      seed: Date.now() % 1e9,
      isOver: () => performance.now() > end,
    });
    code.stop();
    process.stdout.write(`${tried.one.name}: ${tried.runs} runs, ${kept.length} inputs kept\n`);
  }
}

await tryReaders(tryGuided);
