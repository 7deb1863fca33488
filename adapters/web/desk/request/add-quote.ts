import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { markup, type Html } from '../../design/markup.js';

const said = deskWording.forms;

/** The start of the button's value. The answer's id and the number of the quote follow. */
export const ADD_QUOTE = 'add-quote:';

interface AddedQuote {
  answer: string;
  number: number;
  text: string;
}

/** Without JavaScript, the page reloads with the quote in the reply box. */
export function addQuoteButton({ answer, number, text }: AddedQuote): Html {
  return markup`<p class="add-quote"><button type="submit" form="reply-form" class="button link" name="do" value="${ADD_QUOTE}${answer}:${number}" data-text="${text}">${said.addQuote}<span class="hidden">. ${said.quoteNumber(number)}</span></button></p>`;
}
