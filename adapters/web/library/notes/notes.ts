// Serves the list of practice notes, and the page for each one.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { LIBRARY_PATH, NEW_NOTE_PATH, NOTES_PATH, changePath, notePath } from '../../model/paths.js';
import { isoDay, longDate } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  notFound,
  csrfFormFor,
  receiveForm,
  reviewPageReply,
  saidIn,
  type Notice,
  type CsrfFormFields,
} from '../frame/editor-frame.js';
import { readTitles, type TitleOf } from '../frame/titles.js';
import { receiveNote, showNote } from './edit-note.js';
import { draftAsTyped, noteAsTyped, questionsAsTyped } from './prefill.js';
import { emptyNote, type TypedNote } from './typed-note.js';
import { draftWithoutRecalled } from '../../../../bot/answers/mark-recalled.js';
import type { DraftNote } from '../../../../bot/model/handoff/draft-practice-note.js';
import { listNotes } from '../../../../ingest/notes/list-notes.js';
import type { ListedNote } from '../../../../ingest/model/practice-note.js';
import {
  jurisdictionName,
  jurisdictionNames,
  guidanceWords,
} from '../../../../knowledge/model/words/guidance-names.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { dotted } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { noteWording } from '../wording/note-wording.js';
import { noteState, SOON_DAYS } from './note-state.js';

const ENGLISH = guidanceWords('en');

interface NotesView {
  notes: readonly ListedNote[];
  drafts: readonly DraftNote[];
  form: CsrfFormFields;
  /** Today's date as YYYY-MM-DD. */
  today: string;
  titleOf: TitleOf;
}

const { list: listSaid, drafts: draftSaid } = noteWording;

export function mountNotes(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(NOTES_PATH, (exchange) => showNotes(library, exchange, saidIn(exchange, draftSaid.done)));
  routes.post(NOTES_PATH, (exchange) => putAway(library, exchange));
  routes.get(NEW_NOTE_PATH, async (exchange) =>
    showNote(library, exchange, { typed: await prefilled(library, exchange) }),
  );
  routes.post(NEW_NOTE_PATH, (exchange) => receiveNote(library, exchange, undefined));
  routes.get(`${NOTES_PATH}/:slug`, async (exchange) => {
    const held = await library.editing.writing.notes.library.note(exchange.params.slug ?? '');
    if (!held) return noSuchNote(library, exchange);
    return showNote(library, exchange, { held, typed: noteAsTyped(held, today(library)) });
  });
  routes.post(`${NOTES_PATH}/:slug`, async (exchange) => {
    const held = await library.editing.writing.notes.library.note(exchange.params.slug ?? '');
    return held ? receiveNote(library, exchange, held) : noSuchNote(library, exchange);
  });
}

async function showNotes(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice,
): Promise<HttpReply> {
  const [notes, drafts] = await Promise.all([
    listNotes(library.editing.writing.notes),
    library.options.store.records.notes.inState('draft'),
  ]);
  return reviewPageReply(library, exchange, {
    title: noteWording.title,
    current: NOTES_PATH,
    notice,
    styles: ['writing.css'],
    main: notesMain({
      notes,
      drafts,
      form: csrfFormFor(library, exchange),
      today: today(library),
      titleOf: await readTitles(library.editing),
    }),
  });
}

async function putAway(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, refusal } = await receiveForm(library, exchange);
  if (refusal) return showNotes(library, exchange, refusal);
  await library.options.store.records.notes.setState(posted.field('draft') ?? '', 'rejected');
  return done(NOTES_PATH, 'put-away');
}

/**
 * Starts a new note from the draft or questions in the address. If they no longer exist, the form is empty.
 */
async function prefilled(library: EditingLibrary, { query }: HttpExchange): Promise<TypedNote> {
  const { records } = library.options.store;
  const day = today(library);
  const draft = query.get('draft');
  const asked = (query.get('questions') ?? '').split(' ').filter(Boolean);
  if (draft !== null) {
    const found = await records.notes.find(draft);
    if (!found) return emptyNote(day);
    const live = await library.options.guidance.documents();
    return draftAsTyped(await draftWithoutRecalled(records, found), live?.documents ?? [], day);
  }
  return questionsAsTyped(await library.editing.writing.questions.find(asked), day);
}

function noSuchNote(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  return notFound(library, exchange, NOTES_PATH, noteWording.gone);
}

function today(library: EditingLibrary): string {
  return isoDay(library.now());
}

function notesMain({ notes, drafts, form, today, titleOf }: NotesView): Html {
  return markup`<h1>${noteWording.title}</h1>
<p>${noteWording.intro}</p>
<p><a class="button primary" href="${NEW_NOTE_PATH}">${noteWording.write}</a></p>
${drafts.length > 0 && draftSection(drafts, form)}
<section aria-labelledby="notes-title"><h2 id="notes-title">${listSaid.title}</h2>${
    notes.length
      ? markup`<ul class="documents">${notes.map((note) => noteItem(note, today, titleOf))}</ul>`
      : markup`<p class="empty">${filled(listSaid.none, { documents: markup`<a href="${LIBRARY_PATH}">${listSaid.documents}</a>` })}</p>`
  }</section>`;
}

function draftSection(drafts: readonly DraftNote[], form: CsrfFormFields): Html {
  return markup`<section aria-labelledby="drafts-title"><h2 id="drafts-title">${draftSaid.title}</h2>
<p>${draftSaid.intro}</p>
<ul class="documents">${drafts.map((draft) => draftItem(draft, form))}</ul></section>`;
}

function draftItem(
  { id, question, advice, citations, jurisdiction, proposedAt, proposedBy }: DraftNote,
  form: CsrfFormFields,
): Html {
  const nation = jurisdiction && `${jurisdictionName(jurisdiction)}, `;
  const name = markup`<bdi>${proposedBy.name ?? draftSaid.anAdviser}</bdi>`;
  return markup`<li><p class="draft-question" dir="auto">${question}</p>
<p class="document-facts-line">${nation}${filled(draftSaid.suggested, { day: longDate(proposedAt), name })}</p>
<details><summary>${draftSaid.advice}</summary><p class="text" dir="auto">${advice}</p>${citations.map(
    ({ quote, title }) => markup`<blockquote>“${quote}”</blockquote><p class="hint">${title}</p>`,
  )}</details>
<div class="buttons"><a class="button plain" href="${NEW_NOTE_PATH}?draft=${id}">${draftSaid.finish}<span class="hidden">: ${question}</span></a>
${form(NOTES_PATH, markup`<input type="hidden" name="draft" value="${id}"><button type="submit" name="do" value="put-away" class="button link">${draftSaid.dismiss}<span class="hidden">: ${question}</span></button>`, 'inline')}</div></li>`;
}

function noteItem(listed: ListedNote, today: string, titleOf: TitleOf): Html {
  const { note, lost } = listed;
  const { slug, words, savedAt, savedBy } = note;
  const facts = [
    jurisdictionNames(words.jurisdictions, ENGLISH),
    listSaid.lastChecked(readableDate(words.verifiedOn, ENGLISH)),
    listSaid.owner(note.owner),
    note.reviewOn !== undefined && listSaid.reviewBy(readableDate(note.reviewOn, ENGLISH)),
    listSaid.saved(longDate(savedAt), savedBy),
  ];
  return markup`<li><a href="${notePath(slug)}">${words.title}</a>
<p class="document-facts-line">${dotted(facts)}</p>
<p class="tags">${stateTag(listed)}${reviewTag(note, today)}${
    isOld(words.verifiedOn, today) && markup`<span class="tag">${listSaid.old}</span>`
  }${lost.length > 0 && markup`<span class="tag">${listSaid.lost(lost.map(titleOf))}</span>`}</p></li>`;
}

function stateTag(listed: ListedNote): Html {
  const { text, change } = noteState(listed);
  if (change !== undefined) return markup`<a class="tag" href="${changePath(change)}">${text}</a>`;
  return markup`<span class="tag ${listed.isLive ? 'tag-good' : 'state-tag'}">${text}</span>`;
}

function reviewTag({ reviewOn }: ListedNote['note'], today: string): Html | false {
  if (reviewOn === undefined) return false;
  if (reviewOn <= today) return markup`<span class="tag trouble-tag">${listSaid.overdue}</span>`;
  const soon = new Date(Date.parse(today) + SOON_DAYS * 86_400_000).toISOString().slice(0, 10);
  return reviewOn <= soon && markup`<span class="tag">${listSaid.dueSoon}</span>`;
}

function isOld(verifiedOn: string, today: string): boolean {
  return verifiedOn < `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
}
