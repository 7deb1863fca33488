// Makes the breach report, at the desk and from the command line.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { breach } from '../../../../adapters/cli/governance/breach.js';
import { writtenAnswers } from '../../../browser/written-answers.js';
import { plainBrowser } from '../../../fakes/web/running-pages.js';
import { runSite, type RunningSite } from '../../../fakes/web/running-site.js';

const PATH = '/desk/breach-report';

let site: RunningSite;
let folder: string;
beforeEach(async () => {
  site = await runSite(writtenAnswers);
  folder = mkdtempSync(join(tmpdir(), 'breach-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await site.close();
});

test('is downloaded by an admin who gives a reason, and is itself recorded', async () => {
  const admin = plainBrowser(site.url);
  await admin.submit('/sign-in', { name: 'Ada Mensah', role: 'admin' });
  expect((await admin.get(PATH)).status).toBe(200);
  const today = new Date().toISOString().slice(0, 10);
  const days = { from: today, to: today };
  const refused = await admin.submit(PATH, { ...days, do: 'html' });
  expect(refused.text).toContain('Enter a reason.');
  const page = await admin.submit(PATH, { ...days, reason: 'A lost laptop', do: 'html' });
  expect(page.headers.get('content-disposition')).toBe('attachment; filename="breach-report.html"');
  const json = await admin.submit(PATH, { ...days, reason: 'A lost laptop', do: 'json' });
  expect(JSON.parse(json.text)).toMatchObject({ madeBy: { name: 'Ada Mensah' }, people: [] });
  expect(await site.store.records.accessLog.find({ what: 'export' }, { limit: 9, offset: 0 })).toHaveLength(
    2,
  );
  expect(await site.store.records.audit.find({ kind: 'export' }, { limit: 9, offset: 0 })).toHaveLength(2);
});

test('is written by a command to a folder as JSON and as a page', async () => {
  const ports = {
    store: site.store,
    clock: () => new Date(),
    software: { version: '1', node: '20', lockDigest: 'x' },
  };
  const terminal = { write: () => undefined, say: () => undefined };
  const out = join(folder, 'report');
  const args = ['--from', '2026-05-04', '--to', '2026-05-05', '--reason', 'A lost laptop', '--out', out];
  expect(await breach(ports, args, terminal)).toBe(0);
  expect(readFileSync(join(out, 'breach-report.html'), 'utf8')).toContain('<h1>Breach report</h1>');
  expect(JSON.parse(readFileSync(join(out, 'breach-report.json'), 'utf8'))).toMatchObject({ people: [] });
  await expect(breach(ports, args.slice(0, 4), terminal)).rejects.toThrow('Enter a reason.');
});
