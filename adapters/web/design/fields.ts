// What form fields share: the mark for a required field, and the message that says what is wrong.
import type { Content, Html } from './markup.js';
import { markup } from './markup.js';

/** A sentence for each field that is wrong, by the field's id. */
export type FieldProblems = Readonly<Record<string, string>>;

/** Goes next to the label, for everyone. The field itself tells assistive technology. */
export function requiredMark(): Html {
  return markup`<span class="optional">(required)</span>`;
}

/** Goes between the label and the field. */
export function fieldProblem(id: string, problems: FieldProblems = {}): Content {
  const problem = problems[id];
  return (
    problem !== undefined &&
    markup`<p class="problem" id="${id}-problem"><span class="hidden">Error: </span>${problem}</p>`
  );
}

/** Links a field to its hint and to the message about what is wrong with it. */
export function describedBy(id: string, problems: FieldProblems = {}, hint?: string): Html {
  const isWrong = problems[id] !== undefined;
  const ids = [hint, isWrong && `${id}-problem`].filter(Boolean).join(' ');
  return markup`${ids !== '' && markup` aria-describedby="${ids}"`}${isWrong && markup` aria-invalid="true"`}`;
}
