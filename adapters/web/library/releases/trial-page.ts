// Shows the results of a test, with the answers from the draft next to those from the live version.
import type { EditingPorts } from '../../../../bot/model/editing-ports.js';
import type { Trial, TrialLine } from '../../../../ingest/model/editing.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { DOT } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { GOLDEN_PATH, RELEASES_PATH, trialPath } from '../../model/paths.js';
import { datedTimeElement } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import { notFound, numberIn, reviewPageReply } from '../frame/editor-frame.js';
import { readTitles, type TitleOf } from '../frame/titles.js';
import { releaseWording, trialWording } from '../wording/release-wording.js';
import { expectation, answerBox, trialSummary } from './trial-answer.js';
import { outdatedWarning, readDraft, type Draft } from './read-tested-release.js';

interface TrialView {
  trial: Trial;
  /** The draft that was tested. Undefined if the tested release is no longer the latest draft. */
  draft: Draft | undefined;
  /** The newest test, if the tested release is a draft that was replaced and never went live. */
  replacedBy: Trial | undefined;
  live: number | undefined;
  titleOf: TitleOf;
}

export async function showTrial(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const release = numberIn(exchange.params.release);
  const { editing } = library.editing.review.ports;
  return trialPage(library, exchange, release === undefined ? undefined : await editing.trial(release));
}

export async function showLiveRun(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const release = numberIn(exchange.params.release);
  const { editing } = library.editing.review.ports;
  // Older versions of the service overwrote the test before publication with a test of the live release.
  const run =
    release === undefined ? undefined : ((await editing.liveRun(release)) ?? (await editing.trial(release)));
  return trialPage(library, exchange, run);
}

async function trialPage(
  library: EditingLibrary,
  exchange: HttpExchange,
  trial: Trial | undefined,
): Promise<HttpReply> {
  const { ports } = library.editing.review;
  const newest = await ports.editing.latestTrial();
  if (!trial)
    return notFound(
      library,
      exchange,
      RELEASES_PATH,
      markup`${trialWording.notTested} ${newestLink(newest)}`,
    );
  const latest = await readDraft(ports);
  const isReplaced = newest?.release !== trial.release && (await isDraft(ports, trial.release));
  const view: TrialView = {
    trial,
    draft: latest?.trial.release === trial.release ? latest : undefined,
    replacedBy: isReplaced ? newest : undefined,
    live: (await ports.store.liveRelease())?.number,
    titleOf: await readTitles(library.editing),
  };
  return reviewPageReply(library, exchange, {
    title: titleOfTrial(view),
    current: RELEASES_PATH,
    main: trialMain(view),
  });
}

const isDraft = async ({ store }: EditingPorts['ports'], release: number) =>
  (await store.release(release))?.state !== 'published';

const newestLink = (newest: Trial | undefined) =>
  newest && markup`<a href="${trialPath(newest.release)}">${trialWording.newest}</a>`;

function titleOfTrial({ trial, draft, replacedBy }: TrialView): string {
  if (replacedBy) return trialWording.titleOfEarlier;
  return draft ? trialWording.titleOfDraft : trialWording.titleOf(trial.release);
}

function trialMain(view: TrialView): Html {
  const { trial, draft, replacedBy } = view;
  return markup`<p class="kicker"><a href="${RELEASES_PATH}">${releaseWording.all}</a>${DOT}${filled(trialWording.tested, { when: datedTimeElement(trial.at) })}</p>
<h1>${titleOfTrial(view)}</h1>
${replacedBy && markup`<p class="caution"><span>${trialWording.replaced} ${newestLink(replacedBy)}</span></p>`}${draft && outdatedWarning(draft, RELEASES_PATH)}${trialSummary(trial, draft && !draft.since ? 'draft' : 'version')}
${trial.against === undefined ? resultsOfOne(view) : VERDICTS.map((verdict) => compared(view, verdict))}`;
}

const VERDICTS: readonly TrialLine['verdict'][] = ['worse', 'better', 'different', 'same'];

function compared(view: TrialView, verdict: TrialLine['verdict']): Html | false {
  const those = view.trial.lines.filter((line) => line.verdict === verdict);
  return group(view, trialWording.verdicts[verdict], those, verdict === 'same');
}

/**
 * Used if there is nothing to compare with, because the live release itself was tested or nothing was live.
 */
function resultsOfOne(view: TrialView): Html {
  const passed = view.trial.lines.filter(({ draft }) => draft.asExpected);
  const failed = view.trial.lines.filter(({ draft }) => !draft.asExpected);
  const { verdicts } = trialWording;
  return markup`${group(view, verdicts.failed, failed)}${group(view, verdicts.passed, passed)}`;
}

function group(view: TrialView, title: string, those: readonly TrialLine[], isFolded = false): Html | false {
  if (!those.length) return false;
  const shown = those.map((line) => article(view, line));
  const failed = those.filter(({ draft }) => !draft.asExpected).length;
  const { count, countFailed } = trialWording;
  const counts = isFolded && failed > 0 ? countFailed(those.length, failed) : count(those.length);
  const heading = markup`${title} <span class="muted">${counts}</span>`;
  return isFolded
    ? markup`<details><summary><h2>${heading}</h2></summary>${shown}</details>`
    : markup`<section><h2>${heading}</h2>${shown}</section>`;
}

function article(
  { trial: { release, against }, draft, replacedBy, live: now, titleOf }: TrialView,
  { question, text, expected, live, draft: given }: TrialLine,
): Html {
  const before = against === now ? trialWording.live : trialWording.liveThen;
  const tested = draft
    ? trialWording.draft
    : replacedBy
      ? trialWording.earlier
      : trialWording.version(release);
  return markup`<article class="trial"><h3>${text}</h3>${expected && markup`<p>${expectation(expected, titleOf)}</p>`}
<div class="side-by-side">${live && against !== undefined && answerBox(before(against), { answer: live, expected }, titleOf)}${answerBox(tested, { answer: given, expected }, titleOf)}</div>${!given.asExpected && markup`<p><a href="${GOLDEN_PATH}?edit=${question}#add">${trialWording.edit}</a></p>`}</article>`;
}
