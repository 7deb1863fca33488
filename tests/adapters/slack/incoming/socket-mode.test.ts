// In Socket Mode, the same events arrive over a connection that we open. As over HTTP, they are only
// acknowledged after they have been stored.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSlackEndpoint, type SlackEndpoint } from '../../../../adapters/slack/incoming/endpoint.js';
import { ConfigurationFailure } from '../../../../knowledge/model/errors.js';
import { BOT_TOKEN, startFakeSlack, type FakeSlack } from '../../../fakes/fake-slack/fake-slack.js';
import { buttonPress, command, directMessage } from '../../../fakes/fake-slack/payloads.js';
import { createRecordingInbox, type RecordingInbox } from '../../../fakes/fake-slack/recording-inbox.js';
import { startSocketServer, type SocketServer } from '../../../fakes/fake-slack/socket-server.js';

let slack: FakeSlack;
let socket: SocketServer;
let inbox: RecordingInbox;
let endpoint: SlackEndpoint;
beforeEach(async () => {
  slack = await startFakeSlack();
  socket = await startSocketServer();
  inbox = createRecordingInbox();
  slack.socketUrl = socket.url;
  endpoint = createSlackEndpoint({ botToken: BOT_TOKEN, appToken: 'xapp-local', apiUrl: slack.url }, inbox);
});
afterEach(async () => {
  await endpoint.stop();
  await socket.close();
  await slack.close();
});

const question = { type: 'events_api', envelope_id: 'env-1', payload: directMessage('What is the NRM?') };

test('stores an event and then acknowledges it', async () => {
  await endpoint.start();
  const release = inbox.holdNext();
  socket.send(question);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(socket.acknowledgements).toEqual([]);
  release();
  await expect.poll(() => socket.acknowledgements).toMatchObject([{ envelope_id: 'env-1' }]);
  expect(inbox.events).toMatchObject([{ kind: 'message', text: 'What is the NRM?' }]);
});

test('does not acknowledge what could not be stored, and takes it when it comes again', async () => {
  await endpoint.start();
  inbox.failNext();
  socket.send(question);
  socket.send({ ...question, envelope_id: 'env-2', retry_attempt: 1 });
  await expect.poll(() => socket.acknowledgements).toHaveLength(1);
  expect(socket.acknowledgements).toMatchObject([{ envelope_id: 'env-2' }]);
  expect(inbox.events).toHaveLength(1);
});

test('takes buttons and commands, and answers commands to the person alone', async () => {
  await endpoint.start();
  socket.send({ type: 'interactive', envelope_id: 'env-3', payload: buttonPress('{"do":"help"}') });
  socket.send({ type: 'slash_commands', envelope_id: 'env-4', payload: command('adviser') });
  await expect.poll(() => socket.acknowledgements).toHaveLength(2);
  expect(inbox.events.map((event) => event.kind)).toEqual(['action', 'action']);
  const answer = socket.acknowledgements.find((given) => given.envelope_id === 'env-4');
  expect(answer?.payload).toMatchObject({ response_type: 'ephemeral' });
});

test('says when it is connected again, because Slack may have dropped events until then', async () => {
  let reconnected = 0;
  inbox.reconnected = () => Promise.resolve(void (reconnected += 1));
  await endpoint.start();
  expect(reconnected).toBe(0);
  socket.drop();
  await expect.poll(() => reconnected, { timeout: 25_000 }).toBe(1);
  expect(socket.connections).toBe(2);
}, 30_000);

test('serves no address, because nothing has to reach this machine', () => {
  expect(endpoint.path).toBeUndefined();
});

test('says what to do when Slack refuses the app token', async () => {
  slack.socketUrl = undefined;
  const refused = createSlackEndpoint(
    { botToken: BOT_TOKEN, appToken: 'xapp-wrong', apiUrl: slack.url },
    inbox,
  );
  await expect(refused.start()).rejects.toThrow(ConfigurationFailure);
  await expect(refused.start()).rejects.toMatchObject({
    message: 'Slack refused the connection: invalid_auth.',
  });
});
