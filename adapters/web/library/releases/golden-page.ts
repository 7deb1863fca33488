// The page of test questions: what the assistant must answer correctly in every release, and which are paused and why.
import type { GoldenQuestion } from '../../../../ingest/model/editing.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { areaField, NATION_OPTIONS, nationIn, selectField, type Options } from '../../design/fields.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { documentPath, GOLDEN_PATH } from '../../model/paths.js';
import { UNREADABLE, type Posted } from '../../security/post-guard.js';
import { timeElement } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import { readTitles, type TitleOf } from '../frame/titles.js';
import {
  done,
  numberIn,
  receiveForm,
  reviewPageReply,
  saidIn,
  settingOf,
  typedOr,
  type Notice,
  type PageSetting,
} from '../frame/editor-frame.js';

const SAID = {
  added: 'Test question added. It will run against every new version of the guidance.',
  suspended: 'Test question paused. It will not run until you resume it.',
  resumed: 'Test question resumed.',
  removed: 'Test question removed.',
};
const LONGEST = 500;

export async function showGolden(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, SAID),
): Promise<HttpReply> {
  const { review } = library.editing;
  const live = await review.liveRelease();
  const documents = live ? await review.documentsOf(live.number) : [];
  return reviewPageReply(library, exchange, {
    title: 'Test questions',
    current: GOLDEN_PATH,
    notice,
    main: goldenMain({
      questions: await review.records.goldenQuestions(),
      documents,
      titleOf: await readTitles(library.editing),
      ...settingOf(library, exchange, notice),
    }),
  });
}

interface GoldenView extends PageSetting {
  questions: readonly GoldenQuestion[];
  documents: readonly GuidanceDocument[];
  titleOf: TitleOf;
}

function goldenMain(view: GoldenView): Html {
  const paused = view.questions.filter(({ suspended }) => suspended !== undefined);
  const active = view.questions.filter(({ suspended }) => suspended === undefined);
  return markup`<h1>Test questions</h1>
<p>Test questions run against every version of the guidance before it is published. Do not include anyone’s personal details.</p>
${paused.length > 0 && group('Check again', paused, view)}
${
  active.length
    ? group('Active', active, view)
    : markup`<p class="empty">There are no test questions yet. Add questions the assistant must always answer correctly.</p>`
}
${addForm(view)}`;
}

function group(title: string, questions: readonly GoldenQuestion[], view: GoldenView): Html {
  const id = title.toLowerCase().replace(/\W+/g, '-');
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="muted">(${questions.length})</span></h2>
<ul class="items">${questions.map((question) => item(question, view))}</ul></section>`;
}

function item(golden: GoldenQuestion, { documents, titleOf, form, now }: GoldenView): Html {
  const { id, question, suspended, addedBy, addedAt } = golden;
  const about = markup`<span class="hidden">: ${question}</span>`;
  const button = (action: string, label: string) =>
    markup`<button type="submit" class="button plain" name="do" value="${action}">${label}${about}</button>`;
  return markup`<li class="item" id="golden-${id}"><h3>${question}</h3>
${suspended !== undefined && markup`<p class="caution">${suspended}</p>`}
<p>${expectation(golden, documents, titleOf)}</p>
<p class="item-facts"><span>added by <bdi>${addedBy}</bdi> ${timeElement(addedAt, now)}</span>${golden.jurisdiction && markup`<span>${jurisdictionName(golden.jurisdiction)}</span>`}</p>
${form(
  GOLDEN_PATH,
  markup`<input type="hidden" name="id" value="${id}">${suspended === undefined ? button('suspend', 'Pause') : button('resume', 'Resume')}${button('remove', 'Remove')}`,
  'buttons',
)}</li>`;
}

function expectation(
  { outcome, document, words }: GoldenQuestion,
  documents: readonly GuidanceDocument[],
  titleOf: TitleOf,
): Content {
  if (outcome === 'unanswerable') return 'Expected result: no answer.';
  const from =
    document === undefined
      ? 'any document'
      : documents.some(({ slug }) => slug === document)
        ? markup`<a href="${documentPath(document)}">${titleOf(document)}</a>`
        : `${titleOf(document)} (not live)`;
  return markup`Expected result: a quote from ${from}${words !== undefined && markup`, including “${words}”`}.`;
}

const EXPECTED: Options = [
  ['answered', 'An answer with a quote'],
  ['unanswerable', 'No answer'],
];

function addForm({ documents, form, notice }: GoldenView): Html {
  const typed = (field: string) => (notice.typed?.field('do') === 'add' ? typedOr(notice, field) : '');
  const sorted = [...documents].sort((one, other) => one.title.localeCompare(other.title, 'en-GB'));
  return markup`<section class="panel" aria-labelledby="add"><h2 id="add">Add a test question</h2>
${form(
  GOLDEN_PATH,
  markup`${areaField({ name: 'question', label: 'Question', value: typed('question'), rows: 2, maxLength: LONGEST, draft: 'question', isRequired: true })}
${selectField({ name: 'outcome', label: 'Expected result', value: typed('outcome'), options: EXPECTED })}
${selectField({ name: 'document', label: 'Document it should quote', value: typed('document'), none: 'Any', options: sorted.map(({ slug, title }) => [slug, title]) })}
${areaField({ name: 'words', label: 'Words the quote should include', value: typed('words'), rows: 2, maxLength: LONGEST, draft: 'words', hint: 'Copy them from the document. If that passage changes, the test question is paused until you check it.' })}
${selectField({ name: 'nation', label: 'Nation of the person asking', value: typed('nation'), none: 'Not given', options: NATION_OPTIONS })}
<div class="buttons"><button type="submit" class="button primary" name="do" value="add">Add the question</button></div>`,
)}</section>`;
}

export async function receiveGolden(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const refuse = (notice: Notice) => showGolden(library, exchange, { ...notice, typed: posted });
  if (refusal) return refuse(refusal);
  const { review } = library.editing;
  const wanted = posted.field('do');
  if (wanted === 'add') {
    const question = (posted.field('question') ?? '').trim();
    if (question.length < 3) return refuse({ problem: 'Enter the question.', status: 400 });
    await review.addGolden(readGolden(posted, question), editor);
    return done(GOLDEN_PATH, 'added');
  }
  const id = numberIn(posted.field('id'));
  const known = (await review.records.goldenQuestions()).some((one) => one.id === id);
  if (id === undefined || !known)
    return refuse({ problem: 'That test question no longer exists.', status: 400 });
  switch (wanted) {
    case 'suspend':
      await review.records.suspendGolden([id], `Paused by ${editor}.`);
      return done(GOLDEN_PATH, 'suspended');
    case 'resume':
      await review.resumeGolden(id);
      return done(GOLDEN_PATH, 'resumed');
    case 'remove':
      await review.records.removeGolden(id);
      return done(GOLDEN_PATH, 'removed');
    default:
      return refuse(UNREADABLE);
  }
}

function readGolden(
  posted: Posted,
  question: string,
): Pick<GoldenQuestion, 'question' | 'outcome' | 'document' | 'words' | 'jurisdiction'> {
  const text = (field: string) =>
    (posted.field(field) ?? '').trim().replace(/\r\n?/g, '\n').slice(0, LONGEST);
  const outcome = text('outcome') === 'unanswerable' ? 'unanswerable' : 'answered';
  const jurisdiction = nationIn(text('nation'));
  const expects = outcome === 'answered';
  return {
    question: question.slice(0, LONGEST),
    outcome,
    ...(expects && text('document') && { document: text('document') }),
    ...(expects && text('words').length >= 3 && { words: text('words') }),
    ...(jurisdiction && { jurisdiction }),
  };
}
