// What an answer was made with, so that it can be made again: its settings, and what was asked beside its words.
import { inSql, type Migration } from './migration.js';

export const pastAnswers: Migration = {
  name: '0009-past-answers',
  up: inSql(`
    create table answer_settings (digest text primary key, settings text not null);
    alter table answers add column settings text;
    alter table answers add column asked text
  `),
};
