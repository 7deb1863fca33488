// Runs the Teams adapter with our HTTP server, the real Bot Framework, and fakes of Microsoft's services.
import type { Inbox, Log } from '../../../bot/model/ports.js';
import type { IncomingEvent, Place } from '../../../bot/model/messages/message.js';
import {
  createTeamsPlatform,
  type TeamsConfig,
  type TeamsPlatform,
} from '../../../adapters/teams/outgoing/platform.js';
import { STREAM_PACE } from '../../../adapters/teams/outgoing/streams.js';
import { createServer } from '../../../adapters/web/server/server.js';
import type { Fields } from '../../fakes/fake-teams/activities.js';
import { APP_ID, startFakeTeams, TENANT_ID, type FakeTeams } from '../../fakes/fake-teams/fake-teams.js';
import type { SignOptions } from '../../fakes/fake-teams/sign-token.js';

/** Stores events as the bot does. An event with a known id is a duplicate. */
interface FakeInbox extends Inbox {
  events: IncomingEvent[];
  duplicates: number;
  /** Called before an event is stored. */
  before?: () => Promise<void>;
}

export interface Harness {
  url: string;
  teams: FakeTeams;
  platform: TeamsPlatform;
  inbox: FakeInbox;
  logLines: string[];
  /** Posts an activity as Teams does. If `sign` is `null`, it is not signed. */
  deliver(activity: Fields, sign?: SignOptions | null, headers?: Record<string, string>): Promise<Response>;
  /** Returns the place of an incoming message as it would come back from a store. */
  placeOf(activity: (serviceUrl: string) => object): Promise<Place>;
  close(): Promise<void>;
}

export async function startHarness(config: Partial<TeamsConfig> = {}): Promise<Harness> {
  const teams = await startFakeTeams();
  teams.streamsApartMs = config.streamPace?.between ?? STREAM_PACE.between;
  const logLines: string[] = [];
  const write = (details: object, sentence: string) =>
    void logLines.push(`${sentence} ${JSON.stringify(details)}`);
  const log: Log = { info: write, warn: write, error: write };
  const platform = createTeamsPlatform({
    appId: APP_ID,
    appType: 'SingleTenant',
    appPassword: 'not-used-with-the-fake',
    tenantId: TENANT_ID,
    openIdMetadataUrl: teams.openIdMetadataUrl,
    entraMetadataUrl: teams.entraMetadataUrl,
    credentials: teams.credentials,
    log,
    ...config,
  });
  const inbox = fakeInbox();
  const server = createServer({
    host: '127.0.0.1',
    port: 0,
    log,
    ready: () => Promise.resolve({ ready: true }),
  });
  const handler = platform.endpoint(inbox);
  if (handler) server.post('/api/messages', handler);
  const { url } = await server.listen();
  const harness: Harness = {
    url,
    teams,
    platform,
    inbox,
    logLines,
    async placeOf(activity) {
      await harness.deliver(activity(teams.serviceUrl) as Fields);
      return JSON.parse(JSON.stringify(inbox.events.at(-1)!.place)) as Place;
    },
    deliver: (...delivery) => teams.deliver(`${url}/api/messages`, ...delivery),
    close: async () => {
      await server.close();
      await teams.close();
    },
  };
  return harness;
}

function fakeInbox(): FakeInbox {
  const inbox: FakeInbox = {
    events: [],
    duplicates: 0,
    async receive(event) {
      await inbox.before?.();
      const duplicate = inbox.events.some(({ id }) => id === event.id);
      if (duplicate) inbox.duplicates += 1;
      else inbox.events.push(event);
      return { duplicate };
    },
  };
  return inbox;
}
