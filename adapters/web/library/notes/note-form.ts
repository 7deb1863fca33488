// The form for a practice note: text, citation picker, preview and saving, all in one so that no text is lost.
import { LONGEST_NOTE } from '../../../../ingest/model/practice-note.js';
import {
  areaField,
  AUTHORITY_OPTIONS,
  nationBoxes,
  nationSelect,
  selectField,
  textField,
  type FieldProblems,
} from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { noteWording } from '../wording/note-wording.js';
import { yearAfter, type FieldProblem, type NoteField, type TypedNote } from './typed-note.js';

export interface NoteFormView {
  typed: TypedNote;
  problems: readonly FieldProblem[];
  /** The results of the citation picker, shown below its field. */
  found?: Html;
  /** Shown below the test question. */
  preview?: Html;
  /** Shown next to the save button. */
  beforeSaving?: Html;
  /** True if the guidance has a version of the note, which can be removed. */
  isLive: boolean;
  /** The writer's name and today's date, which a new note starts with. */
  editor: string;
  today: string;
  /** True if the page should start with the cursor in the text, after what was inserted. */
  inWords: boolean;
}

/** Everything in the form except the hidden fields that every form has. */
export function noteFields(view: NoteFormView): Html {
  const { typed } = view;
  const hidden = (name: string, value: string | number | undefined) =>
    value !== undefined && value !== '' && markup`<input type="hidden" name="${name}" value="${value}">`;
  return markup`${hidden('version', typed.version)}${hidden('draft', typed.fromDraft)}${hidden('questions', typed.questions.join(' '))}${hidden('looked', typed.looked)}
<input type="hidden" name="caret" value="${typed.caret ?? ''}">
<button type="submit" name="do" value="look" class="hidden" tabindex="-1">Check again</button>
<section aria-labelledby="words-title"><h2 id="words-title">The note</h2>
${details(view)}
${body(view)}
</section>
${picker(view)}
${tryOut(view)}
<section aria-labelledby="save-title"><h2 id="save-title">Save</h2>
${view.beforeSaving}
${choices(typed)}
<p class="hint">Saving does not publish the note. It goes to review like any other change.</p>
<div class="buttons"><button type="submit" name="do" value="save" class="button primary">Save and propose</button>${
    view.isLive &&
    markup`<button type="submit" name="do" value="withdraw" class="button link">${noteWording.remove}</button>`
  }</div>
</section>`;
}

function details({ typed, problems: found, editor, today }: NoteFormView): Html {
  const problems = problemsById(found);
  const line = (name: string, label: string, value: string, more: { hint?: string; type?: 'date' } = {}) =>
    textField({ name, label, value, isRequired: true, problems, ...more });
  return markup`${line('title', 'Title', typed.title, { hint: 'Use words a practitioner would search for.' })}
${nationBoxes({ legend: 'Nations', chosen: typed.nations, problems })}
<div class="two"><div>${selectField({ name: 'authority', label: 'Type of guidance', value: typed.authority, options: AUTHORITY_OPTIONS })}</div>
<div>${line('verified', 'Last checked against its sources', typed.verifiedOn, { type: 'date' })}</div></div>
<div class="two"><div>${line('owner', 'Owner', typed.owner ?? editor, { hint: 'The person who keeps this note up to date. Practitioners do not see this.' })}</div>
<div>${line('reviewOn', 'Review by', typed.reviewOn ?? yearAfter(typed.verifiedOn || today), { type: 'date', hint: 'The date by which the owner needs to review this note.' })}</div></div>
${areaField({ name: 'sources', label: 'Sources', value: typed.sources, rows: 3, hint: 'One per line: the title, then the web address.', problems })}`;
}

function body({ typed, problems, inWords }: NoteFormView): Html {
  return areaField({
    name: 'text',
    label: 'Text',
    value: typed.body,
    rows: 16,
    hint: `Start a heading with ## and a list item with -. Leave a blank line between paragraphs. Up to ${LONGEST_NOTE.toLocaleString('en-GB')} characters.`,
    isRequired: true,
    problems: problemsById(problems),
    more: markup` dir="auto" spellcheck="true"${inWords && markup` autofocus data-caret="${typed.caret ?? ''}"`}`,
  });
}

/** 2 fields have different names in the form and in the note. */
const ID_OF: Partial<Record<NoteField, string>> = { verifiedOn: 'verified', body: 'text' };

function problemsById(problems: readonly FieldProblem[]): FieldProblems {
  const byId: Record<string, string> = {};
  for (const { field, text } of problems) {
    const id = ID_OF[field] ?? field;
    byId[id] = byId[id] === undefined ? text : `${byId[id]} ${text}`;
  }
  return byId;
}

function picker({ typed, found }: NoteFormView): Html {
  return markup`<section class="picker" aria-labelledby="picker-title"><h2 id="picker-title">Cite the guidance</h2>
<label for="find">Find a passage</label>
<p class="hint" id="find-hint">Use everyday words. The citation is added at your cursor.</p>
<div class="with-button"><input id="find" name="find" value="${typed.find}" maxlength="300" autocomplete="off" aria-describedby="find-hint">
<button type="submit" name="do" value="find" class="button plain">Find</button></div>
${found}</section>`;
}

function tryOut({ typed, preview }: NoteFormView): Html {
  return markup`<section class="try-out" aria-labelledby="try-title"><h2 id="try-title">How the assistant will quote this note</h2>
<label for="question">A question this note should answer</label>
<div class="with-button"><input id="question" name="question" value="${typed.question}" maxlength="500" autocomplete="off">
${nationSelect('question-nation', typed.questionNation)}
<button type="submit" name="do" value="preview" class="button plain">Show</button></div>
${preview}</section>`;
}

function choices({ questions, putAway, golden, question }: TypedNote): Html {
  const count = questions.length;
  return markup`<div class="choices">${
    count > 0 &&
    markup`<label><input type="checkbox" name="put-away"${flag('checked', putAway)}> Dismiss the ${count === 1 ? 'question' : `${count} questions`} this note answers</label>`
  }${
    (question !== '' || golden) &&
    markup`<label><input type="checkbox" name="golden"${flag('checked', golden)}> Add the question above as a test question that this note should answer</label>`
  }</div>`;
}
