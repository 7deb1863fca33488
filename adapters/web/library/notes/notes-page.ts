// Lists the practice notes: drafts from closed requests, and all notes with the state of each.
import type { DraftNote } from '../../../../bot/model/handoff/practice-note.js';
import type { ListedNote } from '../../../../ingest/model/practice-note.js';
import { jurisdictionName, jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { markup, type Html } from '../../design/markup.js';
import { changePath, NEW_NOTE_PATH, notePath, NOTES_PATH } from '../../model/paths.js';
import { longDate } from '../../design/format-time.js';
import type { CsrfFormFields } from '../frame/editor-frame.js';
import type { TitleOf } from '../frame/titles.js';
import { noteWording } from '../wording/note-wording.js';
import { noteState } from './note-state.js';

export interface NotesView {
  notes: readonly ListedNote[];
  drafts: readonly DraftNote[];
  form: CsrfFormFields;
  /** YYYY-MM-DD. */
  today: string;
  titleOf: TitleOf;
}

export function notesMain({ notes, drafts, form, today, titleOf }: NotesView): Html {
  return markup`<h1>Practice notes</h1>
<p>Practice advice that published guidance does not cover. Notes are reviewed, published and quoted like any other source.</p>
<p><a class="button primary" href="${NEW_NOTE_PATH}">Write a note</a></p>
${drafts.length > 0 && draftSection(drafts, form)}
<section aria-labelledby="notes-title"><h2 id="notes-title">Notes</h2>${
    notes.length
      ? markup`<ul class="documents">${notes.map((note) => noteItem(note, today, titleOf))}</ul>`
      : markup`<p class="empty">There are no notes yet.</p>`
  }</section>`;
}

function draftSection(drafts: readonly DraftNote[], form: CsrfFormFields): Html {
  return markup`<section aria-labelledby="drafts-title"><h2 id="drafts-title">From closed requests</h2>
<p>What advisers said, with personal details removed. Finish the draft or dismiss it.</p>
<ul class="documents">${drafts.map((draft) => draftItem(draft, form))}</ul></section>`;
}

function draftItem(
  { id, question, advice, jurisdiction, proposedAt, proposedBy }: DraftNote,
  form: CsrfFormFields,
): Html {
  const facts = [jurisdiction && jurisdictionName(jurisdiction), `suggested on ${longDate(proposedAt)}`];
  return markup`<li><p class="draft-question" dir="auto">${question}</p>
<p class="document-facts-line">${facts.filter(Boolean).join(', ')} by <bdi>${proposedBy.name ?? 'an adviser'}</bdi></p>
<details><summary>What the adviser said</summary><p class="text" dir="auto">${advice}</p></details>
<div class="buttons"><a class="button plain" href="${NEW_NOTE_PATH}?draft=${id}">Finish the draft<span class="hidden">: ${question}</span></a>
${form(NOTES_PATH, markup`<input type="hidden" name="draft" value="${id}"><button type="submit" name="do" value="put-away" class="button link">Dismiss<span class="hidden">: ${question}</span></button>`, 'inline')}</div></li>`;
}

function noteItem(listed: ListedNote, today: string, titleOf: TitleOf): Html {
  const { note, lost } = listed;
  const { slug, words, savedAt, savedBy } = note;
  const facts = [
    jurisdictionNames(words.jurisdictions),
    `last checked ${readableDate(words.verifiedOn)}`,
    note.owner === undefined ? noteWording.noOwner : noteWording.ownedBy(note.owner),
    note.reviewOn !== undefined && noteWording.reviewBy(readableDate(note.reviewOn)),
    `saved on ${longDate(savedAt)} by ${savedBy}`,
  ];
  return markup`<li><a href="${notePath(slug)}">${words.title}</a>
<p class="document-facts-line">${facts.filter(Boolean).join(' · ')}</p>
<p class="tags">${stateTag(listed)}${reviewTag(note, today)}${
    isOld(words.verifiedOn, today) && markup`<span class="tag">Not checked for over a year</span>`
  }${lost.length > 0 && markup`<span class="tag">Cites guidance that is no longer live: ${lost.map(titleOf).join(', ')}</span>`}</p></li>`;
}

function stateTag(listed: ListedNote): Html {
  const { text, change } = noteState(listed);
  if (change !== undefined) return markup`<a class="tag" href="${changePath(change)}">${text}</a>`;
  return markup`<span class="tag ${listed.isLive ? 'tag-good' : 'state-tag'}">${text}</span>`;
}

const SOON_DAYS = 30;

function reviewTag({ reviewOn }: ListedNote['note'], today: string): Html | false {
  if (reviewOn === undefined) return false;
  if (reviewOn <= today) return markup`<span class="tag trouble-tag">${noteWording.due}</span>`;
  const soon = new Date(Date.parse(today) + SOON_DAYS * 86_400_000).toISOString().slice(0, 10);
  return reviewOn <= soon && markup`<span class="tag">${noteWording.dueSoon}</span>`;
}

function isOld(verifiedOn: string, today: string): boolean {
  return verifiedOn < `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
