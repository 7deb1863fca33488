// Shows one source: its state, the changes found in it, and how it is followed.
import type { ChangeRecord } from '../../../../ingest/model/editing.js';
import { healthOf, nextRefresh } from '../../../../ingest/model/source-health.js';
import { addressOf } from '../../../../ingest/model/source-registry.js';
import { authorityName, jurisdictionNames } from '../../../../knowledge/model/words/guidance-names.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { factList, type Facts } from '../../design/fact-list.js';
import { markup, webAddress, type Html } from '../../design/markup.js';
import { ADD_SOURCE_PATH, changePath, documentPath, SOURCES_PATH, sourcePath } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import { datedTimeElement } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  notFound,
  numberIn,
  csrfFormFor,
  receiveForm,
  reviewPageReply,
  saidIn,
  settingOf,
  type Notice,
  type PageSetting,
} from '../frame/editor-frame.js';
import { describeSchedule } from './describe-schedule.js';
import { readSourceForm, sourceFields } from './source-form.js';
import { healthTags, readSources, type SeenSource } from './source-list.js';
import { STATE_LABELS, WEIGHT_LABELS } from '../wording/labels.js';
import { readTitles, titleOfChange, type TitleOf } from '../frame/titles.js';
import { workRegion, workStream } from '../frame/work-status.js';

const SAID = {
  checking: 'Checking this source.',
  added: 'You are now following this source. Check it now, or wait for its next scheduled check.',
  kept: 'Changes saved.',
  stopped:
    'You have stopped following this source. Its guidance stays live until you publish something that replaces it.',
  followed: 'You are following this source again.',
};
const OVERTAKEN =
  'Someone else changed this source while you were working, so your changes were not saved. Check their changes and try again.';

export async function showSource(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, SAID),
): Promise<HttpReply> {
  const seen = await findSource(library, exchange.params.source ?? '');
  if (!seen) return noSuchSource(library, exchange);
  const { slug, title } = seen.source;
  const changes = (await library.editing.review.records.changes()).filter(({ source }) => source === slug);
  const live = await library.options.guidance.documents();
  return reviewPageReply(library, exchange, {
    title,
    current: SOURCES_PATH,
    notice,
    stream: workStream('check'),
    main: sourceMain(seen, {
      changes: changes.reverse(),
      titleOf: await readTitles(library.editing),
      ...settingOf(library, exchange, notice),
      work: await workRegion(library, 'check'),
      bySchedule: library.editing.review.bySchedule,
      isLive: live?.documents.some((document) => document.slug === slug) ?? false,
    }),
  });
}

/** If the file has an error, it may still contain the source, so we also show the file's problems. */
async function noSuchSource(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { problems } = await library.editing.review.registry();
  const text = ['We could not find that source.', ...problems].join(' ');
  return notFound(library, exchange, SOURCES_PATH, text);
}

/** Also finds a source that is no longer followed. */
async function findSource(library: EditingLibrary, slug: string): Promise<SeenSource | undefined> {
  const { review } = library.editing;
  const { sources, stopped } = await readSources(review, library.now());
  const followed = sources.find(({ source }) => source.slug === slug);
  const ended = stopped.find(({ source }) => source.slug === slug);
  if (followed || !ended) return followed;
  const record = (await review.records.sources()).find((one) => one.slug === slug);
  const health = healthOf(ended.source, record, library.now());
  return { source: ended.source, added: ended, health, record };
}

interface SourceSetting extends PageSetting {
  changes: readonly ChangeRecord[];
  titleOf: TitleOf;
  work: Html;
  bySchedule: boolean;
  isLive: boolean;
}

function sourceMain(seen: SeenSource, setting: SourceSetting): Html {
  const { source, record, added, health } = seen;
  const { form, work } = setting;
  return markup`<p class="kicker"><a href="${SOURCES_PATH}">All sources</a></p>
<h1>${source.title}</h1>
<p class="tags">${added?.stopped ? markup`<span class="tag trouble-tag">No longer followed</span>` : healthTags(record, health, setting.now)}</p>
${record?.movedTo !== undefined && movedLine(record.movedTo)}
${!added?.stopped && form(sourcePath(source.slug), markup`<button type="submit" class="button primary" name="do" value="check">Check now</button>`, 'buttons')}
${work}
${facts(seen, setting)}
${changesList(setting)}
${ownSettings(seen, setting)}`;
}

function movedLine(address: string): Html {
  const link = webAddress(address);
  return markup`<p class="caution">This source has moved to ${link ? markup`<a href="${link}" rel="noreferrer">${address}</a>` : address}. Use that address instead.</p>`;
}

function facts({ source, record, added }: SeenSource, { now, bySchedule, isLive }: SourceSetting): Html {
  const address = addressOf(source);
  const next = nextRefresh(source, record, now);
  const rows: Facts = [
    ['Address', address && markup`<a href="${address}" rel="noreferrer">${address}</a>`],
    ['Last checked', record ? datedTimeElement(record.checkedAt) : 'Never'],
    ['Last changed', record?.changedAt ? datedTimeElement(record.changedAt) : 'No changes found yet'],
    ['Next check', !bySchedule ? 'When you ask' : next ? datedTimeElement(next.toISOString()) : 'Due now'],
    ['Result', record?.reason],
    ['Failed checks', record?.failures ? `${record.failures.toLocaleString('en-GB')} in a row` : undefined],
    ['Publisher', source.publisher],
    ['Nations', jurisdictionNames(source.jurisdictions)],
    ['Type of guidance', authorityName(source.authority)],
    ['Specialism needed to review it', source.owner],
    ['Schedule', bySchedule ? describeSchedule(source.schedule) : undefined],
    ['Licence', source.licence],
    ['Attribution', source.attribution],
    [
      'Followed',
      added
        ? markup`by <bdi>${added.changedBy}</bdi>, ${datedTimeElement(added.changedAt)}`
        : 'set in the sources file',
    ],
    [
      'Live',
      isLive
        ? markup`<a href="${documentPath(source.slug)}">Read the live guidance</a>`
        : 'Nothing from this source is live yet',
    ],
  ];
  return factList(rows, 'source-facts');
}

function changesList({ changes, titleOf }: SourceSetting): Html {
  return markup`<section aria-labelledby="brought"><h2 id="brought">Changes found</h2>${
    changes.length
      ? markup`<ul class="items">${changes.map(
          ({ id, document, details, weight, state, foundAt }) =>
            markup`<li class="item"><h3><a href="${changePath(id)}">Change ${id}: ${titleOfChange(titleOf, { document, details })}</a></h3><p class="item-facts"><span>${WEIGHT_LABELS[weight]}</span><span>${STATE_LABELS[state]}</span><span>found ${datedTimeElement(foundAt)}</span></p></li>`,
        )}</ul>`
      : markup`<p class="empty">No changes found yet.</p>`
  }</section>`;
}

/** If a source is set in the file, only the person who maintains the file can change it. */
function ownSettings({ source, added }: SeenSource, { form, notice }: SourceSetting): Html {
  if (!added)
    return markup`<p class="hint">This source is set in the sources file, which your service administrator manages.</p>`;
  const version = markup`<input type="hidden" name="version" value="${added.version}">`;
  if (added.stopped)
    return form(
      sourcePath(source.slug),
      markup`${version}<button type="submit" class="button plain" name="do" value="follow">Follow again</button>`,
      'buttons',
    );
  return markup`<details class="panel"${notice.typed && markup` open`}><summary><h2 id="how-followed">Edit this source</h2></summary>
${form(
  sourcePath(source.slug),
  markup`${version}${sourceFields(notice, source)}<div class="buttons"><button type="submit" class="button primary" name="do" value="save">Save</button>
<button type="submit" class="button plain" name="do" value="stop" formnovalidate>Stop following</button></div>`,
)}</details>`;
}

export async function receiveSource(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const refuse = (notice: Notice) => showSource(library, exchange, { ...notice, typed: posted });
  if (refusal) return refuse(refusal);
  const { review } = library.editing;
  const seen = await findSource(library, exchange.params.source ?? '');
  if (!seen) return showSource(library, exchange);
  const { slug } = seen.source;
  const wanted = posted.field('do');
  if (wanted === 'check') {
    await review.work.ask({ kind: 'check', sources: [slug] }, editor);
    return done(sourcePath(slug), 'checking');
  }
  if (!seen.added)
    return refuse({
      problem: 'This source is set in the sources file, so you cannot edit it here.',
      status: 400,
    });
  const version = numberIn(posted.field('version'));
  if (version === undefined || !(wanted === 'save' || wanted === 'stop' || wanted === 'follow'))
    return refuse(UNREADABLE);
  const asked = wanted === 'save' ? readSourceForm(posted, slug) : { source: seen.source };
  if ('problem' in asked) return refuse({ ...asked, status: 400 });
  const saved = await review.addedSources.save({
    source: asked.source,
    changedBy: editor,
    changedAt: library.now().toISOString(),
    version,
    stopped: wanted === 'stop',
  });
  if (!saved) return refuse({ problem: OVERTAKEN, status: 409 });
  return done(sourcePath(slug), wanted === 'stop' ? 'stopped' : wanted === 'follow' ? 'followed' : 'kept');
}

export function showAddSource(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = {},
): Promise<HttpReply> {
  const form = csrfFormFor(library, exchange);
  return reviewPageReply(library, exchange, {
    title: 'Follow another source',
    current: SOURCES_PATH,
    notice,
    main: markup`<p class="kicker"><a href="${SOURCES_PATH}">All sources</a></p><h1>Follow another source</h1>
${form(ADD_SOURCE_PATH, markup`${sourceFields(notice)}<div class="buttons"><button type="submit" class="button primary" name="do" value="add">Follow</button></div>`)}`,
  });
}

export async function receiveAddSource(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const refuse = (notice: Notice) => showAddSource(library, exchange, { ...notice, typed: posted });
  if (refusal) return refuse(refusal);
  const asked = readSourceForm(posted);
  if ('problem' in asked) return refuse({ ...asked, status: 400 });
  const { slug } = asked.source;
  const taken = await findSource(library, slug);
  const saved =
    !taken &&
    (await library.editing.review.addedSources.save({
      source: asked.source,
      changedBy: editor,
      changedAt: library.now().toISOString(),
      version: 0,
      stopped: false,
    }));
  if (!saved)
    return refuse({
      problem: `There is already a source called ${slug}. Enter a different short name.`,
      status: 409,
    });
  return done(sourcePath(slug), 'added');
}
