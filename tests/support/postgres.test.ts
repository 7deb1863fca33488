// Tests that our own PostgreSQL server starts, if PostgreSQL is installed, and leaves nothing behind when it
// stops.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
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

  it('keeps its data through a restart', async () => {
    const server = await startPostgres(program);
    const ask = async (query: string) => {
      const client = new pg.Client(server.url);
      await client.connect();
      const { rows } = await client.query<{ n: number }>(query);
      await client.end();
      return rows;
    };
    await ask('create table kept as select 1 as n');
    await server.restart();
    expect(await ask('select n from kept')).toEqual([{ n: 1 }]);
    await server.stop();
  });

  it('ends and empties its folder when the process that started it is killed', async () => {
    const start = `import { startPostgres } from './tests/support/postgres.ts';
      const { url } = await startPostgres(${JSON.stringify(program)});
      console.log(url);`;
    const owner = spawn('node', ['--import', 'tsx', '--input-type=module', '-e', start], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [printed] = (await once(owner.stdout, 'data')) as [Buffer];
    const client = new pg.Client(String(printed).trim());
    client.on('error', () => undefined);
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    owner.kill('SIGKILL');
    await expect.poll(() => readdirSync(rows[0]!.data_directory)).toEqual([]);
    await expect(new pg.Client(String(printed).trim()).connect()).rejects.toThrow(/ECONNREFUSED/);
  });

  it('says so at once when the program is not a server', async () => {
    await expect(startPostgres(program.replace(/postgres$/, 'nothing/postgres'))).rejects.toThrow(/ENOENT/);
  });
});
