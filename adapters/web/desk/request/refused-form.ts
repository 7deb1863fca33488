// A form of a request that was refused: what was typed and chosen in it, so that the page shows it again.
import { markup, type Html } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import { ADD_QUOTE } from './add-quote.js';

export interface RefusedForm {
  /** The button that was pressed. */
  pressed?: string;
  typed: Posted['field'];
}

/** What was typed or chosen in a field, if its form was refused. `of`: which of several such forms it is. */
export function typedAgain(
  refused: RefusedForm | undefined,
  button: string,
  field: string,
  of: { name?: string; value?: string } = {},
): string | undefined {
  const isThis = refused?.pressed === button && (!of.name || refused.typed(of.name) === of.value);
  return isThis ? refused.typed(field) : undefined;
}

/** Keeps the field as it is when a script replaces this part of the page. */
export function keptFlag(typed: string | undefined): Html {
  return markup`${typed !== undefined && markup` data-kept`}`;
}

/** The text in a refused form, which is shown on its own if the page no longer has that form. */
export function wordsTyped({ typed }: RefusedForm): string {
  return (
    ['text', 'note', 'detail'].map((field) => typed(field) ?? '').find((text) => text.trim() !== '') ?? ''
  );
}

/** The text of the reply box, which has several buttons. */
export function replyTyped(refused: RefusedForm | undefined): string | undefined {
  const pressed = refused?.pressed ?? '';
  const isReply = ['reply', 'note', 'use-saved'].includes(pressed) || pressed.startsWith(ADD_QUOTE);
  return isReply ? refused?.typed('text') : undefined;
}
