// The words of a passage as one edition prints them, where another printed the same words with other punctuation.
import { inSql, type Migration } from './migration.js';

export const wordsOfEditions: Migration = {
  name: '0030-words-of-editions',
  up: inSql(`
    alter table edition_passages add column text text
  `),
};
