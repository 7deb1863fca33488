// Builds the form for a practice note. Search, preview and saving are in one form, so that no text is lost.
import { parseDay } from '../../../../bot/model/governance/parse-day.js';
import { LONGEST_NOTE } from '../../../../ingest/model/practice-note.js';
import {
  areaField,
  AUTHORITY_OPTIONS,
  nationBoxes,
  nationSelect,
  selectField,
  textField,
  problemsAt,
  type FieldProblems,
} from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { DETAIL_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { noteWording } from '../wording/note-wording.js';
import { yearAfter, type FieldProblem, type NoteField, type TypedNote } from './typed-note.js';

const { form: said, picker: pickerSaid, preview: previewSaid } = noteWording;

export interface NoteFormView {
  typed: TypedNote;
  problems: readonly FieldProblem[];
  found?: Html;
  preview?: Html;
  beforeSaving?: Html;
  /** What changes under review would do to the text that the note cites. */
  changing?: Html | false;
  /** True if a version of the note is live and can be removed. */
  isLive: boolean;
  /** The default owner and date of a new note. */
  editor: string;
  today: string;
  inWords: boolean;
}

export function noteFields(view: NoteFormView): Html {
  const { typed } = view;
  const hidden = (name: string, value: string | number | undefined) =>
    value !== undefined && value !== '' && markup`<input type="hidden" name="${name}" value="${value}">`;
  return markup`${hidden('version', typed.version)}${hidden('draft', typed.fromDraft)}${hidden('questions', typed.questions.join(' '))}${hidden('looked', typed.looked)}
<input type="hidden" name="caret" value="${typed.caret ?? ''}">
<button type="submit" name="do" value="look" class="hidden" tabindex="-1">${said.checkAgain}</button>
${view.changing}
<section aria-labelledby="words-title"><h2 id="words-title">${said.title}</h2>
${details(view)}
${body(view)}
</section>
${picker(view)}
${tryOut(view)}
<section aria-labelledby="save-title"><h2 id="save-title">${said.saveTitle}</h2>
${view.beforeSaving}
${choices(typed)}
<p class="hint">${said.saveHint}</p>
<div class="buttons"><button type="submit" name="do" value="save" class="button primary">${said.save}</button>${
    view.isLive &&
    markup`<button type="submit" name="do" value="withdraw" class="button link">${said.remove}</button>`
  }</div>
</section>`;
}

function details({ typed, problems: found, editor, today }: NoteFormView): Html {
  const problems = problemsById(found);
  const line = (name: string, label: string, value: string, more: { hint?: string; type?: 'date' } = {}) =>
    textField({ name, label, value, isRequired: true, problems, ...more });
  const { title, jurisdictions, authority } = DETAIL_LABELS;
  const reviewOn = typed.reviewOn ?? yearAfter(typed.verifiedOn || today);
  // A browser leaves a date field empty if its value is not a real day.
  const type = reviewOn === '' || parseDay(reviewOn) ? 'date' : undefined;
  return markup`${line('title', title, typed.title, { hint: said.titleHint })}
${nationBoxes({ legend: jurisdictions, chosen: typed.nations, problems })}
<div class="two"><div>${selectField({ name: 'authority', label: authority, value: typed.authority, options: AUTHORITY_OPTIONS })}</div>
<div>${line('verified', said.verifiedOn, typed.verifiedOn, { type: 'date' })}</div></div>
<div class="two"><div>${line('owner', said.owner, typed.owner ?? editor, { hint: said.ownerHint })}</div>
<div>${line('reviewOn', said.reviewOn, reviewOn, { ...(type && { type }), hint: said.reviewOnHint })}</div></div>
${areaField({ name: 'sources', label: said.sources, value: typed.sources, rows: 3, hint: said.sourcesHint, problems })}`;
}

function body({ typed, problems, inWords }: NoteFormView): Html {
  return areaField({
    name: 'text',
    label: said.text,
    value: typed.body,
    rows: 16,
    hint: said.textHint(LONGEST_NOTE),
    isRequired: true,
    problems: problemsById(problems),
    more: markup` dir="auto" spellcheck="true"${inWords && markup` autofocus data-caret="${typed.caret ?? ''}"`}`,
  });
}

/** Fields whose names in the form and in the note differ. */
const ID_OF: Partial<Record<NoteField, string>> = { verifiedOn: 'verified', body: 'text' };

function problemsById(problems: readonly FieldProblem[]): FieldProblems {
  return problemsAt(problems.map(({ field, text }) => [ID_OF[field] ?? field, text]));
}

function picker({ typed, found }: NoteFormView): Html {
  return markup`<section class="picker" aria-labelledby="picker-title"><h2 id="picker-title">${pickerSaid.title}</h2>
<label for="find">${pickerSaid.find}</label>
<p class="hint" id="find-hint">${pickerSaid.hint}</p>
<div class="with-button"><input id="find" name="find" value="${typed.find}" maxlength="300" autocomplete="off" aria-describedby="find-hint">
<button type="submit" name="do" value="find" class="button plain">${pickerSaid.button}</button></div>
${found && markup`<input type="hidden" name="searched" value="${typed.find}">`}${found}</section>`;
}

function tryOut({ typed, preview }: NoteFormView): Html {
  return markup`<section class="try-out" aria-labelledby="try-title"><h2 id="try-title">${previewSaid.title}</h2>
<label for="question">${previewSaid.question}</label>
<div class="with-button"><input id="question" name="question" value="${typed.question}" maxlength="500" autocomplete="off">
${nationSelect('question-nation', typed.questionNation)}
<button type="submit" name="do" value="preview" class="button plain">${previewSaid.button}</button></div>
${preview}</section>`;
}

function choices({ questions, putAway, golden, question }: TypedNote): Html {
  const count = questions.length;
  return markup`<div class="choices">${
    count > 0 &&
    markup`<label><input type="checkbox" name="put-away"${flag('checked', putAway)}> ${said.dismiss(count)}</label>`
  }${
    (question !== '' || golden) &&
    markup`<label><input type="checkbox" name="golden"${flag('checked', golden)}> ${said.golden}</label>`
  }</div>`;
}
