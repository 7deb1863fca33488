// Tests that a process with nothing to do but fetch pages, such as `ctac refresh` on SQLite, does not exit
// while it waits for its turn.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { transpiled } from '../../support/deployment/transpiled.js';

it('waits for its turn although nothing else keeps it alive, and ends when the last page is there', async () => {
  const server = createServer((_request, response) => response.end('A page.'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [transpiled('tests/adapters/sources/child.ts'), site]);
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(child, 'exit')) as [number | null];
  server.close();
  expect({ said, code }).toEqual({ said: '/a found\n/b found\n', code: 0 });
});
