// Adds passage vectors for SEARCH=postgres, and a function to search them. The vectors are copied from
// `embeddings`, which stores them as bytes that pgvector cannot read.
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const passageVectors: Migration = {
  name: '0041-passage-vectors',
  async up(db) {
    // Build each model's graph after adding its first vectors, because adding them to an empty graph is
    // slower.
    await sql`
      create table passage_vectors (
        id bigserial primary key,
        model text not null,
        passage bigint not null,
        context_digest text not null,
        -- No release before the first or after the last has the passage in this form. Without a last, later ones may.
        first_release bigint not null,
        last_release bigint,
        vector halfvec not null,
        constraint passage_vectors_of_passage unique (model, passage, context_digest))`.execute(db);
    // The function must not depend on pgvector, because backups contain the function but not pgvector. It
    // has no "set" clause, because only an administrator could restore one. The settings apply only to
    // this transaction, because a pooler may share the connection. The search considers as many candidates
    // as the search in memory, and more if it finds too few rows. Sorting is off, because only a search
    // without the graph needs it. For 10,000 rows, PostgreSQL expects sorting to be quicker, but it took
    // 35 ms instead of 4.7 ms.
    await sql`
      create or replace function nearest_passages(
        of_model text, dimension integer, release bigint, question text, wanted bigint)
      returns table (id bigint, label bigint, distance double precision)
      language plpgsql
      as $$ begin
        perform set_config('enable_sort', 'off', true), set_config('hnsw.ef_search', '400', true),
          set_config('hnsw.iterative_scan', 'strict_order', true);
        return query execute format('
          select id, passage, (vector::halfvec(%1$s) <#> %2$L::halfvec) as distance from passage_vectors
          where model = %3$L and first_release <= %4$s and (last_release is null or last_release >= %4$s)
          order by distance limit %5$s', dimension, question, of_model, release, wanted);
      end $$`.execute(db);
  },
};
