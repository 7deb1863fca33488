import type { HttpExchange, HttpReply } from '../../../http/http.js';
import type { GoldenQuestion, TrialAnswer } from '../../../../ingest/model/editing.js';
import { liveEditions } from '../../../../ingest/editions/draft-document.js';
import { addGolden } from '../../../../ingest/review/add-golden.js';
import { editGolden } from '../../../../ingest/review/edit-golden.js';
import { resumeGolden } from '../../../../ingest/review/resume-golden.js';
import { askGolden, trialAnswer } from '../../../../ingest/review/ask-golden.js';
import { activeOf } from '../../../../ingest/model/since-trial.js';
import { showRegion } from '../../delivery/region.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { TAKES_FOCUS } from '../../design/render.js';
import { seeOther } from '../../design/page.js';
import { EDITING_WORK_PATH, GOLDEN_PATH, RELEASES_PATH } from '../../model/paths.js';
import { UNREADABLE, type Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  numberIn,
  problemOf,
  reviewPageReply,
  saidIn,
  settingOf,
  wrongField,
  type CsrfFormFields,
  type EditorsForm,
  type Notice,
} from '../frame/editor-frame.js';
import { readTitles, type TitleOf } from '../frame/titles.js';
import { requestWork, latestWork, showWork, watchWork } from '../frame/work-status.js';
import { trialWording } from '../wording/release-wording.js';
import { goldenWording } from '../wording/golden-wording.js';
import { expectation, answerBox } from './trial-answer.js';
import { goldenForm, typedGolden } from './golden-form.js';
import { goldenList } from './golden-list.js';
import { lastRuns, readTrials, wrongNow } from './golden-runs.js';

export const GOLDEN_STREAM = `${EDITING_WORK_PATH}/test-questions/events`;

export async function showGolden(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, goldenWording.said),
  asked?: AskedGolden,
): Promise<HttpReply> {
  const setting = settingOf(library, exchange, notice);
  const read = await readAll(library);
  const id = numberIn(notice.typed?.field('id') ?? exchange.query.get('edit') ?? undefined);
  const edited = read.questions.find((one) => one.id === id);
  const regions = goldenRegions(read, setting.form);
  return reviewPageReply(library, exchange, {
    title: goldenWording.title,
    current: GOLDEN_PATH,
    notice,
    stream: GOLDEN_STREAM,
    main: markup`<h1>${goldenWording.title}</h1>
<p>${goldenWording.intro} <a href="${RELEASES_PATH}">${goldenWording.toVersions}</a></p>
${asked && resultOf(asked, read.titleOf)}
${Object.entries(regions).map(([name, content]) => showRegion(name, content, { isFocusable: name === 'work' }))}
${goldenForm({ ...read, edited, ...setting })}`,
  });
}

/** One question and what the live release answers now. */
interface AskedGolden {
  golden: GoldenQuestion;
  release: number;
  answer: TrialAnswer;
}

/** Outside the parts with live updates, because those would remove it. */
function resultOf({ golden, release, answer }: AskedGolden, titleOf: TitleOf): Html {
  return markup`<section class="trial" aria-labelledby="result"><h2 id="result"${TAKES_FOCUS}>${goldenWording.result}</h2>
<h3>${golden.question}</h3><p>${expectation(golden, titleOf)}</p>
${answerBox(trialWording.live(release), { answer, expected: golden }, titleOf)}</section>`;
}

/** Updates do not replace the form, so that typed text is not lost. */
export function goldenEvents(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { form } = settingOf(library, exchange, {});
  return watchWork(library, exchange, 'release', async () => goldenRegions(await readAll(library), form));
}

type Read = Awaited<ReturnType<typeof readAll>>;

async function readAll(library: EditingLibrary) {
  const { ports } = library.editing.review;
  // Read the state of the work first: work that finishes after this may change the data read below.
  const work = await latestWork(library, 'release');
  const trials = await readTrials(ports);
  return {
    work,
    trials,
    questions: await ports.editing.goldenQuestions(),
    wrong: await wrongNow(ports),
    documents: [...(await liveEditions(ports.store)).values()].map(({ document }) => document),
    titleOf: await readTitles(library.editing),
  };
}

function goldenRegions(read: Read, form: CsrfFormFields): Record<string, Html> {
  const { work, titleOf, documents } = read;
  const isLive = (slug: string) => documents.some((one) => one.slug === slug);
  return {
    run: markup`${runForm(read, form)}`,
    work:
      work?.request.kind === 'try' && !isOfOtherQuestions(read) ? showWork(work, titleOf, form) : markup``,
    questions: goldenList({ ...read, isLive, form }),
  };
}

/** True if a question was edited since the test, so that “Version 1 passed its test” may not hold any more. */
function isOfOtherQuestions({ work, questions, trials }: Read): boolean {
  return (
    work?.endedAt !== undefined &&
    activeOf(questions).some((question) => lastRuns(question, trials) === 'edited')
  );
}

function runForm({ work, trials, questions }: Read, form: CsrfFormFields): Content {
  if (work && work.endedAt === undefined) return markup`<p class="empty">${goldenWording.underWay}</p>`;
  if (trials.live === undefined || questions.every(({ suspended }) => suspended !== undefined)) return false;
  return form(
    GOLDEN_PATH,
    markup`<button type="submit" class="button plain" name="do" value="run">${goldenWording.run}</button>`,
    'buttons',
  );
}

export async function receiveGolden(form: EditorsForm): Promise<HttpReply> {
  const { library, exchange, posted, editor, refuse } = form;
  switch (posted.field('do')) {
    case 'run':
      await requestWork(library, { kind: 'try', live: true, press: posted.field('press')! }, editor);
      return seeOther(`${GOLDEN_PATH}#work`);
    case 'add': {
      const added = typedGolden(posted);
      if (!added) return refuse(wrongField('question', goldenWording.problems.question));
      await addGolden(library.editing.review.ports, added, editor);
      return done(GOLDEN_PATH, 'added');
    }
    case 'ask': {
      const asked = await askNow(library, posted);
      return 'answer' in asked ? showGolden(library, exchange, {}, asked) : refuse(asked);
    }
    default: {
      const said = await decide(library, posted, editor);
      return typeof said === 'string' ? done(GOLDEN_PATH, said) : refuse(said);
    }
  }
}

async function askNow({ editing }: EditingLibrary, posted: Posted): Promise<AskedGolden | Notice> {
  const { ports } = editing.review;
  const id = numberIn(posted.field('id'));
  const golden = (await ports.editing.goldenQuestions()).find((one) => one.id === id);
  const release = (await ports.store.liveRelease())?.number;
  if (!golden || release === undefined) return { problem: goldenWording.problems.gone, status: 400 };
  try {
    return { golden, release, answer: trialAnswer(await askGolden(await ports.askRelease(release), golden)) };
  } catch (error) {
    return problemOf(error);
  }
}

async function decide(
  { editing }: EditingLibrary,
  posted: Posted,
  editor: string,
): Promise<keyof typeof goldenWording.said | Notice> {
  const { ports } = editing.review;
  const id = numberIn(posted.field('id'));
  const known = (await ports.editing.goldenQuestions()).some((one) => one.id === id);
  if (id === undefined || !known) return { problem: goldenWording.problems.gone, status: 400 };
  switch (posted.field('do')) {
    case 'edit': {
      const edited = typedGolden(posted);
      if (!edited) return wrongField('question', goldenWording.problems.question);
      return (await editGolden(ports, id, edited))
        ? 'edited'
        : { problem: goldenWording.problems.gone, status: 400 };
    }
    case 'suspend':
      await ports.editing.suspendGolden([id], goldenWording.pausedBy(editor));
      return 'suspended';
    case 'resume':
      await resumeGolden(ports, id);
      return 'resumed';
    case 'remove':
      await ports.editing.removeGolden(id);
      return 'removed';
    default:
      return UNREADABLE;
  }
}
