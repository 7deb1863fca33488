// Tests a streamed reply over real HTTP.
import { expect, test } from 'vitest';
import { createServer } from '../../../../adapters/web/server/server.js';

const silent = () => undefined;

test('Node does not warn of a leak while a reply is streamed and replies are counted', async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error) => void warnings.push(warning);
  process.on('warning', hear);
  const statuses: number[] = [];
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    log: { info: silent, warn: silent, error: silent },
    ready: () => Promise.resolve({ ready: true }),
    onReply: (status) => statuses.push(status),
  });
  async function* body() {
    yield 'one';
    yield await Promise.resolve('two');
  }
  server.get('/stream', () => Promise.resolve({ status: 200, body: body() }));
  const { url } = await server.listen();
  expect(await (await fetch(`${url}/stream`)).text()).toBe('onetwo');
  await expect.poll(() => statuses).toEqual([200]);
  await server.close();
  process.off('warning', hear);
  expect(warnings).toEqual([]);
});
