import type { Selectable } from 'kysely';
import type { Json, Place } from '../../../bot/model/messages/message.js';
import { fromJson } from '../engine/columns.js';
import type { Tables } from '../engine/open-database.js';

type Columns = Pick<
  Selectable<Tables['conversations']>,
  'platform' | 'place_id' | 'place_kind' | 'place_address'
>;

export function toPlace(row: Columns): Place {
  return {
    platform: row.platform,
    id: row.place_id,
    kind: row.place_kind,
    address: fromJson<Json>(row.place_address),
  };
}
