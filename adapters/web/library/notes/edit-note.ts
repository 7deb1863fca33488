import { wordsIn } from '../../../../bot/wording/words-in.js';
import { messageCopiedFrom } from '../../../../bot/editing/message-copied-from.js';
import {
  citationLinks,
  citingInstead,
  type HeldNote,
  type SaveNoteOutcome,
} from '../../../../ingest/model/practice-note.js';
import { changesToCited } from '../../../../ingest/notes/changes-to-cited.js';
import { listNotes } from '../../../../ingest/notes/list-notes.js';
import { previewNote } from '../../../../ingest/notes/preview-note.js';
import { saveNote } from '../../../../ingest/notes/save-note.js';
import { withdrawNote } from '../../../../ingest/notes/withdraw-note.js';
import { addGolden } from '../../../../ingest/review/add-golden.js';
import { Failure, InputFailure } from '../../../../knowledge/model/errors.js';
import type { ExplainedPassage } from '../../../../knowledge/model/explanation.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { changePath, NEW_NOTE_PATH, notePath, NOTES_PATH } from '../../model/paths.js';
import { TAKES_FOCUS, warning } from '../../design/render.js';
import { datedTimeElement, isoDay } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  csrfFormFor,
  receiveForm,
  reviewPageReply,
  saidIn,
  type Notice,
} from '../frame/editor-frame.js';
import { readTitles } from '../frame/titles.js';
import { noteWording } from '../wording/note-wording.js';
import { workWording } from '../wording/work-wording.js';
import { passagePath } from '../documents/passages.js';
import { CITE_NEW, changingText } from './changing-text.js';
import { insertCitation } from './citation.js';
import { foundPassages } from './found-passages.js';
import { noteFields, type NoteFormView } from './note-form.js';
import { noteState } from './note-state.js';
import { showPreview } from './note-preview.js';
import { namesOf, personalDataNotice, readable } from './personal-data.js';
import { readTypedNote, noteWordsOf, yearAfter, type FieldProblem, type TypedNote } from './typed-note.js';

const said = noteWording.note;

export interface NotePage extends Partial<Omit<NoteFormView, 'typed'>> {
  typed: TypedNote;
  /** The saved note. Absent for a new note. */
  held?: HeldNote;
  notice?: Notice;
  /** The version that someone else saved while this editor was typing. */
  overtaken?: HeldNote;
}

export async function showNote(
  library: EditingLibrary,
  exchange: HttpExchange,
  { held, notice, overtaken, ...view }: NotePage,
): Promise<HttpReply> {
  const form = csrfFormFor(library, exchange);
  const { person } = library.editorOf(exchange);
  const title = held ? held.words.title : said.newTitle;
  const changing = changingText(
    await changesToCited(library.editing.review.ports.editing, view.typed.body),
    await readTitles(library.editing),
  );
  return reviewPageReply(library, exchange, {
    title,
    current: NOTES_PATH,
    notice: notice ?? saidIn(exchange, said.done),
    styles: ['writing.css'],
    scripts: ['note-editor.js'],
    main: markup`<p class="kicker"><a href="${NOTES_PATH}">${noteWording.all}</a></p>
<h1>${title}</h1>
${held && (await standing(library, held))}
${overtaken && showOvertaken(overtaken)}
${form(held ? notePath(held.slug) : NEW_NOTE_PATH, noteFields({ problems: [], inWords: false, isLive: held !== undefined && (await isInGuidance(library, held)), editor: person.name, today: isoDay(library.now()), changing, ...view }), 'note-form stack')}`,
  });
}

async function isInGuidance({ options }: EditingLibrary, { slug }: HeldNote): Promise<boolean> {
  const live = await options.guidance.documents();
  return live?.documents.some((document) => document.slug === slug) ?? false;
}

async function standing(
  library: EditingLibrary,
  { slug, savedAt, savedBy, version }: HeldNote,
): Promise<Html> {
  const listed = (await listNotes(library.editing.writing.notes)).find(({ note }) => note.slug === slug);
  const { isLive = false, change, lost = [] } = listed ?? {};
  const titleOf = await readTitles(library.editing);
  const { text: state, change: undecided } = noteState({ isLive, change });
  return markup`<p class="muted">${filled(undecided === undefined ? said.standing : said.undecided, {
    version,
    name: markup`<bdi>${savedBy}</bdi>`,
    when: datedTimeElement(savedAt),
    state,
    change:
      undecided !== undefined &&
      markup`<a href="${changePath(undecided)}">${workWording.change(undecided)}</a>`,
  })}</p>${lost.length > 0 && warning(said.lost(lost.map(titleOf)), wordsIn('en').page.message)}`;
}

function showOvertaken({ words, savedBy, savedAt, version }: HeldNote): Html {
  const { title, whatToDo, theirs } = said.overtaken;
  const name = markup`<bdi>${savedBy}</bdi>`;
  return markup`<section class="overtaken" aria-labelledby="overtaken-title"${TAKES_FOCUS}>
<h2 id="overtaken-title">${filled(title, { name })}</h2>
<p>${whatToDo(version)}</p>
<details><summary>${filled(theirs, { name, when: datedTimeElement(savedAt) })}</summary>
<h3>${words.title}</h3><pre class="their-words" dir="auto" tabindex="0">${words.body}</pre></details></section>`;
}

/** `held` is the saved note. Undefined for a new note. */
export async function receiveNote(
  library: EditingLibrary,
  exchange: HttpExchange,
  held: HeldNote | undefined,
): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const typed = readTypedNote(posted);
  const again = (page: Partial<NotePage>) => showNote(library, exchange, { held, typed, ...page });
  if (refusal) return again({ notice: { problem: refusal.problem, status: refusal.status } });
  const [action = '', passage] = (posted.field('do') ?? '').split(':', 2);
  try {
    const saving: Saving = { typed, editor, again, held };
    if (action === 'withdraw' && held) return await withdraw(library, saving, held.slug);
    if (action === 'save') return await save(library, saving);
    if (action === 'find' || (action === 'look' && isNewSearch(typed)))
      return await again({ found: await find(library, typed) });
    if (passage !== undefined) return await again(await insert(library, typed, passage, action));
    return await again(await preview(library, typed, held));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return again({ notice: { problem: `${error.message} ${error.remedy}`, status: 400 } });
  }
}

/** Without scripts, the Enter key in the search field sends the form’s first button. */
function isNewSearch({ find: text, searched }: TypedNote): boolean {
  return text !== '' && text !== searched;
}

async function find(library: EditingLibrary, typed: TypedNote): Promise<Html> {
  return foundPassages((await passagesFor(library, typed)) ?? [], typed);
}

/** If the note is about one nation, only that nation's guidance is searched. */
async function passagesFor(
  library: EditingLibrary,
  { find: text, nations }: TypedNote,
): Promise<ExplainedPassage[] | undefined> {
  if (text === '') return undefined;
  const jurisdiction = nations.length === 1 ? nations[0] : undefined;
  const explained = await library.editing.writing.search.explain({ text, jurisdiction }, 'live');
  return explained?.found;
}

async function insert(
  library: EditingLibrary,
  typed: TypedNote,
  passage: string,
  action: string,
): Promise<Partial<NotePage>> {
  if (action === CITE_NEW) return { typed: await citeNew(library, typed, passage), inWords: true };
  const found = (await passagesFor(library, typed)) ?? [];
  const cited = found.find((one) => one.passage.id === passage);
  if (!cited) throw new InputFailure(noteWording.picker.gone, noteWording.picker.searchAgain);
  return {
    typed: insertCitation(typed, cited, action === 'quote'),
    inWords: true,
    found: foundPassages(found, typed, false),
  };
}

/**
 * If the change has been decided in the meantime, the text stays as typed, and the page shows what is under review
 * now.
 */
async function citeNew(library: EditingLibrary, typed: TypedNote, passage: string): Promise<TypedNote> {
  const changes = await changesToCited(library.editing.review.ports.editing, typed.body);
  const found = changes.find((one) => one.cites === 'old' && one.passage === passage);
  if (found?.cites !== 'old') return typed;
  return { ...typed, body: citingInstead(typed.body, passage, passagePath(found.after)) };
}

async function preview(
  library: EditingLibrary,
  typed: TypedNote,
  held: HeldNote | undefined,
): Promise<Partial<NotePage>> {
  const words = noteWordsOf(typed);
  if (Array.isArray(words)) return inNeedOf(words);
  const { question: text, questionNation: jurisdiction } = typed;
  const { notes, redacted } = library.editing.writing;
  const question = text === '' ? undefined : await redacted({ text, jurisdiction });
  const shown = await previewNote(notes, words, { slug: held?.slug, question });
  return { preview: showPreview(shown, text, citationLinks(words.body)) };
}

interface Saving {
  typed: TypedNote;
  held?: HeldNote;
  editor: string;
  again: (page: Partial<NotePage>) => Promise<HttpReply>;
}

async function withdraw(
  library: EditingLibrary,
  { typed, editor, again }: Saving,
  slug: string,
): Promise<HttpReply> {
  const { version } = typed;
  const outcome = await withdrawNote(library.editing.writing.notes, { slug, version, editor });
  if (outcome.outcome === 'proposed') return done(notePath(slug), 'withdrawn');
  return again({ typed: { ...typed, version: outcome.note.version }, overtaken: outcome.note });
}

async function save(library: EditingLibrary, saving: Saving): Promise<HttpReply> {
  const { typed, held, editor, again } = saving;
  const { notes, personalData } = library.editing.writing;
  const words = noteWordsOf(typed, isoDay(library.now()));
  if (Array.isArray(words)) return again(inNeedOf(words));
  const found = await personalData(readable(typed));
  const looked = namesOf(found);
  if (looked !== '' && looked !== typed.looked)
    return again({ typed: { ...typed, looked }, beforeSaving: personalDataNotice(found) });
  const { version, fromDraft } = typed;
  const outcome = await saveNote(notes, {
    words,
    version,
    editor,
    ...upkeepOf(saving, words.verifiedOn),
    slug: held?.slug,
    fromDraft,
  });
  if (outcome.outcome === 'overtaken')
    return again({ typed: { ...typed, version: outcome.note.version }, overtaken: outcome.note });
  try {
    await followUp(library, saving, outcome);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const isInput = error instanceof InputFailure;
    const problem = said.nextStep(error.message, isInput ? error.remedy : undefined);
    const { note } = outcome;
    return again({
      held: note,
      typed: { ...typed, version: note.version },
      notice: { problem, status: isInput ? 400 : 503 },
    });
  }
  return done(notePath(outcome.note.slug), outcome.change ? 'saved' : 'live');
}

/** Reads the note's owner and review date. If they are not in the form, they keep their current values. */
function upkeepOf({ typed, held, editor }: Saving, verifiedOn: string): { owner: string; reviewOn: string } {
  return {
    owner: typed.owner ?? held?.owner ?? editor,
    reviewOn: typed.reviewOn ?? held?.reviewOn ?? yearAfter(verifiedOn),
  };
}

/** After saving, marks the questions that led to the note as dealt with and adds its test question. */
async function followUp(
  library: EditingLibrary,
  { typed, editor }: Saving,
  { note }: SaveNoteOutcome,
): Promise<void> {
  const { writing, review } = library.editing;
  const from = { draft: typed.fromDraft, answer: typed.questions[0] };
  if (typed.putAway && typed.questions.length) await writing.questions.handle(typed.questions, editor);
  if (!typed.golden || typed.question === '') return;
  await addGolden(
    review.ports,
    {
      question: typed.question,
      outcome: 'answered',
      document: note.slug,
      ...(typed.questionNation && { jurisdiction: typed.questionNation }),
    },
    editor,
    await messageCopiedFrom(library.options.store.records, from),
  );
}

function inNeedOf(problems: readonly FieldProblem[]): Partial<NotePage> {
  return {
    problems,
    notice: { problem: problems.map(({ text }) => text).join(' '), status: 400 },
  };
}
