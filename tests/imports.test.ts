// The direction of imports is held by rules; a rule that could not fail would hold nothing.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** A file that breaks each rule, and what it imports. */
const BROKEN: Record<string, [file: string, imports: string]> = {
  'knowledge-imports-only-itself': ['knowledge/a.ts', '../bot/main.js'],
  'ingest-imports-knowledge-only': ['ingest/a.ts', '../bot/main.js'],
  'bot-does-not-import-adapters': ['bot/a.ts', '../adapters/connect.js'],
  'entry-points-import-connect-only': ['adapters/start/cli.ts', '../adapters/slack/platform.js'],
  'adapters-import-nouns-only': ['adapters/teams/a.ts', '../../bot/use-case.js'],
  'adapters-stand-alone': ['adapters/web/a.ts', '../slack/platform.js'],
  'slack-in-one-folder': ['adapters/web/b.ts', '@slack/bolt'],
  'teams-in-one-folder': ['bot/b.ts', 'botbuilder'],
  'openai-in-one-folder': ['knowledge/b.ts', '@langchain/openai'],
  'hnsw-in-one-folder': ['ingest/b.ts', 'hnswlib-node'],
  'open-id-in-one-folder': ['adapters/web/c.ts', 'openid-client'],
  'sql-in-one-folder': ['bot/c.ts', 'kysely'],
  'mcp-in-one-folder': ['bot/g.ts', '@modelcontextprotocol/sdk/server/mcp.js'],
  'onnxruntime-loaded-in-one-file': ['adapters/minilm/a.ts', 'onnxruntime-node'],
  'not-to-unresolvable': ['bot/d.ts', './nowhere.js'],
  'no-circular': ['bot/e.ts', './f.js'],
};
const SOUND: Record<string, string> = {
  'adapters/start/main.ts': "import '../adapters/connect.js';\n",
  'bot/use-case.ts': "import '../knowledge/source.js';\nexport const useCase = 1;\n",
  'bot/f.ts': "import './e.js';\nexport const f = 1;\n",
  'knowledge/model/source.ts': 'export const source = 1;\n',
  'ingest/read.ts': "import '../knowledge/source.js';\nexport const read = 1;\n",
  'adapters/compose/compose.ts':
    "import './slack/platform.js';\nimport '../bot/use-case.js';\nimport '../ingest/read.js';\n",
  'adapters/slack/outgoing/platform.ts': "import '../../knowledge/source.js';\nexport const platform = 1;\n",
};

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(home, name));
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function put(file: string, text: string): void {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), text);
}

function cruise(): { code: number | null; said: string } {
  const command = join(ROOT, 'node_modules', '.bin', 'depcruise');
  const { status, stdout } = spawnSync(command, ['bot', 'knowledge', 'ingest', 'adapters'], {
    cwd: home,
    encoding: 'utf8',
  });
  return { code: status, said: stdout };
}

test('a sound tree passes, and each rule fails for a file that breaks it', () => {
  for (const [file, text] of Object.entries(SOUND))
    put(file, file === 'bot/f.ts' ? 'export const f = 1;\n' : text);
  put('bot/use-case.ts', `import './f.js';\n${SOUND['bot/use-case.ts']}`);
  const sound = cruise();
  expect([sound.code, sound.said]).toEqual([0, expect.stringMatching(/no dependency violations/)]);

  put('bot/f.ts', SOUND['bot/f.ts']!);
  for (const [file, imports] of Object.values(BROKEN))
    put(file, `import '${imports}';\nexport const broken = 1;\n`);
  const broken = cruise();
  expect(broken.code).not.toBe(0);
  const silent = Object.entries(BROKEN).filter(
    ([rule, [file]]) => !broken.said.split('\n').some((line) => line.includes(` ${rule}: ${file}`)),
  );
  expect(silent.map(([rule]) => rule)).toEqual([]);
});
