// Refreshes, reviews and publishes a change to one document of the whole corpus while another process answers
// 20 questions a second.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { readSettings } from '../../adapters/composition/settings/environment-settings.js';
import { connectEditing } from '../../adapters/composition/editing.js';
import { connectGuidance } from '../../adapters/composition/guidance.js';
import { openStores } from '../../adapters/composition/stores.js';
import { publishChanges } from '../../ingest/releases/publish-changes.js';
import { differenceBetween } from '../../ingest/comparing/difference-between.js';
import { refreshSource } from '../../ingest/sources/refresh-source.js';
import { reviewChange } from '../../ingest/review/review-change.js';
import { rollBack } from '../../ingest/releases/roll-back.js';
import { startFakeGovuk } from '../fakes/fake-govuk/fake-govuk.js';
import { webPageSource } from '../fakes/followed-sources.js';
import { runCtac } from './support/run-ctac.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

const SLUG = 'ho-first-responder-toolkit-2026-feb';
/**
 * The next edition, served from the same address as the current one, as if the publisher had replaced the
 * file.
 */
const CHANGED = 'ho-first-responder-toolkit-2026-v2.pdf';
/**
 * How long a full build takes on the machine described in docs/quality.md. Used if the corpus has already
 * been built.
 */
const FULL_BUILD_SECONDS = 159;

export async function refreshOneOfMany({ shared, work, measurements }: AcceptanceContext): Promise<void> {
  const whole = join(work, 'guidance');
  let fullSeconds = FULL_BUILD_SECONDS;
  const measured = join(work, 'full-build-seconds.txt');
  if (existsSync(measured)) fullSeconds = Number(readFileSync(measured, 'utf8'));
  else if (!existsSync(join(whole, 'store.sqlite'))) {
    const corpora = [join(shared, 'corpus'), join(shared, 'corpus-bulk')];
    fullSeconds = (await runCtac(['ingest', ...corpora, '--publish'], { dataDir: whole })).seconds;
    writeFileSync(measured, String(fullSeconds));
  }
  const dataDir = join(work, 'refresh');
  rmSync(dataDir, { recursive: true, force: true });
  cpSync(whole, dataDir, { recursive: true });
  const answering = await answerMeanwhile(dataDir);
  const edited = await edit(shared, dataDir);
  await new Promise((resolve) => setTimeout(resolve, 5_000));
  const answers = await answering.end();
  const { seconds, cpuSeconds, embedded, newPassages, rollbackSeconds, published } = edited;
  process.stdout.write(
    `       refresh ${seconds.refresh.toFixed(2)} s, diff ${seconds.diff.toFixed(2)} s, publish ${seconds.publish.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of the processor); full build ${fullSeconds.toFixed(0)} s\n`,
  );
  const all = seconds.refresh + seconds.diff + seconds.publish;
  measurements.atMost("share of the full build's time", all / fullSeconds, 0.03);
  measurements.note('passages embedded', embedded, String(newPassages), embedded === newPassages);
  measurements.atMost('seconds of the rollback', rollbackSeconds, 10);
  measurements.atMost(
    'questions answered with an error',
    answers.filter(({ error }) => error !== undefined).length,
    0,
  );
  measurements.atMost('answers that mix releases', answers.filter(({ mixed }) => mixed).length, 0);
  const spanMs = Math.max(...answers.map(({ at }) => at)) - Math.min(...answers.map(({ at }) => at));
  measurements.atLeast('questions answered a second', (answers.length - 1) / (spanMs / 1000), 19);
  const times = answers.flatMap(({ ms }) => ms ?? []).sort((a, b) => a - b);
  const releases = [...new Set(answers.map(({ release }) => release))];
  process.stdout.write(
    `       ${answers.length} answers from releases ${releases.join(', ')}; p50 ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms, p99 ${times[Math.floor(times.length * 0.99)]?.toFixed(0)} ms, slowest ${times.at(-1)?.toFixed(0)} ms\n`,
  );
  const first = answers.find(({ release }) => release === published.release);
  measurements.atMost(
    'seconds until the new release answers',
    first ? (first.at - published.at) / 1000 : Infinity,
    10,
  );
}

async function edit(shared: string, dataDir: string) {
  const site = await startFakeGovuk();
  site.putFile('/toolkit.pdf', 'application/pdf', readFileSync(join(shared, 'corpus', CHANGED)));
  const settings = readSettings({
    DATA_DIR: dataDir,
    PRIVATE_SOURCE_HOSTS: '127.0.0.1',
    LOG_LEVEL: 'silent',
  });
  const stores = await openStores(settings);
  const { database } = stores;
  const silent = () => undefined;
  const guidance = await connectGuidance(settings, stores, { info: silent, warn: silent, error: silent });
  const { ports } = connectEditing(settings, stores, guidance);
  const live = (await guidance.store.liveRelease())!;
  const { document } = (await guidance.store.documentOf(live.number, SLUG))!;
  // The title stays the same, so that unchanged passages keep their vectors.
  const source = { ...webPageSource(`${site.url}/toolkit.pdf`, SLUG), title: document.title };
  const cpuBefore = process.cpuUsage();
  const clock = stopwatch();
  const { changes } = await refreshSource(ports, source);
  const refresh = clock();
  const change = changes[0]!;
  const difference = await differenceBetween(ports.editing, change.base, change.edition);
  const diff = clock();
  await reviewChange(ports, { change: change.id, version: change.version, editor: 'ada', action: 'accept' });
  clock();
  const outcome = await publishChanges(ports, { editor: 'ada' });
  const publish = clock();
  const cpu = process.cpuUsage(cpuBefore);
  if (outcome.outcome !== 'published') throw new Error(`It was ${outcome.outcome}.`);
  const published = { release: outcome.release, at: Date.now() };
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  clock();
  await rollBack(ports, { editor: 'ada', reason: 'It was measured.' });
  const rollbackSeconds = clock();
  await guidance.close();
  await database.close();
  await site.close();
  const newPassages = difference.changes.filter(({ after }) => after).length;
  return {
    seconds: { refresh, diff, publish },
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    embedded: outcome.embedded,
    newPassages,
    rollbackSeconds,
    published,
  };
}

interface SteadyAnswer {
  at: number;
  ms?: number;
  release?: number;
  error?: string;
  mixed: boolean;
}

async function answerMeanwhile(dataDir: string): Promise<{ end(): Promise<SteadyAnswer[]> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/accept/support/answer-steadily.ts'], {
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers: SteadyAnswer[] = [];
  const lines = createInterface({ input: child.stdout });
  await once(lines, 'line');
  lines.on('line', (line) => answers.push(JSON.parse(line) as SteadyAnswer));
  return {
    async end() {
      child.stdin.end();
      await once(lines, 'close');
      return answers;
    },
  };
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const seconds = (now - last) / 1000;
    last = now;
    return seconds;
  };
}
