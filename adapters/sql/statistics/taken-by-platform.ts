// Reads when the platform took a relayed message: until then, the person it is for does not have it.
import { sql } from 'kysely';

/**
 * For queries on `relayed_messages` with the outgoing message joined to the left as `sent`. Null if the platform
 * has not taken it. If what was sent has been removed, uses when it was queued.
 */
export const takenByPlatform = sql<
  string | null
>`case when sent.key is null then relayed_messages.passed_on_at else sent.sent_at end`;
