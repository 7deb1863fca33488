// Checks that imports go in one direction. Also checks that each rule can fail, because otherwise it would be
// useless.
import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** For each rule, a file and an import in it that breaks the rule. */
const BROKEN: Record<string, [file: string, imports: string]> = {
  'knowledge-imports-only-itself': ['knowledge/a.ts', '../bot/replies/reply.js'],
  'ingest-imports-knowledge-only': ['ingest/a.ts', '../bot/replies/reply.js'],
  'bot-does-not-import-adapters': ['bot/a.ts', '../adapters/slack/platform.js'],
  'models-import-models-only': ['bot/model/a.ts', '../replies/reply.js'],
  'adapters-import-models-only': ['adapters/teams/a.ts', '../../bot/replies/reply.js'],
  'practitioners-words-by-language': ['bot/replies/a.ts', '../wording/english/replies-wording.js'],
  'adapters-stand-alone': ['adapters/web/a.ts', '../slack/platform.js'],
  'entry-points-choose-no-adapter': ['adapters/start/cli.ts', '../slack/platform.js'],
  'not-to-tests': ['adapters/web/f.ts', '../../tests/fakes/clock.js'],
  'tools-import-no-tests': ['tools/a.ts', '../tests/fakes/clock.js'],
  'not-to-dev-dependencies': ['adapters/web/g.ts', 'fast-check'],
  'slack-in-one-folder': ['adapters/web/b.ts', '@slack/bolt'],
  'teams-in-one-folder': ['bot/b.ts', 'botbuilder'],
  'bot-framework-called-in-three-files': ['adapters/teams/b.ts', 'botbuilder'],
  'openai-in-one-folder': ['knowledge/b.ts', '@langchain/openai'],
  'hnsw-in-one-folder': ['ingest/b.ts', 'hnswlib-node'],
  'open-id-in-one-folder': ['adapters/web/c.ts', 'openid-client'],
  'web-server-in-one-folder': ['adapters/web/d.ts', 'restify'],
  'sql-in-one-folder': ['bot/c.ts', 'kysely'],
  'minilm-in-one-folder': ['adapters/models/openai/a.ts', '@lat.md/embed'],
  'parsers-in-one-folder': ['ingest/c.ts', 'unpdf'],
  'html-entities-in-one-folder': ['ingest/d.ts', 'entities'],
  'metrics-in-one-folder': ['bot/z.ts', 'prom-client'],
  'mcp-in-one-folder': ['bot/g.ts', '@modelcontextprotocol/sdk/server/mcp.js'],
  'onnxruntime-loaded-in-one-file': ['adapters/models/minilm/a.ts', 'onnxruntime-node'],
  'not-to-unresolvable': ['bot/d.ts', './nowhere.js'],
  'no-circular': ['bot/e.ts', './f.js'],
};
const SOUND: Record<string, string> = {
  'adapters/start/main.ts': "import '../composition/compose.js';\n",
  'adapters/composition/compose.ts':
    "import '../slack/platform.js';\nimport '../../bot/replies/reply.js';\nimport '../../ingest/read.js';\n",
  'adapters/slack/platform.ts':
    "import '../../knowledge/model/source.js';\nimport '../http/http.js';\nexport const platform = 1;\n",
  'adapters/http/http.ts': 'export const http = 1;\n',
  'bot/replies/reply.ts':
    "import '../f.js';\nimport '../model/message.js';\nimport '../wording/words-in.js';\nimport '../../knowledge/model/source.js';\nexport const reply = 1;\n",
  'bot/model/message.ts': 'export const message = 1;\n',
  'bot/f.ts': 'export const f = 1;\n',
  'bot/wording/english/replies-wording.ts': 'export const words = 1;\n',
  'bot/wording/words-in.ts': "import './english/replies-wording.js';\nexport const all = 1;\n",
  'knowledge/model/source.ts': 'export const source = 1;\n',
  'ingest/read.ts': "import '../knowledge/model/source.js';\nexport const read = 1;\n",
  'tests/fakes/clock.ts': 'export const clock = 1;\n',
  'tools/fit.ts': "import '../knowledge/model/source.js';\n",
};
/** Two folders that import each other, although none of their files do. */
const LOOP: Record<string, string> = {
  'ingest/cutting/cut.ts': "import '../sorting/sort.js';\nexport const cut = 1;\n",
  'ingest/sorting/sort.ts': 'export const sort = 1;\n',
  'ingest/sorting/order.ts': "import '../cutting/piece.js';\nexport const order = 1;\n",
  'ingest/cutting/piece.ts': 'export const piece = 1;\n',
};

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(home, name));
  symlinkSync(join(ROOT, 'node_modules'), join(home, 'node_modules'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('no program or tool reads a file of the tests', () => {
  const files = execFileSync('git', ['ls-files', 'bot', 'knowledge', 'ingest', 'adapters', 'tools'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  const code = files.split('\n').filter((file) => /\.(?:ts|js|py)$/u.test(file));
  expect(code.length).toBeGreaterThan(1000);
  const reads = /['"`](?:\.\.\/)*tests\//u;
  expect(reads.test("new URL('../../tests/questions/own.jsonl', import.meta.url)")).toBe(true);
  expect(code.filter((file) => reads.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

function put(file: string, text: string): void {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), text);
}

function cruise(): { code: number | null; said: string } {
  const command = join(ROOT, 'node_modules', '.bin', 'depcruise');
  const { status, stdout } = spawnSync(command, ['bot', 'knowledge', 'ingest', 'adapters', 'tools'], {
    cwd: home,
    encoding: 'utf8',
  });
  return { code: status, said: stdout };
}

test('a sound tree passes, and each rule fails for a file that breaks it', () => {
  for (const [file, text] of Object.entries(SOUND)) put(file, text);
  const sound = cruise();
  expect([sound.code, sound.said]).toEqual([0, expect.stringMatching(/no dependency violations/)]);

  put('bot/f.ts', "import './e.js';\nexport const f = 1;\n");
  for (const [file, imports] of Object.values(BROKEN))
    put(file, `import '${imports}';\nexport const broken = 1;\n`);
  put('bot/h.ts', 'export const alone = 1;\n');
  for (const [file, text] of Object.entries(LOOP)) put(file, text);
  const broken = cruise();
  expect(broken.code).not.toBe(0);
  const expected = [
    ...Object.entries(BROKEN).map(([rule, [file]]) => ` ${rule}: ${file}`),
    ' no-orphans: bot/h.ts',
    ' no-circular-folders: ingest/cutting',
  ];
  expect(expected.filter((line) => !broken.said.includes(line))).toEqual([]);
  expect(rulesBut(expected)).toEqual([]);
}, 240_000);

/** Returns the rules that are not in this list. */
function rulesBut(broken: readonly string[]): string[] {
  const { forbidden } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[];
  };
  return forbidden
    .map(({ name }) => name)
    .filter((name) => !broken.some((line) => line.startsWith(` ${name}:`)));
}
