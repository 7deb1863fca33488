// Finds messages that could not be delivered, or whose platform is not connected.
import type { PlatformName } from '../../../bot/model/people/person.js';
import type { Queries } from '../engine/open-database.js';

export function undelivered(db: Queries, connected: readonly PlatformName[]) {
  const elsewhere = db
    .selectFrom('conversations')
    .select('id')
    .$if(connected.length > 0, (query) => query.where('platform', 'not in', connected));
  return db
    .selectFrom('outgoing_messages')
    .where((eb) =>
      eb.or([
        eb('outgoing_messages.state', '=', 'undeliverable'),
        eb.and([
          eb('outgoing_messages.state', '=', 'queued'),
          eb('outgoing_messages.conversation', 'in', elsewhere),
        ]),
      ]),
    );
}

export async function unreached(
  db: Queries,
  connected: readonly PlatformName[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const about = await undelivered(db, connected)
    .innerJoin('escalations', 'escalations.id', 'outgoing_messages.escalation')
    .innerJoin('conversations', 'conversations.id', 'outgoing_messages.conversation')
    .select(['escalations.id', 'outgoing_messages.key'])
    .whereRef('outgoing_messages.conversation', '<>', 'escalations.conversation')
    .where((eb) =>
      eb.or([
        eb('escalations.state', '=', 'waiting'),
        // Leave out advisers who had the request before, because they no longer need its messages.
        eb.and([
          eb('escalations.state', '=', 'claimed'),
          eb('conversations.place_kind', '=', 'personal'),
          eb('conversations.platform', '=', eb.ref('escalations.holder_platform')),
          eb('conversations.person_id', '=', eb.ref('escalations.holder_id')),
        ]),
      ]),
    )
    .execute();
  const lost = new Map<string, string[]>();
  for (const { id, key } of about) lost.set(id, [...(lost.get(id) ?? []), key]);
  return lost;
}
