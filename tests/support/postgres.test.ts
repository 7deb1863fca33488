// Tests that our own PostgreSQL server starts, if PostgreSQL is installed, and leaves nothing behind when it
// stops.
import { existsSync } from 'node:fs';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startPostgres } from './postgres.js';
import { describeWith } from './requirements.js';

describeWith('postgresql', 'a server of ours', (program) => {
  it('answers, two of them side by side, and is gone with its files when stopped', async () => {
    // Only checks these two servers’ folders, because other tests start servers at the same time.
    const folders: string[] = [];
    const [one, other] = await Promise.all([startPostgres(program), startPostgres(program)]);
    expect(one.url).not.toBe(other.url);
    for (const { url } of [one, other]) {
      const client = new pg.Client(url);
      await client.connect();
      expect((await client.query('select 1 + 1 as sum')).rows).toEqual([{ sum: 2 }]);
      const { rows } = await client.query<{ data_directory: string }>('show data_directory');
      folders.push(rows[0]!.data_directory);
      await client.end();
    }
    expect(folders.map((folder) => existsSync(folder))).toEqual([true, true]);
    await Promise.all([one.stop(), other.stop()]);
    await expect(new pg.Client(one.url).connect()).rejects.toThrow(/ECONNREFUSED/);
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
  });

  it('says so at once when the program is no server', async () => {
    await expect(startPostgres(program.replace(/postgres$/, 'nothing/postgres'))).rejects.toThrow(/ENOENT/);
  });
});
