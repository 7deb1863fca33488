// Builds the forms that decide on a change, correct its details or add a comment.
import type { PassageChange } from '../../../../ingest/model/change.js';
import { isPossible } from '../../../../ingest/model/editing.js';
import { STANDINGS } from '../../../../knowledge/model/source.js';
import {
  areaField,
  AUTHORITY_OPTIONS,
  describedBy,
  fieldProblem,
  LANGUAGE_OPTIONS,
  nationBoxes,
  nationsIn,
  selectField,
  textField,
  type Options,
} from '../../design/fields.js';
import { flag, markup, type Content, type Html } from '../../design/markup.js';
import { changePath } from '../../model/paths.js';
import type { ChangeView } from './change-view.js';
import { changeWording as words } from '../wording/change-wording.js';
import { DETAIL_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { typedOr } from '../frame/editor-frame.js';

export const LONGEST_DECISION_COMMENT = 2_000;

function button(action: string, style: 'primary' | 'plain', label: string, about?: string): Html {
  return markup`<button type="submit" class="button ${style}" name="do" value="${action}">${label}${about && markup`<span class="hidden"> ${about}</span>`}</button>`;
}

function boundForm({ change, form }: ChangeView, content: Content, name?: string): Html {
  return form(
    changePath(change.id),
    markup`<input type="hidden" name="version" value="${change.version}">${content}`,
    name,
  );
}

/** The comment on the whole document. Empty if the refused form was about a passage. */
function commentTyped({ notice }: ChangeView): string {
  return notice.typed?.field('key') === undefined ? typedOr(notice, 'comment') : '';
}

function isAcceptedByYou({ change, isYours }: ChangeView): boolean {
  return change.state === 'waiting' && isYours;
}

/** Returns false if editors can only comment on the change. */
export function isDecidable({ change: { state } }: ChangeView): boolean {
  return (['accept', 'reject', 'reopen'] as const).some((action) => isPossible(action, state));
}

export function wholeForms(view: ChangeView): Html {
  const { state } = view.change;
  const can = (action: 'accept' | 'reject' | 'reopen') =>
    isPossible(action, state) && (action !== 'accept' || !isAcceptedByYou(view));
  const problems = view.notice.typed?.field('key') === undefined ? view.notice.fields : undefined;
  return boundForm(
    view,
    markup`<label for="comment">${words.commentTitle} <span class="optional">${words.commentUse}</span></label>
${fieldProblem('comment', problems)}<textarea id="comment" name="comment" rows="3" maxlength="${LONGEST_DECISION_COMMENT}" data-draft="comment"${describedBy('comment', problems)}>${commentTyped(view)}</textarea>
<div class="buttons">${can('accept') && button('accept', 'primary', words.accept)}
${can('reject') && button('reject', 'plain', words.reject)}
${can('reopen') && button('reopen', 'plain', words.reopen)}
${button('comment', 'plain', isDecidable(view) ? words.addCommentOnly : words.addComment)}</div>
${can('accept') && Object.values(view.change.decisions).includes('rejected') && markup`<p class="hint">${words.rejectedKeep}</p>`}`,
  );
}

export function passageForm(view: ChangeView, { key }: PassageChange, number: number): Html {
  const { notice } = view;
  const isTyped = notice.typed?.field('key') === key;
  const about = words.onPassage(number);
  const id = `comment-${number}`;
  const problem = isTyped ? notice.fields?.comment : undefined;
  const problems = problem === undefined ? {} : { [id]: problem };
  return boundForm(
    view,
    markup`<input type="hidden" name="key" value="${key}">
<details${flag('open', isTyped)}><summary>${words.commentTitle}<span class="hidden"> ${about}</span></summary><label class="hidden" for="${id}">${words.commentOn(number)}</label>${fieldProblem(id, problems)}
<textarea id="${id}" name="comment" rows="2" maxlength="${LONGEST_DECISION_COMMENT}" data-draft="comment ${number}"${describedBy(id, problems)}>${isTyped && typedOr(notice, 'comment')}</textarea>
${button('comment', 'plain', words.addCommentOnly, about)}</details>
<div class="buttons">${!isAcceptedByYou(view) && button('accept', 'plain', words.acceptPassage, `${number}`)}${button('reject', 'plain', words.rejectPassage, `${number}`)}</div>`,
    'passage-form',
  );
}

export function detailsForm(view: ChangeView): Html | false {
  const { change, read, notice } = view;
  if (!isPossible('edit', change.state) || !read.after) return false;
  const said = words.details;
  const label = DETAIL_LABELS;
  const document = { language: 'en', ...read.after, ...change.details };
  const isTyped = notice.typed?.field('do') === 'edit';
  const value = (field: 'title' | 'date' | 'note' | 'authority' | 'standing' | 'language') =>
    isTyped ? typedOr(notice, field) : (document[field] ?? '');
  const nations = isTyped && notice.typed ? nationsIn(notice.typed) : document.jurisdictions;
  const problems = isTyped ? notice.fields : undefined;
  return markup`<details class="panel"${flag('open', isTyped)}><summary><h2 id="edit-title">${said.edit}</h2></summary>
${boundForm(
  view,
  markup`${areaField({ name: 'title', label: label.title, value: value('title'), rows: 2, maxLength: 300, isRequired: true, problems })}
${textField({ name: 'date', label: label.date, value: value('date'), maxLength: 60, hint: said.dateHint, problems })}
${nationBoxes({ legend: label.jurisdictions, chosen: nations, problems })}
${selectField({ name: 'authority', label: label.authority, value: value('authority'), options: AUTHORITY_OPTIONS, problems })}
${selectField({ name: 'standing', label: label.standing, value: value('standing'), options: STANDING_OPTIONS, problems })}
${selectField({ name: 'language', label: label.language, value: value('language'), options: LANGUAGE_OPTIONS, problems })}
${areaField({ name: 'note', label: said.note, value: value('note'), rows: 2, maxLength: 500, draft: 'note', problems })}
<div class="buttons">${button('edit', 'plain', said.save)}</div>`,
)}</details>`;
}

const STANDING_OPTIONS: Options = STANDINGS.map((standing) => [standing, words.details.standings[standing]]);
