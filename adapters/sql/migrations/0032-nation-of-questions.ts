// The nation that was chosen when a question was asked, for the figures: the conversation only has the latest choice.
import { inSql, type Migration } from './migration.js';

export const nationOfQuestions: Migration = {
  name: '0032-nation-of-questions',
  up: inSql('alter table messages add column jurisdiction text'),
};
