// Finds messages that could not be delivered, or whose platform is not connected.
import type { PlatformName } from '../../../bot/model/people/person.js';
import type { Queries } from '../engine/open-database.js';

export function undelivered(db: Queries, connected: readonly PlatformName[]) {
  const elsewhere = db
    .selectFrom('conversations')
    .select('id')
    .$if(connected.length > 0, (query) => query.where('platform', 'not in', connected));
  return db
    .selectFrom('outgoing_messages as ours')
    .where((eb) =>
      eb.or([
        eb('ours.state', '=', 'undeliverable'),
        eb.and([eb('ours.state', '=', 'queued'), eb('ours.conversation', 'in', elsewhere)]),
      ]),
    );
}

export async function unreached(db: Queries, connected: readonly PlatformName[]): Promise<string[]> {
  const about = await undelivered(db, connected)
    .innerJoin('escalations as about', 'about.id', 'ours.escalation')
    .innerJoin('conversations as at', 'at.id', 'ours.conversation')
    .select('about.id')
    .distinct()
    .whereRef('ours.conversation', '<>', 'about.conversation')
    .where((eb) =>
      eb.or([
        eb('about.state', '=', 'waiting'),
        eb.and([eb('about.state', '=', 'claimed'), eb('at.place_kind', '=', 'personal')]),
      ]),
    )
    .execute();
  return about.map(({ id }) => id);
}
