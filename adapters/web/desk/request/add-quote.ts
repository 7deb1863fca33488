import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { markup, type Html } from '../../design/markup.js';

const said = deskWording.forms;

/** The start of the button's value. The answer's id and the number of the quote follow. */
export const ADD_QUOTE = 'add-quote:';

/** Comes before the number of a passage that the assistant did not quote. */
export const OTHER_PASSAGE = 'other-';

interface AddedQuote {
  answer: string;
  number: number;
  isOther?: boolean;
  text: string;
}

/** Without JavaScript, the page reloads with the quote in the reply box. */
export function addQuoteButton({ answer, number, text, isOther = false }: AddedQuote): Html {
  return markup`<p class="add-quote"><button type="submit" form="reply-form" class="button link" name="do" value="${ADD_QUOTE}${answer}:${isOther && OTHER_PASSAGE}${number}" data-text="${text}">${said.addQuote}<span class="hidden">. ${said[isOther ? 'passageNumber' : 'quoteNumber'](number)}</span></button></p>`;
}
