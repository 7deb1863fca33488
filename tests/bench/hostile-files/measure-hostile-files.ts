// Measures whether the service still responds while it reads hostile files. Uploads each file as an editor
// would, and requests /healthz 10 times a second. Before that, measures without any file.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { UPLOAD_KINDS } from '../../../ingest/model/upload.js';
import { HOSTILE_FILES } from '../../attacks/files/hostile-files.js';
import { plainBrowser, type PlainBrowser } from '../../fakes/web/running-pages.js';
import { freePort } from '../../support/free-port.js';
import { watchMemory } from './watch-memory.js';

const EVERY_MS = 100;
/** The time to wait after the service reports that it is ready, because its models are still loading. */
const SETTLE_MS = 10_000;
const IDLE_MS = 20_000;
const START_MS = 900_000;
const UPLOADS = '/library/uploads';
const DETAILS = {
  publisher: 'Home Office',
  'nation-england': 'on',
  authority: 'other',
  licence: 'Open Government Licence v3.0',
};

/** Measures files with `wanted` in their name. Calls `say` with the result of each, and returns a summary. */
export async function measureHostileFiles(wanted: string, say: (line: string) => void): Promise<string[]> {
  const known = HOSTILE_FILES.filter(({ kind }) => UPLOAD_KINDS.some((one) => one === kind));
  // Makes the files before measuring, because this takes seconds.
  const files = known
    .filter(({ name }) => name.includes(wanted))
    .map(({ name, kind, make }) => ({ name, kind, bytes: new Uint8Array(make()) }));
  const home = mkdtempSync(join(tmpdir(), 'hostile-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const service = startService(url, home);
  try {
    await untilReady(url, service);
    const editor = plainBrowser(url);
    await editor.submit('/sign-in', { name: 'Ada Mensah', role: 'editor' });
    await wait(SETTLE_MS);
    const idle = await slowestWhile(url, wait(IDLE_MS));
    say(`nothing is read: slowest of ${idle.asked} replies ${Math.round(idle.slowestMs)} ms`);
    const memory = watchMemory(service.pid!, 'parser-child');
    let worst = { slowestMs: 0, name: '' };
    for (const { name, kind, bytes } of files) {
      memory.during(name);
      const during = await slowestWhile(url, upload(url, editor, `${name}.${kind}`, bytes));
      say(
        `${name}: ${during.result}; slowest of ${during.asked} ${Math.round(during.slowestMs)} ms, ${ratio(during, idle)} × idle`,
      );
      if (during.slowestMs > worst.slowestMs) worst = { slowestMs: during.slowestMs, name };
    }
    const most = memory.end();
    return [
      `${files.length} hostile files, slowest reply: ${Math.round(worst.slowestMs)} ms (${worst.name}), idle ${Math.round(idle.slowestMs)} ms: ${ratio(worst, idle)} times as long.`,
      most
        ? `Most memory of a process that reads files: ${Math.round(most.megabytes)} MB (${most.name}).`
        : 'The memory of processes can only be read on Linux.',
    ];
  } finally {
    service.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  }
}

function startService(url: string, home: string): ChildProcess {
  const main = new URL('../../../adapters/start/main.ts', import.meta.url);
  return spawn(process.execPath, ['--import', 'tsx', main.pathname], {
    cwd: new URL('../../../', import.meta.url).pathname,
    env: { ...process.env, PORT: new URL(url).port, DATA_DIR: home },
    stdio: 'ignore',
  });
}

async function untilReady(url: string, service: ChildProcess): Promise<void> {
  const end = performance.now() + START_MS;
  while (performance.now() < end && service.exitCode === null) {
    const reply = await fetch(`${url}/readyz`).catch(() => undefined);
    if (reply?.ok) return;
    await wait(500);
  }
  throw new Error('The service did not start.');
}

interface Measured<T> {
  result: T;
  asked: number;
  slowestMs: number;
}

/** Sends requests at fixed times, even if earlier requests have not been answered. */
async function slowestWhile<T>(url: string, work: Promise<T>): Promise<Measured<T>> {
  const replies: Promise<number>[] = [];
  const asking = setInterval(() => replies.push(timeOfReply(url)), EVERY_MS);
  const result = await work.finally(() => clearInterval(asking));
  const times = await Promise.all(replies);
  return { result, asked: times.length, slowestMs: Math.max(0, ...times) };
}

async function timeOfReply(url: string): Promise<number> {
  const start = performance.now();
  await (await fetch(`${url}/healthz`)).text();
  return performance.now() - start;
}

async function upload(
  url: string,
  editor: PlainBrowser,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const token = /name="token" value="([^"]*)"/.exec((await editor.get(UPLOADS)).text)?.[1] ?? '';
  const form = new FormData();
  const fields = {
    token,
    press: randomBytes(12).toString('base64url'),
    title: `Test of ${name}`,
    ...DETAILS,
  };
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new File([bytes], name));
  const reply = await fetch(url + UPLOADS, {
    method: 'POST',
    body: form,
    redirect: 'manual',
    headers: { Cookie: editor.cookie() },
  });
  const page = await reply.text();
  const [, refused = ''] = /<div class="refused"[^>]*>([\s\S]*?)<\/div>/.exec(page) ?? [];
  const reason = refused
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return reply.status === 303 ? 'read' : `${reply.status} ${reason.slice(0, 100)}`;
}

function ratio(one: { slowestMs: number }, other: { slowestMs: number }): string {
  return (one.slowestMs / Math.max(other.slowestMs, 1)).toFixed(1);
}
