// Runs a Prometheus server on this machine, which reads one service every second and answers queries.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.js';

export interface RunningPrometheus {
  /** Whether a query returns a value now. Throws if Prometheus cannot parse the query. */
  finds(query: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Resolves when Prometheus has read the service 3 times, so that rates are known. */
export async function startPrometheus(
  program: string,
  service: { url: string; token: string },
): Promise<RunningPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'prometheus-'));
  const { host } = new URL(service.url);
  const config = {
    global: { scrape_interval: '1s', scrape_timeout: '1s' },
    scrape_configs: [
      {
        job_name: 'ctac',
        authorization: { credentials: service.token },
        static_configs: [{ targets: [host] }],
      },
    ],
  };
  // Written as JSON, which Prometheus accepts because its settings are YAML, and YAML includes JSON.
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
  const finds = async (query: string) => {
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`);
    const { data, error } = (await reply.json()) as { data?: { result: unknown[] }; error?: string };
    if (!data) throw new Error(`${query}: ${error}`);
    return data.result.length > 0;
  };
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (
    let tries = 0;
    !(await finds('count_over_time(up[1m]) > 2 and up == 1').catch(() => false));
    tries += 1
  ) {
    if (tries === 200) {
      await close();
      throw new Error('Prometheus did not read the service within 20 seconds.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { finds, close };
}
