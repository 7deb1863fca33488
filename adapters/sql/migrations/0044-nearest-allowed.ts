// Adds a function that searches the graph for the nearest of the passages that a filter allows. Its
// predecessor, `nearest_passages`, stays for processes of the version before.
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const nearestAllowed: Migration = {
  name: '0044-nearest-allowed',
  async up(db) {
    // `allowed` has a bit for each row from `first_id` on. See 0041 for why this function sets the settings,
    // and why it does not mention pgvector's types. With "relaxed_order", rows that are found late may be
    // nearer than those before them. With "strict_order", pgvector would leave them out: of the nearest 200
    // among the first 30,000 of 100,000 vectors, 0.977 were found instead of 0.990.
    await sql`
      create or replace function nearest_allowed(
        of_model text, dimension integer, first_id bigint, allowed bytea, question text, wanted bigint)
      returns table (id bigint, label bigint, distance double precision)
      language plpgsql
      as $$ begin
        perform set_config('enable_sort', 'off', true), set_config('hnsw.ef_search', '400', true),
          set_config('hnsw.iterative_scan', 'relaxed_order', true);
        return query execute format('
          select id, passage, (vector::halfvec(%1$s) <#> %2$L::halfvec) as distance from passage_vectors
          where model = %3$L and case when id between $1 and $2 then get_bit($3, id - $1) = 1 end
          order by distance limit %4$s', dimension, question, of_model, wanted)
          using first_id, first_id + 8 * length(allowed) - 1, allowed;
      end $$`.execute(db);
  },
};
