// Serves the practice notes: the list, a new note, and each saved one.
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GuardedRoutes } from '../../sign-in/access.js';
import { NEW_NOTE_PATH, NOTES_PATH } from '../../model/paths.js';
import { isoDay } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  notFound,
  csrfFormFor,
  receiveForm,
  reviewPageReply,
  saidIn,
  type Notice,
} from '../frame/editor-frame.js';
import { readTitles } from '../frame/titles.js';
import { receiveNote, showNote } from './edit-note.js';
import { notesMain } from './notes-page.js';
import { draftAsTyped, noteAsTyped, questionsAsTyped } from './prefill.js';
import { emptyNote, type TypedNote } from './typed-note.js';

const SAID = { 'put-away': 'Dismissed. The request itself has not changed.' };

export function mountNotes(routes: GuardedRoutes, library: EditingLibrary): void {
  routes.get(NOTES_PATH, (exchange) => showNotes(library, exchange, saidIn(exchange, SAID)));
  routes.post(NOTES_PATH, (exchange) => putAway(library, exchange));
  routes.get(NEW_NOTE_PATH, async (exchange) =>
    showNote(library, exchange, { typed: await prefilled(library, exchange) }),
  );
  routes.post(NEW_NOTE_PATH, (exchange) => receiveNote(library, exchange, undefined));
  routes.get(`${NOTES_PATH}/:slug`, async (exchange) => {
    const held = await library.editing.writing.notes.find(exchange.params.slug ?? '');
    if (!held) return noSuchNote(library, exchange);
    return showNote(library, exchange, { held, typed: noteAsTyped(held, today(library)) });
  });
  routes.post(`${NOTES_PATH}/:slug`, async (exchange) => {
    const held = await library.editing.writing.notes.find(exchange.params.slug ?? '');
    return held ? receiveNote(library, exchange, held) : noSuchNote(library, exchange);
  });
}

async function showNotes(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice,
): Promise<HttpReply> {
  const { notes } = library.editing.writing;
  const [listed, drafts] = await Promise.all([notes.list(), notes.drafts()]);
  return reviewPageReply(library, exchange, {
    title: 'Practice notes',
    current: NOTES_PATH,
    notice,
    styles: ['writing.css'],
    main: notesMain({
      notes: listed,
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
  await library.editing.writing.notes.putAway(posted.field('draft') ?? '');
  return done(NOTES_PATH, 'put-away');
}

/** The address says what the note starts from. If that no longer exists, the form is empty. */
async function prefilled(library: EditingLibrary, { query }: HttpExchange): Promise<TypedNote> {
  const { notes, questions } = library.editing.writing;
  const day = today(library);
  const draft = query.get('draft');
  const asked = (query.get('questions') ?? '').split(' ').filter(Boolean);
  if (draft !== null) {
    const found = await notes.draft(draft);
    const live = await library.options.guidance.documents();
    return found ? draftAsTyped(found, live?.documents ?? [], day) : emptyNote(day);
  }
  return questionsAsTyped(await questions.find(asked), day);
}

function noSuchNote(library: EditingLibrary, exchange: HttpExchange): HttpReply {
  return notFound(library, exchange, NOTES_PATH, 'We could not find that note.');
}

function today(library: EditingLibrary): string {
  return isoDay(library.now());
}
