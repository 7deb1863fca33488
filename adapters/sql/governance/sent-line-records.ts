import type { SentLineRecords } from '../../../bot/model/governance/text-sent-elsewhere.js';
import { recordOf } from '../engine/columns.js';
import { all } from '../engine/read-rows.js';
import type { Queries } from '../engine/open-database.js';

export function sentLineRecords(db: Queries): SentLineRecords {
  return {
    async add({ conversation, tokens, ...line }) {
      await db
        .insertInto('sent_lines')
        .values({ ...line, conversation: conversation ?? null, tokens: tokens ?? null })
        .execute();
    },
    of(conversation) {
      const lines = db.selectFrom('sent_lines').select(['at', 'kind', 'address', 'digest', 'tokens']);
      const theirs = lines.where('conversation', '=', conversation).orderBy('id');
      return all(theirs, (row) => recordOf(row, { conversation }));
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
        kind,
        address,
        conversations: Number(conversations),
        texts: Number(texts),
      }));
    },
  };
}
