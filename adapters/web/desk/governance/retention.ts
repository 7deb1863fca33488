// Shows how long data is kept, and lets an admin confirm the retention periods.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { confirmPeriods, stopDeleting } from '../../../../bot/governance/confirm-periods.js';
import { previewRetention } from '../../../../bot/governance/preview-deletion.js';
import { describeNeverClosed } from '../../../../bot/model/governance/never-closed.js';
import {
  periodsKey,
  type RetentionPeriods,
  type RetentionPreview,
  RETENTION_CLASSES,
  type RetentionCounts,
  type RetentionRun,
} from '../../../../bot/model/governance/retention.js';
import type { GovernanceEventOf } from '../../../../bot/model/governance/decisions.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { RETENTION_PATH, CONFIRM_RETENTION_PATH, HOLDS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { showFormPage, type FormPage, type FormView } from '../frame/form-page.js';
import { timeElement } from '../../design/format-time.js';
import { filled, withLink } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import { frameWording } from '../wording/frame-wording.js';
import { retentionWording as said } from '../wording/retention-wording.js';
import { hiddenFields } from '../../security/csrf-form.js';

type Decision = GovernanceEventOf<'periods-confirmed' | 'deletion-stopped'>;

const DECISIONS_SHOWN = 50;

interface RetentionView extends FormView<string> {
  preview: RetentionPreview;
  shown: string;
}

const sum = (counts: RetentionCounts) => Object.values(counts).reduce((total, count) => total + count, 0);

const shownPeriods = ({ classes }: RetentionPreview) =>
  periodsKey(Object.fromEntries(classes.map(({ name, days }) => [name, days])) as RetentionPeriods);

/** `typed` identifies the periods that were on the page when the admin confirmed them. */
export const retentionPage = ({ options: { store, retention }, now }: Desk): FormPage<string> => ({
  path: RETENTION_PATH,
  title: said.title,
  styles: ['governance.css'],
  said: new Map(Object.entries(said.done)),
  async main(view) {
    const preview = await previewRetention(store, retention, now());
    const decisions = await store.records.decisions.events(
      ['periods-confirmed', 'deletion-stopped'],
      DECISIONS_SHOWN,
    );
    return retentionMain({ ...view, preview, shown: shownPeriods(preview) }, decisions);
  },
  typedIn: ({ field }) => field('periods') ?? '',
  async submit({ posted, typed: periods, by: { name } }) {
    if (posted.field('do') === 'stop') {
      await stopDeleting({ store, clock: now }, name);
      return { said: 'stopped' };
    }
    return (await confirmPeriods({ store, clock: now, retention }, name, periods))
      ? { said: 'confirmed' }
      : { problem: said.periodsChanged, status: 400 };
  },
});

export function showConfirmRetention(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { store, retention } = desk.options;
  return showFormPage<string>(desk, exchange, {
    path: RETENTION_PATH,
    title: said.confirm.title,
    async main(view) {
      const preview = await previewRetention(store, retention, desk.now());
      return confirmRetentionMain({ ...view, preview, shown: shownPeriods(preview) });
    },
  });
}

function retentionMain(view: RetentionView, decisions: readonly Decision[]): Html {
  const { preview, now } = view;
  const { runs } = said;
  const neverClosed = describeNeverClosed(preview.neverClosed);
  return markup`${preview.confirmed ? confirmedLine(view) : notConfirmed()}
${preview.holds > 0 && holdsLine(preview.holds)}
${neverClosed !== undefined && warning(neverClosed, wordsIn('en').page.message)}
<section aria-labelledby="periods-title"><h2 id="periods-title">${said.periods}</h2>
<ul class="periods">${preview.classes.map(showClass)}</ul></section>
<section aria-labelledby="runs-title"><h2 id="runs-title">${runs.title}</h2>
${preview.runs.length ? markup`<ol class="runs">${preview.runs.map((run) => showRun(run, now))}</ol>` : markup`<p class="empty">${runs.none}</p>`}</section>
<section aria-labelledby="history-title"><h2 id="history-title">${frameWording.history}</h2>
${decisions.length ? markup`<ol class="runs">${decisions.map((event) => showDecision(event, now))}</ol>` : markup`<p class="empty">${said.noHistory}</p>`}</section>`;
}

function showDecision({ kind, by, at }: Decision, now: Date): Html {
  return markup`<li><p><strong>${said.decisions[kind]}</strong> <bdi>${by}</bdi>, ${timeElement(at, now)}</p></li>`;
}

function confirmedLine({ preview: { confirmedBy }, forms, now }: RetentionView): Html {
  return markup`<p>${said.everyNight} ${
    confirmedBy
      ? filled(said.confirmedBy, {
          name: markup`<bdi>${confirmedBy.by}</bdi>`,
          when: timeElement(confirmedBy.at, now),
        })
      : said.confirmedBySetting
  }</p>
${
  confirmedBy &&
  markup`<form method="post" action="${RETENTION_PATH}">${hiddenFields(forms)}<button type="submit" class="button" name="do" value="stop">${said.stop}</button></form>`
}`;
}

function notConfirmed(): Html {
  const { warning: nothing, check, toConfirm } = said.notConfirmed;
  return markup`${warning(nothing, wordsIn('en').page.message)}
<p>${check}</p>
<p><a class="button primary" href="${CONFIRM_RETENTION_PATH}">${toConfirm}</a></p>`;
}

/** The last step before anything is deleted. Shows how much would be deleted, by kind of data. */
function confirmRetentionMain({ preview, forms, shown }: RetentionView): Html {
  const due = preview.classes.filter((one) => one.due > 0);
  const { confirm } = said;
  return markup`<p>${confirm.intro}</p>
<section aria-labelledby="due-title"><h2 id="due-title">${confirm.due}</h2>
${due.length ? markup`<ul>${due.map(showDue)}</ul>` : markup`<p class="empty">${confirm.none}</p>`}
${preview.holds > 0 && holdsLine(preview.holds)}</section>
<form method="post" action="${RETENTION_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="periods" value="${shown}">
<div class="buttons"><button type="submit" class="button danger" name="do" value="confirm">${confirm.button}</button> <a class="button" href="${RETENTION_PATH}">${confirm.back}</a></div></form>`;
}

function showDue({ title, due, days }: RetentionPreview['classes'][number]): Html {
  const count = markup`<strong>${due.toLocaleString('en-GB')}</strong>`;
  return markup`<li>${filled(said.confirm.dueOf, { title, count, period: said.period(days) })}</li>`;
}

function holdsLine(holds: number): Html {
  return markup`<p>${withLink(said.onHold(holds), HOLDS_PATH)}</p>`;
}

function showClass({ title, starts, then, setting, days, due }: RetentionPreview['classes'][number]): Html {
  return markup`<li class="period-of"><h3>${title}</h3>
<p class="kept-for"><strong>${said.period(days)}</strong> <span class="${due ? 'due' : 'muted'}">${said.due(due)}</span></p>
<p class="hint">${said.countedFrom(starts, then)} <code>${setting}</code></p></li>`;
}

function showRun({ name, startedAt, endedAt, deleted, failed }: RetentionRun, now: Date): Html {
  const total = sum(deleted);
  const stuck = sum(failed);
  const ran = said.runs.ran({ deleted: total, failed: stuck, isFinished: endedAt !== undefined });
  const when = timeElement(startedAt, now);
  return markup`<li><p>${filled(ran, { name: markup`<strong>${nameOf(name)}</strong>`, when })}${stuck > 0 && markup` <strong class="failed">${said.runs.failed(stuck)}</strong>`}</p>
${(total > 0 || stuck > 0) && details({ deleted, failed })}</li>`;
}

function nameOf(name: string): string {
  const { byHand, afterHold, nightly } = said.runs.names;
  if (name.startsWith('by hand')) return byHand;
  return name.startsWith('hold') ? afterHold : nightly;
}

function details({ deleted, failed }: Pick<RetentionRun, 'deleted' | 'failed'>): Html {
  const lines = RETENTION_CLASSES.flatMap(({ name, title }) => {
    const [gone = 0, stuck = 0] = [deleted[name], failed[name]];
    if (!gone && !stuck) return [];
    return [markup`<li>${said.runs.ofKind(title, gone, stuck)}</li>`];
  });
  return markup`<details><summary>${said.runs.byKind}</summary><ul>${lines}</ul></details>`;
}
