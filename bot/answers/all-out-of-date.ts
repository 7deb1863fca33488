// Decides whether an answer must warn that only replaced or withdrawn guidance was found.
import { isAllOutOfDate } from '../../knowledge/model/words/citation.js';
import type { StoredAnswer } from '../model/messages/conversation.js';

/** False for an answer about a past day, because only the guidance of that day was searched. */
export const foundOnlyOutOfDate = ({ answer, asked }: Pick<StoredAnswer, 'answer' | 'asked'>): boolean =>
  asked?.day === undefined && isAllOutOfDate(answer.citations);
