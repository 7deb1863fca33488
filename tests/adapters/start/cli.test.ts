// Runs the `ctac` command as a person would, and checks its output and exit code.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openToOthers } from '../../../adapters/composition/settings/data-folder.js';
import { giveEngineCheck } from '../../support/live-samples.js';
import { transpiled } from '../../support/deployment/transpiled.js';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'ctac-'));
  await giveEngineCheck(join(home, 'data'));
});
afterAll(() => rm(home, { recursive: true }));

/** Runs the command like `npm run --silent ctac -- ARGS`, but without npm, which takes a second to start. */
function ctac(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [transpiled('adapters/start/cli.ts'), ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: join(home, 'data'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (piece: Buffer) => (said.output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said.errors += piece.toString()));
  return new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }));
  });
}

async function questions(...lines: string[]): Promise<string> {
  const file = join(home, 'questions.jsonl');
  await writeFile(file, lines.join('\n'));
  return file;
}

it('ends quietly if whatever reads its output has had enough', async () => {
  const child = spawn(
    'bash',
    [
      '-c',
      `"$0" "$1" --help | true; exit "\${PIPESTATUS[0]}"`,
      process.execPath,
      transpiled('adapters/start/cli.ts'),
    ],
    {
      env: { PATH: process.env.PATH, DATA_DIR: join(home, 'data') },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let errors = '';
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect({ code, errors }).toEqual({ code: 0, errors: '' });
});

describe('help', () => {
  it('lists every command, on standard output', async () => {
    for (const asked of [['--help'], ['-h'], ['help']]) {
      const { code, output, errors } = await ctac(asked);
      expect(code).toBe(0);
      expect(output).toMatch(/^Usage:\n {2}ctac ingest [\s\S]*ctac doctor/);
      expect(errors).toBe('');
    }
  });

  it('says which commands take --json and --editor', async () => {
    const { output } = await ctac(['--help']);
    expect(output).toContain('(all commands from refresh to status take --json and --editor NAME)');
  });

  it('on one command is about that one', async () => {
    for (const asked of [
      ['breach', '--help'],
      ['help', 'breach'],
    ]) {
      const { code, output } = await ctac(asked);
      expect(code).toBe(0);
      expect(output).toMatch(/^Usage:\n {2}ctac breach --from DAY/);
      expect(output).not.toContain('ctac ingest');
    }
  });

  it('comes with a wrong option, for its command alone', async () => {
    const { code, output, errors } = await ctac(['unanswered', '--moonlight']);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain('--moonlight');
    expect(errors).toContain('ctac unanswered [--days N]');
    expect(errors).not.toContain('ctac ingest');
  });
});

it('suggests the command that was meant', async () => {
  const { code, errors } = await ctac(['stauts']);
  expect(code).toBe(2);
  expect(errors).toMatch(/^There is no command "stauts"\. Did you mean status\?\n\nUsage:/);
});

describe('asking a batch', () => {
  it('writes lines of JSON and nothing else to standard output, and files that its own user alone can read', async () => {
    const file = await questions(
      '{"id": "1", "question": "Who refers Zora to the NRM?"}',
      '{"id": "2", "question": "My number is 07700 900123, ring me."}',
    );
    const before = process.umask(0o022);
    const { code, output } = await ctac(['ask', '--batch', file]);
    process.umask(before);
    expect(code).toBe(0);
    expect(existsSync(join(home, 'data', 'store.sqlite'))).toBe(true);
    expect(openToOthers(join(home, 'data'))).toEqual([]);
    const lines = output.split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['1', '2']);
  });

  it('refuses a nation or words beside the file, which would not count', async () => {
    const file = await questions('{"id": "1", "question": "Who?"}');
    for (const more of [['--nation', 'wales'], ['Who?']]) {
      const { code, output, errors } = await ctac(['ask', '--batch', file, ...more]);
      expect({ code, output }).toEqual({ code: 2, output: '' });
      expect(errors).toMatch(/leave out --nation[^]*Usage:/);
    }
  });

  it('names a line that it cannot read on standard error, without a word of it, and ends with a fault', async () => {
    const file = await questions('{"id": "1", "question": "Who?"}', '{"id": "2", "words": "Zora"}');
    const { code, output, errors } = await ctac(['ask', '--batch', file]);
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toContain(`Line 2 of ${file} cannot be read.`);
    expect(errors).not.toMatch(/Zora|\n\s+at /);
  });
});

describe('a wrong use', () => {
  it('of an empty question, which an unset variable leaves, is not answered', async () => {
    for (const question of ['', '  ']) {
      const { code, output, errors } = await ctac(['ask', question]);
      expect({ code, output }).toEqual({ code: 2, output: '' });
      expect(errors).toMatch(/^Add a question/);
    }
    const file = await questions('{"id": "1", "question": " "}');
    expect((await ctac(['ask', '--batch', file])).errors).toContain(`Line 1 of ${file} cannot be read.`);
  });

  it('of a command that is none shows those that are', async () => {
    for (const name of ['dance', 'toString', '']) {
      const { code, output, errors } = await ctac(name ? [name] : []);
      expect({ code, output }).toEqual({ code: 2, output: '' });
      expect(errors).toMatch(/Usage:[^]*ctac ingest FOLDER/);
    }
  });

  it('of an option that is none says so, with the usage', async () => {
    const { code, errors } = await ctac(['ingest', '--publsh', home]);
    expect(code).toBe(2);
    expect(errors).toMatch(/--publsh[^]*Usage:/);
  });

  it('of a setting is named with the way to set it', async () => {
    const { code, output, errors } = await ctac(['status'], { PORT: 'many' });
    expect({ code, output }).toEqual({ code: 1, output: '' });
    expect(errors).toMatch(/PORT: .*\.env/);
    expect((await ctac(['status'], { PORT: 'many', DATABSE_URL: 'x' })).errors).toMatch(
      /^DATABSE_URL is not a setting .*Did you mean DATABASE_URL\?\n/,
    );
    expect(errors).not.toMatch(/\n\s+at /);
  });
});
