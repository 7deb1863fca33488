// The form for a practice note: text, citation picker, preview and saving, all in one so that no text is lost.
import { LONGEST_NOTE } from '../../../../ingest/model/practice-note.js';
import { AUTHORITIES, JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { authorityName, jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import type { Jurisdiction } from '../../../../knowledge/model/source.js';
import { requiredMark } from '../../design/fields.js';
import type { Content, Html } from '../../design/markup.js';
import { flag, markup } from '../../design/markup.js';
import { noteWording } from '../wording/note-wording.js';
import type { FieldProblem, NoteField, TypedNote } from './typed-note.js';
import { yearAfter } from './typed-note.js';

export interface NoteFormView {
  typed: TypedNote;
  problems: readonly FieldProblem[];
  /** The results of the citation picker, shown below its field. */
  found?: Html;
  /** Shown below the question to try. */
  preview?: Html;
  /** Shown next to the save button. */
  beforeSaving?: Html;
  /** The note has been saved before. */
  isKept: boolean;
  /** The writer's name and today's date, which a new note starts with. */
  editor: string;
  today: string;
  /** Whether a new page should put the cursor in the text, after what was inserted. */
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
    view.isKept &&
    markup`<button type="submit" name="do" value="withdraw" class="button link">Remove this note from the guidance</button>`
  }</div>
</section>`;
}

function details(view: NoteFormView): Html {
  const { typed, problems } = view;
  return markup`${line('title', 'Title', typed.title, problems, { hint: 'Use words a practitioner would search for.' })}
<fieldset class="choices"${described('nations', problems)}><legend>Nations ${requiredMark()}</legend>${problem('nations', problems)}${JURISDICTIONS.map(
    (nation) =>
      markup`<label><input type="checkbox" name="nation-${nation}"${flag('checked', typed.nations.includes(nation))}> ${jurisdictionName(nation)}</label>`,
  )}</fieldset>
<div class="two"><div><label for="authority">Status (statutory or non-statutory)</label>
<select id="authority" name="authority">${AUTHORITIES.map(
    (authority) =>
      markup`<option value="${authority}"${flag('selected', authority === typed.authority)}>${authorityName(authority)}</option>`,
  )}</select></div>
<div>${line('verified', 'Last checked against its sources', typed.verifiedOn, problems, { type: 'date', field: 'verifiedOn' })}</div></div>
<div class="two"><div>${line('owner', noteWording.owner, typed.owner ?? view.editor, problems, { hint: noteWording.ownerHint })}</div>
<div>${line('reviewOn', noteWording.reviewOn, typed.reviewOn ?? yearAfter(typed.verifiedOn || view.today), problems, { type: 'date', hint: noteWording.reviewHint })}</div></div>
<label for="sources">Sources <span class="optional">(optional)</span></label>
<p class="hint" id="sources-hint">One per line: the title, then the web address.</p>${problem('sources', problems)}
<textarea id="sources" name="sources" rows="3" autocomplete="off"${described('sources', problems, 'sources-hint')}>\n${typed.sources}</textarea>`;
}

function body({ typed, problems, inWords }: NoteFormView): Html {
  return markup`<label for="text">Text ${requiredMark()}</label>
<p class="hint" id="text-hint">Markdown: ## before a heading, - before a list item, a blank line between paragraphs. Up to ${LONGEST_NOTE.toLocaleString('en-GB')} characters.</p>${problem('body', problems)}
<textarea id="text" name="text" rows="16" dir="auto" spellcheck="true" autocomplete="off"${described('body', problems, 'text-hint')}${
    inWords && markup` autofocus data-caret="${typed.caret ?? ''}"`
  }>\n${typed.body}</textarea>`;
}

function picker({ typed, found }: NoteFormView): Html {
  return markup`<section class="picker" aria-labelledby="picker-title"><h2 id="picker-title">Cite the guidance</h2>
<label for="find">Find a passage</label>
<p class="hint" id="find-hint">Use everyday words. The citation is added at your cursor (or at the end if JavaScript is off).</p>
<div class="with-button"><input id="find" name="find" value="${typed.find}" maxlength="300" autocomplete="off" aria-describedby="find-hint">
<button type="submit" name="do" value="find" class="button plain">Find</button></div>
${found}</section>`;
}

function tryOut({ typed, preview }: NoteFormView): Html {
  return markup`<section class="try-out" aria-labelledby="try-title"><h2 id="try-title">How the assistant will quote this note</h2>
<label for="question">A question this note should answer</label>
<div class="with-button"><input id="question" name="question" value="${typed.question}" maxlength="500" autocomplete="off">
${nationSelect('question-nation', 'Nation of the person asking', typed.questionNation)}
<button type="submit" name="do" value="preview" class="button plain">Show</button></div>
${preview}</section>`;
}

export function nationSelect(name: string, label: string, chosen: Jurisdiction | undefined): Html {
  return markup`<select name="${name}" aria-label="${label}"><option value="">Nation not given</option>${JURISDICTIONS.map(
    (nation) =>
      markup`<option value="${nation}"${flag('selected', nation === chosen)}>${jurisdictionName(nation)}</option>`,
  )}</select>`;
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

function line(
  name: string,
  label: string,
  value: string,
  problems: readonly FieldProblem[],
  {
    hint,
    type = 'text',
    field = name as NoteField,
  }: { hint?: string; type?: string; field?: NoteField } = {},
): Html {
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  return markup`<label for="${name}">${label} ${requiredMark()}</label>${hint !== undefined && markup`<p class="hint" id="${hintId}">${hint}</p>`}${problem(field, problems)}
<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="off"${described(field, problems, hintId)}>`;
}

function problem(field: NoteField, problems: readonly FieldProblem[]): Content {
  const found = problems.filter((one) => one.field === field);
  return (
    found.length > 0 &&
    markup`<p class="problem" id="${field}-problem">${found.map(({ text }) => text).join(' ')}</p>`
  );
}

function described(field: NoteField, problems: readonly FieldProblem[], hint?: string): Html {
  const isWrong = problems.some((one) => one.field === field);
  const ids = [hint, isWrong ? `${field}-problem` : undefined].filter(Boolean).join(' ');
  return markup`${ids !== '' && markup` aria-describedby="${ids}"`}${isWrong && field !== 'nations' && markup` aria-invalid="true"`}`;
}
