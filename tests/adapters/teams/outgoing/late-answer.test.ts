// A reply that arrives while the process is blocked is still read, so the message is not posted twice.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTeamsPlatform } from '../../../../adapters/teams/outgoing/platform.js';
import { teamsPlace } from '../../../../adapters/teams/model/place.js';
import { fakeCredentials } from '../../../fakes/fake-teams/fake-teams.js';
import { answered } from '../rendering/samples.js';

/** A fake connector in its own thread, which keeps working while this thread is blocked. */
const CONNECTOR = `
  const { parentPort } = require('node:worker_threads');
  let posted = 0;
  const server = require('node:http').createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(201, { 'content-type': 'application/json' });
      if (request.url === '/token') return response.end('{"access_token":"token"}');
      posted += 1;
      setTimeout(() => response.end(JSON.stringify({ id: 'posted-' + posted })), 50);
      parentPort.postMessage('asked');
    });
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));`;

let connector: Worker;
let serviceUrl: string;
beforeEach(async () => {
  connector = new Worker(CONNECTOR, { eval: true });
  const [port] = (await once(connector, 'message')) as [number];
  serviceUrl = `http://127.0.0.1:${port}/`;
});
afterEach(() => connector.terminate());

const silent = () => undefined;

function standStill(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('an answer that came in time, to a process that could not look, counts', async () => {
  const platform = createTeamsPlatform({
    callLimitMs: 1_000,
    credentials: fakeCredentials(`${serviceUrl}token`),
    log: { info: silent, warn: silent, error: silent },
  });
  const place = teamsPlace({
    serviceUrl,
    channelId: 'msteams',
    bot: { id: '28:bot' },
    conversation: { id: 'a:chat', conversationType: 'personal' },
  });
  const sending = platform.send(place, answered, 'key-1');
  await once(connector, 'message');
  standStill(1_500);
  expect(await sending).toEqual({ messageId: 'a:chat/posted-1' });
});
