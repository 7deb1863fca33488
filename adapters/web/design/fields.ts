// What fields share: the mark of one that has to be filled in, and what is wrong with it.
import type { Content, Html } from './markup.js';
import { markup } from './markup.js';

/** A sentence for each field that is wrong, by its id. */
export type FieldProblems = Readonly<Record<string, string>>;

/** Beside the label, for everyone; the field itself says so to assistive software. */
export function requiredMark(): Html {
  return markup`<span class="optional">(required)</span>`;
}

/** Between the label and the field. */
export function fieldProblem(id: string, problems: FieldProblems = {}): Content {
  const problem = problems[id];
  return (
    problem !== undefined &&
    markup`<p class="problem" id="${id}-problem"><span class="hidden">Error: </span>${problem}</p>`
  );
}

/** Ties a field to its hint and to what is wrong with it. */
export function describedBy(id: string, problems: FieldProblems = {}, hint?: string): Html {
  const isWrong = problems[id] !== undefined;
  const ids = [hint, isWrong && `${id}-problem`].filter(Boolean).join(' ');
  return markup`${ids !== '' && markup` aria-describedby="${ids}"`}${isWrong && markup` aria-invalid="true"`}`;
}
