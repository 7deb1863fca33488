// Tests the `eval` command as an editor runs it: output, refused input and exit codes.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveEngineCheck, publishSamples, type LiveSamples } from '../support/live-samples.js';
import { transpiled } from '../support/deployment/transpiled.js';

let samples: LiveSamples;
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'eval-'));
  samples = await publishSamples(['guardians-england-and-wales', 'nrm-referral-and-consent']);
}, 120_000);
afterAll(async () => {
  await samples.close();
  await rm(home, { recursive: true });
});

/**
 * Runs the same command as `npm run --silent eval -- ARGS`, but without npm, which takes a second to start.
 */
function evaluated(args: readonly string[], dataDir = samples.dataDir) {
  const child = spawn(process.execPath, [transpiled('tests/bench/eval.ts'), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (piece: Buffer) => (said.output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said.errors += piece.toString()));
  return new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

async function questions(...lines: object[]): Promise<string> {
  const file = join(home, 'questions.jsonl');
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}

const found = {
  id: 'consent',
  question: 'Does a child have to consent to being referred to the NRM?',
  gold: [{ doc: 'nrm-referral-and-consent', quote: 'A child does not consent to an NRM referral' }],
};
const gone = {
  id: 'gone',
  question: 'how many hours may a ticket be parked',
  gold: [{ doc: 'parking', quote: 'a ticket may be parked for nine hours at most' }],
};
const open = { id: 'open', question: 'What does a guardian do?' };

describe('a file of questions', { timeout: 120_000 }, () => {
  it('is asked of the live release, scored, and its misses are explained', async () => {
    const { code, output } = await evaluated(['--questions', await questions(found, gone, open)]);
    expect(code).toBe(0);
    expect(output).toMatch(/wanted words within the first 1,000 found\s+0\.500/);
    expect(output).toMatch(/The document is not in the live release: 1[^]*gone: how many hours/);
    expect(output).toMatch(/Nothing was expected of these[^]*open: What does a guardian do\?/);
    expect(output).not.toContain('consent:');
  });

  it('becomes one object with --json, and nothing else on standard output', async () => {
    const { output } = await evaluated(['--json', '--questions', await questions(found, gone, open)]);
    const evaluation = JSON.parse(output);
    expect(evaluation.scores.answerable).toMatchObject({ n: 2, recallIn1000Words: 0.5 });
    expect(evaluation.misses.map(({ id, why }: { id: string; why: string }) => [id, why])).toEqual([
      ['gone', 'document-missing'],
    ]);
    expect(evaluation.listed).toMatchObject([{ id: 'open' }]);
  });
});

describe('what cannot be done', { timeout: 120_000 }, () => {
  it('is a line that is wrong: it is named, and nothing is asked', async () => {
    const { code, output, errors } = await evaluated([
      '--questions',
      await questions(found, { quest: 'Zora?' }),
    ]);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toMatch(/Line 2: “question”/);
    expect(errors).not.toMatch(/Zora|\n\s+at /);
  });

  it('is asking where nothing is live: it says how guidance is taken in', async () => {
    const file = await questions(open);
    await giveEngineCheck(join(home, 'empty'));
    const empty = await evaluated(['--questions', file], join(home, 'empty'));
    expect(empty).toMatchObject({ code: 1, output: '' });
    expect(empty.errors).toMatch(/No release is live\. Run: npm run ctac -- ingest/);
  });

  it('is a nation that is none, or no file at all', async () => {
    const file = await questions(open);
    const nation = await evaluated(['--questions', file, '--jurisdiction', 'france']);
    expect(nation).toMatchObject({ code: 1, output: '' });
    expect(nation.errors).toMatch(/france.*england, wales, scotland, northern-ireland/);
    const none = await evaluated([]);
    expect(none).toMatchObject({ code: 1, output: '' });
    expect(none.errors).toMatch(/Usage: npm run eval/);
  });
});
