// Shows how long data is kept, and records that an admin has confirmed the periods.
import { confirmPeriods, stopDeleting } from '../../../../bot/governance/confirm-periods.js';
import { previewRetention } from '../../../../bot/governance/preview.js';
import { describeNeverClosed } from '../../../../bot/model/governance/never-closed.js';
import {
  periodsKey,
  type RetentionPeriods,
  type RetentionPreview,
  RETENTION_CLASSES,
  type RetentionCounts,
  type RetentionRun,
} from '../../../../bot/model/governance/retention.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { RETENTION_PATH, CONFIRM_RETENTION_PATH, HOLDS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import { showFormPage, type FormPage, type FormView } from '../frame/form-page.js';
import { timeElement } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import { hiddenFields } from '../../security/csrf-form.js';

interface RetentionView extends FormView<string> {
  preview: RetentionPreview;
  /** A key for the periods shown on this page. */
  shown: string;
}

const sum = (counts: RetentionCounts) => Object.values(counts).reduce((total, count) => total + count, 0);

const SAID = new Map([
  ['confirmed', 'Confirmed. Data past its retention period will be deleted every night.'],
  ['stopped', 'Nothing more will be deleted until someone confirms the periods again.'],
]);

const shownPeriods = ({ classes }: RetentionPreview) =>
  periodsKey(Object.fromEntries(classes.map(({ name, days }) => [name, days])) as RetentionPeriods);

/** `typed` is the key for the periods that the page showed. */
export const retentionPage = ({ options: { store, retention }, now }: Desk): FormPage<string> => ({
  path: RETENTION_PATH,
  title: 'Retention',
  styles: ['governance.css'],
  said: SAID,
  async main(view) {
    const preview = await previewRetention(store, retention, now());
    return retentionMain({ ...view, preview, shown: shownPeriods(preview) });
  },
  typedIn: ({ field }) => field('periods') ?? '',
  async submit({ posted, typed: periods, by }) {
    const name = by.name ?? by.id;
    if (posted.field('do') === 'stop') {
      await stopDeleting({ store, clock: now }, name);
      return { said: 'stopped' };
    }
    return (await confirmPeriods({ store, clock: now, retention }, name, periods))
      ? { said: 'confirmed' }
      : {
          problem: 'The periods have changed since this page was loaded. Check them again.',
          status: 400,
        };
  },
});

export function showConfirmRetention(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const { store, retention } = desk.options;
  return showFormPage<string>(desk, exchange, {
    path: RETENTION_PATH,
    title: 'Start deleting old data',
    async main(view) {
      const preview = await previewRetention(store, retention, desk.now());
      return confirmRetentionMain({ ...view, preview, shown: shownPeriods(preview) });
    },
  });
}

function retentionMain(view: RetentionView): Html {
  const { preview, now } = view;
  const neverClosed = describeNeverClosed(preview.neverClosed);
  return markup`${preview.confirmed ? confirmedLine(view) : notConfirmed()}
${preview.holds > 0 && holdsLine(preview.holds)}
${neverClosed !== undefined && warning(neverClosed)}
<section aria-labelledby="periods-title"><h2 id="periods-title">How long data is kept</h2>
<ul class="periods">${preview.classes.map(showClass)}</ul></section>
<section aria-labelledby="runs-title"><h2 id="runs-title">Last runs</h2>
${preview.runs.length ? markup`<ol class="runs">${preview.runs.map((run) => showRun(run, now))}</ol>` : markup`<p class="empty">Nothing has been deleted yet.</p>`}</section>`;
}

function confirmedLine({ preview: { confirmedBy }, forms, now }: RetentionView): Html {
  return markup`<p>Data past its retention period is deleted every night.${
    confirmedBy
      ? markup` Retention periods confirmed by <bdi>${confirmedBy.by}</bdi>, ${timeElement(confirmedBy.at, now)}.`
      : ' The retention periods are confirmed in the settings. To stop deletion, change the settings and restart the service.'
  }</p>
${
  confirmedBy &&
  markup`<form method="post" action="${RETENTION_PATH}">${hiddenFields(forms)}<button type="submit" class="button" name="do" value="stop">Stop deleting</button></form>`
}`;
}

function notConfirmed(): Html {
  return markup`${warning('Nothing is being deleted. Someone must confirm these periods first.')}
<p>Check the periods below with your information governance lead. To change one, change its setting and restart the service.</p>
<p><a class="button primary" href="${CONFIRM_RETENTION_PATH}">See what would be deleted, and confirm</a></p>`;
}

/** The last step before anything is deleted: how much would go, by kind of data. */
function confirmRetentionMain({ preview, forms, shown }: RetentionView): Html {
  const due = preview.classes.filter((one) => one.due > 0);
  return markup`<p>Once you confirm, data past its retention period is deleted every night. What has been deleted cannot be brought back.</p>
<section aria-labelledby="due-title"><h2 id="due-title">What would be deleted tonight</h2>
${
  due.length
    ? markup`<ul>${due.map((one) => markup`<li>${one.title}: <strong>${one.due.toLocaleString('en-GB')}</strong>, kept for more than ${periodText(one.days)}</li>`)}</ul>`
    : markup`<p class="empty">Nothing is past its period yet.</p>`
}
${preview.holds > 0 && holdsLine(preview.holds)}</section>
<form method="post" action="${RETENTION_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="periods" value="${shown}">
<div class="buttons"><button type="submit" class="button danger" name="do" value="confirm">Confirm, and delete every night</button> <a class="button" href="${RETENTION_PATH}">Go back</a></div></form>`;
}

function periodText(days: number): string {
  const [count, unit] = days > 0 && days % 365 === 0 ? [days / 365, 'year'] : [days, 'day'];
  return `${count.toLocaleString('en-GB')} ${unit}${count === 1 ? '' : 's'}`;
}

function holdsLine(holds: number): Html {
  return markup`<p>Data covered by <a href="${HOLDS_PATH}">${holds === 1 ? 'a legal hold' : `${holds} legal holds`}</a> is kept, and is not counted as due.</p>`;
}

function showClass({ title, starts, then, setting, days, due }: RetentionPreview['classes'][number]): Html {
  return markup`<li class="period-of"><h3>${title}</h3>
<p class="kept-for"><strong>${periodText(days)}</strong> <span class="${due ? 'due' : 'muted'}">${due ? `${due.toLocaleString('en-GB')} due now` : 'None due'}</span></p>
<p class="hint">Counted from ${starts}. Then ${then}. <code>${setting}</code></p></li>`;
}

function showRun({ name, startedAt, endedAt, deleted, failed }: RetentionRun, now: Date): Html {
  const total = sum(deleted);
  const stuck = sum(failed);
  return markup`<li><p><strong>${nameOf(name)}</strong>, ${timeElement(startedAt, now)}${endedAt === undefined && ' (not finished)'}: ${
    total ? `${total.toLocaleString('en-GB')} deleted` : stuck ? 'nothing was deleted' : 'nothing was due'
  }.${stuck > 0 && markup` <strong class="failed">${stuck.toLocaleString('en-GB')} could not be deleted.</strong>`}</p>
${(total > 0 || stuck > 0) && details({ deleted, failed })}</li>`;
}

function nameOf(name: string): string {
  if (name.startsWith('by hand')) return 'Started manually';
  return name.startsWith('hold') ? 'After a hold was lifted' : 'Nightly';
}

function details({ deleted, failed }: Pick<RetentionRun, 'deleted' | 'failed'>): Html {
  const lines = RETENTION_CLASSES.flatMap(({ name, title }) => {
    const [gone = 0, stuck = 0] = [deleted[name], failed[name]];
    if (!gone && !stuck) return [];
    return [
      markup`<li>${title}: ${gone.toLocaleString('en-GB')} deleted${stuck > 0 && `, ${stuck.toLocaleString('en-GB')} could not be deleted; we will try again tonight`}</li>`,
    ];
  });
  return markup`<details><summary>By kind of data</summary><ul>${lines}</ul></details>`;
}
