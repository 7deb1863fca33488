// Runs a Prometheus server on this machine. It reads services’ metrics, evaluates alert rules and answers
// queries.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.js';

export interface Series {
  metric: Record<string, string>;
  /** Pairs of a time, in seconds since 1970, and a value as text. */
  values: [number, string][];
}

export interface RunningPrometheus {
  /** Returns true if a query currently returns a value. Throws if Prometheus cannot parse the query. */
  finds(query: string): Promise<boolean>;
  /** Returns the values of a query between two times, in seconds since 1970. */
  range(query: string, start: number, end: number): Promise<Series[]>;
  /** Returns the names and labels of all series recorded so far, as text. */
  allLabels(): Promise<string>;
  close(): Promise<void>;
}

export interface PrometheusOptions {
  urls: readonly string[];
  token: string;
  /** The full path of a file of alert rules. */
  rules?: string;
  everySeconds?: number;
}

const STEP_SECONDS = 15;

/** Starts Prometheus. Resolves when it has read each service 3 times, so that rates can be calculated. */
export async function startPrometheus(
  program: string,
  { urls, token, rules, everySeconds = 1 }: PrometheusOptions,
): Promise<RunningPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const every = `${everySeconds}s`;
  const config = {
    global: { scrape_interval: every, scrape_timeout: every, evaluation_interval: `${STEP_SECONDS}s` },
    ...(rules && { rule_files: [rules] }),
    scrape_configs: [
      {
        job_name: 'ctac',
        authorization: { credentials: token },
        static_configs: [{ targets: urls.map((url) => new URL(url).host) }],
      },
    ],
  };
  // Prometheus expects YAML. JSON works too, because it is valid YAML.
  await writeFile(join(folder, 'prometheus.yml'), JSON.stringify(config));
  const port = await freePort();
  const child = spawn(
    program,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const ask = async <T>(path: string, query: Record<string, string>): Promise<T> => {
    const reply = await fetch(
      `http://127.0.0.1:${port}/api/v1/${path}?${new URLSearchParams(query).toString()}`,
    );
    const { data, error } = (await reply.json()) as { data?: T; error?: string };
    if (!data) throw new Error(`${JSON.stringify(query)}: ${error}`);
    return data;
  };
  const found = async (query: string) => (await ask<{ result: unknown[] }>('query', { query })).result.length;
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const areRead = async () => (await found('count_over_time(up[1m]) > 2 and up == 1')) === urls.length;
  for (let tries = 0; !(await areRead().catch(() => false)); tries += 1) {
    if (tries === 200 * everySeconds) {
      await close();
      throw new Error('Prometheus did not read the service in time.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    finds: async (query) => (await found(query)) > 0,
    async range(query, start, end) {
      const times = { start: String(start), end: String(end), step: String(STEP_SECONDS) };
      return (await ask<{ result: Series[] }>('query_range', { query, ...times })).result;
    },
    allLabels: async () => JSON.stringify(await ask('series', { 'match[]': '{job="ctac"}' })),
    close,
  };
}
