// Keeps what was typed in a form that was refused, so that the page can show it again.
import { markup, type Html } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import { ADD_QUOTE } from './add-quote.js';
import { nextNote, NOTE_FIELDS } from './next-note.js';

export interface RefusedForm {
  pressed?: string;
  /** The field that is wrong, if a single one is, and what is wrong with it. */
  field?: string;
  text?: string;
  typed: Posted['field'];
}

/**
 * Returns what was typed in a field of the refused form, or undefined for any other form. `of` identifies the
 * form if several have the same button.
 */
export function typedAgain(
  refused: RefusedForm | undefined,
  button: string,
  field: string,
  of: { name?: string; value?: string } = {},
): string | undefined {
  const isThis = refused?.pressed === button && (!of.name || refused.typed(of.name) === of.value);
  return isThis ? refused.typed(field) : undefined;
}

/** Marks the field that is wrong, moves the focus to it, and says next to it what is wrong. */
export function problemAt(
  refused: RefusedForm | undefined,
  button: string,
  { field, id = field, of }: { field: string; id?: string; of?: { name: string; value?: string } },
): { mark: Html | false; message: Html | false } {
  const isThis = refused?.pressed === button && refused.field === field;
  if (!isThis || (of && refused.typed(of.name) !== of.value)) return { mark: false, message: false };
  return {
    mark: markup` aria-invalid="true" aria-describedby="${id}-problem" autofocus`,
    message: markup`<p class="problem" id="${id}-problem">${refused.text}</p>`,
  };
}

/** Keeps the field unchanged when a script replaces this part of the page. */
export function keptFlag(typed: string | undefined): Html {
  return markup`${typed !== undefined && markup` data-kept`}`;
}

/** Returns the text in a refused form, to show separately if the page no longer has the form. */
export function wordsTyped({ typed }: RefusedForm): string {
  const note = nextNote({ field: typed })?.note;
  return [typed('text'), note, typed('detail')].filter((text) => text?.trim()).join('\n\n');
}

/** Returns what was typed in the reply box. Undefined if the refused form does not include it. */
export function replyTyped(refused: RefusedForm | undefined): string | undefined {
  const pressed = refused?.pressed ?? '';
  const isReply =
    ['reply', 'note', 'use-saved', 'resolve', ...Object.keys(NOTE_FIELDS)].includes(pressed) ||
    pressed.startsWith(ADD_QUOTE) ||
    pressed.startsWith('insert-answer:');
  return isReply ? refused?.typed('text') : undefined;
}
