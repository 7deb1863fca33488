// Tests the README’s third promise, about personal details, below the level of libraries. The real service
// and command run under a trace of system calls, which shows the addresses they contact and the files they
// write.
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { transpiled } from '../../support/deployment/transpiled.js';
import { describeWith } from '../../support/requirements.js';
import { note } from '../../support/running-guidance.js';
import { isThorough } from '../../support/thoroughness.js';
import { readTrace, traceTo, withoutNetwork, type Traced } from './trace.js';
import type { TracePlan } from './plan.js';
import { smallestModel } from './smallest-model.js';

/**
 * The time limit. Two processes with three models each start under a trace, which took 250 seconds on two
 * cores at a load of 20.
 */
const PATIENCE_MS = 480_000;
/**
 * Returns the command that starts a program. A thorough run uses tsx, like `npm start`. Other runs use
 * transpiled programs, because under a trace, tsx takes up half of the time.
 */
const program = (file: string) =>
  isThorough ? [process.execPath, '--import', 'tsx', file] : [process.execPath, transpiled(file)];

/** An option for Node that stops our programs from turning telemetry off. */
const TELEMETRY_ON = `--import=data:text/javascript,${encodeURIComponent(`
  const set = (target, name, value) => name === 'ORT_DISABLE_TELEMETRY' || Reflect.set(target, name, value);
  Object.defineProperty(process, 'env', { value: new Proxy(process.env, { set }) });`)}`;

describeWith('strace', 'what the service contacts and writes', (strace) => {
  let place: string;
  const at = (...names: string[]) => join(place, ...names);
  /** Only the environment variables that a process needs. None of them turns telemetry off. */
  const environment = () => ({
    PATH: process.env.PATH,
    HOME: at('home'),
    TMPDIR: at('tmp'),
    DATA_DIR: at('data'),
    PORT: '0',
  });
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'trace-'));
    await Promise.all(['home', 'tmp', 'guidance'].map((name) => mkdir(at(name))));
  });
  afterAll(() => rm(place, { recursive: true, force: true }));
  const inHome = () => readdir(at('home'), { recursive: true });

  /**
   * The programs that should load the native runtime. If one used a different engine, the trace would not
   * cover the runtime.
   */
  const RUNTIMES = ['message-reader/reader-child', 'minilm/child', 'passage-reader/passage-reader-child'];
  const elsewhere = ({ written }: Traced) =>
    written.filter((file) => !`${file}/`.startsWith(`${at('data')}/`) && !isHarmless(file));
  /** True for devices, and for the files and sockets of tsx. */
  const isHarmless = (file: string) =>
    file.startsWith(at('tmp', 'tsx-')) || (file.startsWith('/dev/') && !file.startsWith(place));

  /** Uses the service and the command, from the first start to a handoff. Returns their traces. */
  async function useAll(variables: NodeJS.ProcessEnv): Promise<Traced[]> {
    await writeFile(
      at('guidance', 'night.md'),
      note('Night checks', 'A night check is made at least every forty minutes.'),
    );
    const plan: TracePlan = {
      folder: at('guidance'),
      service: traceTo(at('service.trace'), program('adapters/start/main.ts')),
      ingest: traceTo(at('ingest.trace'), program('adapters/start/cli.ts')),
    };
    const command = [...program('tests/scenarios/trace/child.ts'), JSON.stringify(plan)];
    const driver = withoutNetwork(command, variables);
    const [said, errors] = await Promise.all([
      text(driver.stdout!),
      text(driver.stderr!),
      once(driver, 'exit'),
    ]);
    expect(said, errors).toBe('asked, ingested and handed over\n');
    expect(driver.exitCode, errors).toBe(0);
    const traces = await Promise.all(['service.trace', 'ingest.trace'].map((name) => readTrace(at(name))));
    for (const { runtimes } of traces) expect(runtimes).toEqual(RUNTIMES);
    return traces;
  }

  test(
    'it contacts no one and writes into DATA_DIR alone, from its first start to a handoff',
    async () => {
      for (const traced of await useAll(environment())) {
        expect(traced.contacted.filter((to) => !isHarmless(to))).toEqual([]);
        expect(elsewhere(traced)).toEqual([]);
      }
      expect(await inHome()).toEqual([]);
    },
    PATIENCE_MS,
  );

  // This test is only part of a thorough run, because it takes as long as the one above.
  if (isThorough)
    test(
      'telemetry would be seen in the service and in the command',
      async () => {
        const variables = { ...environment(), DATA_DIR: at('data', 'faulty'), NODE_OPTIONS: TELEMETRY_ON };
        for (const traced of await useAll(variables)) {
          expect(traced.contacted).not.toEqual([]);
          expect(elsewhere(traced)).not.toEqual([]);
        }
        expect(await inHome()).not.toEqual([]);
        await rm(at('home'), { recursive: true });
        await mkdir(at('home'));
      },
      PATIENCE_MS,
    );

  test(
    'telemetry of the native runtime would be seen: it looks up a host and writes into the home folder',
    async () => {
      await writeFile(at('model.onnx'), smallestModel());
      const file = at('faulty.trace');
      const faulty = `import('onnxruntime-node').then(({ InferenceSession }) =>
        InferenceSession.create('${at('model.onnx')}'));
        setInterval(() => undefined, 1_000);`;
      const command = [strace, ...traceTo(file, [process.execPath, '-e', faulty])];
      const child = withoutNetwork(command, environment());
      try {
        await expect
          .poll(async () => (await readTrace(file).catch(() => undefined))?.contacted.length ?? 0, {
            timeout: PATIENCE_MS / 2,
          })
          .toBeGreaterThan(0);
        await expect.poll(inHome, { timeout: PATIENCE_MS / 2 }).not.toEqual([]);
        expect(elsewhere(await readTrace(file))).not.toEqual([]);
      } finally {
        child.kill('SIGKILL');
      }
    },
    PATIENCE_MS,
  );
});
