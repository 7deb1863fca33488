// Lists the test questions, with the expected answer and last result of each.
import type { GoldenQuestion } from '../../../../ingest/model/editing.js';
import type { WrongAnswer } from '../../../../ingest/model/golden-records.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import { datedTimeElement } from '../../design/format-time.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { GOLDEN_PATH } from '../../model/paths.js';
import type { CsrfFormFields } from '../frame/editor-frame.js';
import type { TitleOf } from '../frame/titles.js';
import { goldenWording } from '../wording/golden-wording.js';
import { expectation, whyFailed } from './trial-answer.js';
import { lastRuns, type GoldenRun, type Trials } from './golden-runs.js';

export interface GoldenListView {
  questions: readonly GoldenQuestion[];
  wrong: readonly WrongAnswer[];
  trials: Trials;
  titleOf: TitleOf;
  isLive: (slug: string) => boolean;
  form: CsrfFormFields;
}

export function goldenList(view: GoldenListView): Html {
  const paused = view.questions.filter(({ suspended }) => suspended !== undefined);
  const active = view.questions.filter(({ suspended }) => suspended === undefined);
  return markup`${paused.length > 0 && group(goldenWording.checkAgain, paused, view)}
${
  active.length
    ? group(goldenWording.active, active, view)
    : markup`<p class="empty">${goldenWording.none}</p>`
}`;
}

function group(title: string, questions: readonly GoldenQuestion[], view: GoldenListView): Html {
  const id = title.toLowerCase().replace(/\W+/g, '-');
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="muted">(${questions.length})</span></h2>
<ul class="items">${questions.map((question) => item(question, view))}</ul></section>`;
}

function item(golden: GoldenQuestion, { wrong, trials, titleOf, isLive, form }: GoldenListView): Html {
  const { id, question, suspended, addedBy, addedAt } = golden;
  const { actions } = goldenWording;
  const about = markup`<span class="hidden">: ${question}</span>`;
  const button = (action: 'ask' | 'suspend' | 'resume' | 'remove') =>
    markup`<button type="submit" class="button plain" name="do" value="${action}">${actions[action]}${about}</button>`;
  const wrongNow = wrong.filter((one) => one.question === id);
  return markup`<li class="item" id="golden-${id}"><h3>${question}</h3>
${suspended !== undefined && markup`<p class="caution">${suspended}</p>`}
${wrongNow.map(wrongAnswer)}
<p>${expectation(golden, titleOf, isLive)}</p>
${suspended === undefined && runsOf(golden, lastRuns(golden, trials), { titleOf, isChecked: wrongNow.length > 0 })}
<p class="item-facts"><span>${filled(goldenWording.addedBy, { name: markup`<bdi>${addedBy}</bdi>`, when: datedTimeElement(addedAt) })}</span>${golden.jurisdiction && markup`<span>${jurisdictionName(golden.jurisdiction)}</span>`}</p>
${form(
  GOLDEN_PATH,
  markup`<input type="hidden" name="id" value="${id}">${trials.live !== undefined && button('ask')}${button(suspended === undefined ? 'suspend' : 'resume')}<a class="button plain" href="${GOLDEN_PATH}?edit=${id}#add">${actions.edit}${about}</a>${button('remove')}`,
  'buttons',
)}</li>`;
}

function wrongAnswer({ platforms, at }: WrongAnswer): Html {
  const { answer, notShown } = goldenWording.wrongNow;
  return markup`<p class="caution"><span>${filled(platforms ? notShown(platforms) : answer, { when: datedTimeElement(at) })}</span></p>`;
}

function runsOf(
  golden: GoldenQuestion,
  runs: GoldenRun[] | 'edited',
  { titleOf, isChecked }: { titleOf: TitleOf; isChecked: boolean },
): Html {
  const words = goldenWording.runs;
  if (runs === 'edited') return markup`<p>${words.edited}</p>`;
  return markup`${!isChecked && !runs.some(({ isDraft }) => !isDraft) && markup`<p>${words.none}</p>`}${runs.map(
    ({ release, isDraft, answer, at, path }) => {
      const { asExpected: passed } = answer;
      const run = isDraft ? words.draft(passed) : words.live(release, passed);
      const why = whyFailed(answer, golden, titleOf);
      return markup`<p><a href="${path}">${filled(run, { when: datedTimeElement(at) })}</a>${why && `. ${why}`}</p>`;
    },
  )}`;
}
