// The echo that deliveries are compared with: the same server, the same checks of who calls, one durable commit, one sending.
import { readSettings } from '../../../adapters/compose/settings/environment-settings.js';
import { connectPlatforms } from '../../../adapters/compose/platforms.js';
import { openDatabase } from '../../../adapters/sql/engine/open-database.js';
import { createProgressBoard } from '../../../adapters/web/delivery/progress.js';
import { createServer } from '../../../adapters/web/server/server.js';
import type { IncomingEvent, OutgoingMessage } from '../../../bot/model/messages/message.js';
import type { Inbox } from '../../../bot/model/ports.js';
import { fakeCredentials } from '../../fakes/fake-teams/fake-teams.js';
import type { ProcessPlan } from '../../support/deployment/plan.js';

const plan = JSON.parse(process.argv[2]!) as ProcessPlan;
const settings = readSettings(plan.environment);
const database = await openDatabase({ dataDir: settings.DATA_DIR, databaseUrl: settings.DATABASE_URL });
// Beside the store's own tables, on the same disk and under the same guarantees.
const echoes = database.kysely.schema
  .createTable('echoes')
  .ifNotExists()
  .addColumn('id', 'text', (c) => c.primaryKey())
  .addColumn('text', 'text', (c) => c.notNull());
await echoes.execute();

const silent = () => undefined;
const log = { info: silent, warn: silent, error: silent };
const { serviceUrl, openIdMetadataUrl, tokenUrl } = plan.teams;
const platforms = connectPlatforms({
  settings,
  log,
  progress: createProgressBoard(),
  teams: { serviceUrl, openIdMetadataUrl, credentials: fakeCredentials(tokenUrl) },
});
const [slack, teams] = [platforms.get('slack')!, platforms.get('teams')!];

/** Back to where it was written in Slack, or on to a chat in Teams: as an adviser's words go. */
async function send(
  message: OutgoingMessage,
  { id, place, text }: Extract<IncomingEvent, { kind: 'message' }>,
) {
  if (!text.startsWith('teams ')) return slack.platform.send(place, message, id);
  return teams.platform.send(await teams.channelPlace!('a:echo'), message, id);
}

const inbox: Inbox = {
  async receive(event) {
    if (event.kind !== 'message') return { duplicate: false };
    const row = { id: event.id, text: event.text };
    // The table is none of the store's.
    await database.kysely
      .insertInto('echoes' as never)
      .values(row)
      .execute();
    const message: OutgoingMessage = {
      parts: [{ kind: 'relayed', from: 'Echo', text: event.text }],
      buttons: [],
      summary: 'Echo',
      writtenByModel: false,
    };
    void send(message, event);
    return { duplicate: false };
  },
};
const server = createServer({
  host: settings.HOST,
  port: settings.PORT,
  log,
  ready: () => Promise.resolve({ ready: true }),
});
slack.open?.(server, inbox);
await server.listen();
process.stdout.write('ready\n');
process.once('SIGTERM', () => {
  void server
    .close()
    .then(() => database.close())
    .then(() => process.exit(0));
});
