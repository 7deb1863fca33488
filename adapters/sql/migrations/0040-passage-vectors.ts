// Adds the vectors of passages for SEARCH=postgres. They are a copy of those in `embeddings`, which pgvector cannot read.
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const passageVectors: Migration = {
  name: '0040-passage-vectors',
  async up(db) {
    // A model's own graph is made once its first vectors are there, because filling one takes longer than making it.
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
  },
};
