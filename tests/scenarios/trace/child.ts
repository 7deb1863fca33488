// Starts the real service and command under a trace, and uses them as people do: a question, an ingest, a
// handoff. Everything that connects to the service runs in this process too, because the network may only
// have loopback.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { plainBrowser, type PlainBrowser } from '../../fakes/web/running-pages.js';
import type { TracePlan } from './plan.js';

const plan = JSON.parse(process.argv[2]!) as TracePlan;
const QUESTION = 'Does a child have to consent to a referral?';
const LATER_QUESTION = 'How often is a night check made?';

const service = spawn('strace', plan.service, { stdio: ['ignore', 'pipe', 'inherit'] });
const url = await startUp(service.stdout);
const [practitioner, adviser] = [plainBrowser(url), plainBrowser(url)];

await practitioner.get('/');
await practitioner.postJson('/chat/messages', { text: QUESTION });
await shows(practitioner, '/', /does not have to consent|consent is not/i);

const ingest = spawn('strace', [...plan.ingest, 'ingest', plan.folder, '--publish']);
const [said] = await Promise.all([text(ingest.stderr), once(ingest, 'exit')]);
if (ingest.exitCode !== 0) throw new Error(`The ingest failed: ${said}`);
await until(async () => {
  await practitioner.postJson('/chat/messages', { text: LATER_QUESTION });
  return (await practitioner.get('/')).text.includes('every forty minutes');
}, 2_000);

await practitioner.postJson('/chat/messages', { text: 'adviser' });
await adviser.submit('/sign-in', { name: 'Ann Okafor' });
const request = /\/desk\/escalation\/[\w-]+/;
await shows(adviser, '/desk', request);
const path = request.exec((await adviser.get('/desk')).text)![0];
await adviser.get(path);
await adviser.submit(path, { do: 'claim' });
await shows(adviser, path, /id="reply-form"/);
await adviser.submit(path, { do: 'reply', text: 'Is the child safe tonight?' });
await shows(practitioner, '/', /Is the child safe tonight\?/);
process.stdout.write('asked, ingested and handed over\n');

service.kill('SIGTERM');
await once(service, 'exit');
process.exit(service.exitCode ?? 1);

/** Reads the service’s output at start-up, and returns its address. */
async function startUp(output: NodeJS.ReadableStream): Promise<string> {
  let address: string | undefined;
  for await (const line of createInterface({ input: output })) {
    address = /^Ask questions: (\S+)\/$/.exec(line)?.[1] ?? address;
    if (address && /^Sources are only checked .*REFRESH_SOURCES=scheduled/.test(line)) return address;
  }
  throw new Error('The service ended before it said where it is, and that it follows no sources.');
}

function shows(browser: PlainBrowser, page: string, words: RegExp): Promise<void> {
  return until(async () => words.test((await browser.get(page)).text));
}

/** Waits without a time limit, because the test ends this process if it takes too long. */
async function until(holds: () => Promise<boolean>, pauseMs = 300): Promise<void> {
  while (!(await holds())) await wait(pauseMs);
}
