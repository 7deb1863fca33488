// A server of ours starts where PostgreSQL is installed, and nothing is left of it when it is stopped.
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from './postgres.js';
import { describeWith } from './requirements.js';

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('postgres-'));

describeWith('postgresql', 'a server of ours', (program) => {
  it('answers, two of them side by side, and is gone with its files when stopped', async () => {
    const before = folders();
    const [one, other] = await Promise.all([startPostgres(program), startPostgres(program)]);
    expect(one.url).not.toBe(other.url);
    for (const { url } of [one, other]) {
      const client = new pg.Client(url);
      await client.connect();
      expect((await client.query('select 1 + 1 as sum')).rows).toEqual([{ sum: 2 }]);
      await client.end();
    }
    expect(folders().length).toBeGreaterThanOrEqual(before.length + 2);
    await Promise.all([one.stop(), other.stop()]);
    await expect(new pg.Client(one.url).connect()).rejects.toThrow(/ECONNREFUSED/);
    for (const name of folders().filter((folder) => !before.includes(folder)))
      expect(existsSync(`${tmpdir()}/${name}/postmaster.pid`)).toBe(false);
  });

  it('says so at once when the program is no server', async () => {
    await expect(startPostgres(program.replace(/postgres$/, 'nothing/postgres'))).rejects.toThrow(/ENOENT/);
  });
});
