// Starts a fake Slack and our real endpoint, with Slack’s real library, behind a plain HTTP server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SlackConfig } from '../../../adapters/slack/model/types.js';
import { createSlackEndpoint } from '../../../adapters/slack/incoming/endpoint.js';
import { BOT_TOKEN, startFakeSlack, type FakeSlack } from './fake-slack.js';
import { createRecordingInbox, type RecordingInbox } from './recording-inbox.js';
import { SIGNING_SECRET } from './signed-request.js';

export interface RunningEndpoint {
  /** The full address to send events to. */
  url: string;
  origin: string;
  slack: FakeSlack;
  inbox: RecordingInbox;
  logged: string[];
  close(): Promise<void>;
}

export async function startEndpoint(settings: Partial<SlackConfig> = {}): Promise<RunningEndpoint> {
  const slack = await startFakeSlack();
  const inbox = createRecordingInbox();
  const logged: string[] = [];
  const line = (details: object, sentence: string) =>
    void logged.push(`${JSON.stringify(details)} ${sentence}`);
  const endpoint = createSlackEndpoint(
    {
      botToken: BOT_TOKEN,
      signingSecret: SIGNING_SECRET,
      apiUrl: slack.url,
      log: { info: line, warn: line, error: line },
      ...settings,
    },
    inbox,
  );
  const server = createServer((request, response) => endpoint.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/slack/events`,
    origin,
    slack,
    inbox,
    logged,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await slack.close();
    },
  };
}
