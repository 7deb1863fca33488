// Stores records of what was sent where.
import type { NewSentLine, SentLineRecords } from '../../../bot/model/governance/sent-line.js';
import type { Queries } from '../engine/open-database.js';

export function sentLineRecords(db: Queries): SentLineRecords {
  return {
    async add({ conversation, tokens, ...line }) {
      await db
        .insertInto('sent_lines')
        .values({ ...line, conversation: conversation ?? null, tokens: tokens ?? null })
        .execute();
    },
    async of(conversation) {
      const rows = await db
        .selectFrom('sent_lines')
        .selectAll()
        .where('conversation', '=', conversation)
        .orderBy('id')
        .execute();
      return rows.map(({ at, kind, address, digest, tokens }) => ({
        conversation,
        at,
        kind: kind as NewSentLine['kind'],
        address,
        digest,
        ...(tokens !== null && { tokens }),
      }));
    },
    async between(from, to) {
      const rows = await db
        .selectFrom('sent_lines')
        .select((e) => [
          'kind',
          'address',
          e.fn.count<number | string>('conversation').distinct().as('conversations'),
          e.fn.countAll<number | string>().as('texts'),
        ])
        .where('at', '>=', from)
        .where('at', '<', to)
        .groupBy(['kind', 'address'])
        .orderBy('kind')
        .orderBy('address')
        .execute();
      return rows.map(({ kind, address, conversations, texts }) => ({
        kind: kind as NewSentLine['kind'],
        address,
        conversations: Number(conversations),
        texts: Number(texts),
      }));
    },
  };
}
