// Lists the sources with the state of each, and lets editors check them now.
import type { AddedSource } from '../../../../ingest/model/added-sources.js';
import type { SourceRecord } from '../../../../ingest/model/editing.js';
import { libraryWording } from '../../../../ingest/model/library-wording.js';
import { healthOf, nextRefresh, type SourceHealth } from '../../../../ingest/model/source-health.js';
import type { FollowedSource } from '../../../../ingest/model/source-registry.js';
import {
  authorityName,
  jurisdictionNames,
  guidanceWords,
} from '../../../../knowledge/model/words/guidance-names.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { ADD_SOURCE_PATH, SOURCES_PATH, sourcePath } from '../../model/paths.js';
import { waitingTime, datedTimeElement } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  csrfFormFor,
  reviewPageReply,
  saidIn,
  type Notice,
  type CsrfFormFields,
  type EditorsForm,
} from '../frame/editor-frame.js';
import { describeSchedule } from './schedule-choices.js';
import type { EditorsReviewPorts } from '../../ports/web-options.js';
import { SOURCE_STATE_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { sourceWording } from '../wording/source-wording.js';
import { requestWork, workRegion, workStream } from '../frame/work-status.js';

const { list: said } = sourceWording;

export interface SeenSource {
  source: FollowedSource;
  record?: SourceRecord;
  /** Set if an editor added the source. Absent if it comes from the file. */
  added?: AddedSource;
  health: SourceHealth;
}

export async function readSources(
  { ports, registry, addedSources }: EditorsReviewPorts,
  now: Date,
): Promise<{ sources: SeenSource[]; stopped: AddedSource[]; problems: string[] }> {
  const { sources, problems } = await registry();
  const records = new Map((await ports.editing.sources()).map((record) => [record.slug, record]));
  const added = await addedSources.list();
  const bySlug = new Map(added.map((one) => [one.source.slug, one]));
  return {
    sources: sources.map((source) => {
      const record = records.get(source.slug);
      const own = bySlug.get(source.slug);
      // If the file and an added source have the same slug, the source in the file is used.
      const isAdded = own && JSON.stringify(own.source) === JSON.stringify(source);
      return {
        source,
        record,
        added: isAdded ? own : undefined,
        health: healthOf(source, record, now),
      };
    }),
    stopped: added.filter(({ stopped }) => stopped),
    problems,
  };
}

export async function showSources(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, sourceWording.list.said),
): Promise<HttpReply> {
  const { review } = library.editing;
  const found = await readSources(review, library.now());
  return reviewPageReply(library, exchange, {
    title: sourceWording.title,
    current: SOURCES_PATH,
    notice,
    stream: workStream('check'),
    main: sourcesMain(found, {
      form: csrfFormFor(library, exchange),
      work: await workRegion(library, exchange, 'check'),
      now: library.now(),
      bySchedule: review.bySchedule,
    }),
  });
}

export async function receiveSources({ library, posted, editor }: EditorsForm): Promise<HttpReply> {
  const { sources } = await readSources(library.editing.review, library.now());
  const chosen = posted.field('do') === 'check-all' ? sources : dueAmong(sources, library.now());
  if (!chosen.length) return done(SOURCES_PATH, 'nothing');
  const slugs = chosen.map(({ source }) => source.slug);
  await requestWork(library, { kind: 'check', sources: slugs, press: posted.field('press')! }, editor);
  return done(SOURCES_PATH, 'checking');
}

/** Sources that are due according to their schedule, even if the last check failed. */
function dueAmong(sources: readonly SeenSource[], now: Date): SeenSource[] {
  return sources.filter(({ source, record }) => nextRefresh(source, record, now) === undefined);
}

const GROUPS: readonly (readonly [title: string, health: readonly SourceHealth[]])[] = [
  [said.needAttention, ['trouble', 'stale']],
  [sourceWording.notCheckedYet, ['new']],
  [said.areFollowed, ['due', 'well']],
];

interface SourcesSetting {
  form: CsrfFormFields;
  work: Html;
  now: Date;
  bySchedule: boolean;
}

function sourcesMain(
  { sources, stopped, problems }: Awaited<ReturnType<typeof readSources>>,
  { form, work, now, bySchedule }: SourcesSetting,
): Html {
  const due = dueAmong(sources, now).length;
  return markup`<h1>${sourceWording.title}</h1>
<p>${sourceWording.followed(sources.length)} ${said.intro}</p>
${!bySchedule && markup`<p class="caution">${said.onlyWhenAsked}</p>`}
${problems.length > 0 && markup`<p class="caution">${libraryWording.sources.unread}</p>`}
<div class="source-actions">${form(
    SOURCES_PATH,
    markup`<button type="submit" class="button primary" name="do" value="check-due">${said.checkDue(due, sources.length)}</button>
${due < sources.length && markup`<button type="submit" class="button plain" name="do" value="check-all">${said.checkAll}</button>`}`,
    'buttons',
  )}<a href="${ADD_SOURCE_PATH}">${sourceWording.followAnother}</a></div>
${work}
${GROUPS.map(([title, healths]) =>
  group(
    title,
    sources.filter(({ health }) => healths.includes(health)),
    { now, bySchedule },
  ),
)}
${
  stopped.length > 0 &&
  markup`<section aria-labelledby="stopped"><h2 id="stopped">${sourceWording.noLongerFollowed}</h2><ul class="items">${stopped.map(
    ({ source, changedBy, changedAt }) =>
      markup`<li class="item"><h3><a href="${sourcePath(source.slug)}">${source.title}</a></h3><p class="item-facts"><span>${filled(said.stoppedBy, { name: markup`<bdi>${changedBy}</bdi>`, when: datedTimeElement(changedAt) })}</span></p></li>`,
  )}</ul></section>`
}`;
}

type ListSetting = Pick<SourcesSetting, 'now' | 'bySchedule'>;

function group(title: string, sources: readonly SeenSource[], setting: ListSetting): Html | false {
  if (!sources.length) return false;
  const id = title.toLowerCase().replace(/\W+/g, '-');
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="muted">(${sources.length})</span></h2>
<ul class="items rows">${sources.map((one) => listItem(one, setting))}</ul></section>`;
}

function listItem({ source, record, health }: SeenSource, { now, bySchedule }: ListSetting): Html {
  return markup`<li class="item"><h3><a href="${sourcePath(source.slug)}">${source.title}</a></h3>
${record && markup`<p class="tags">${healthTags(record, health, now)}</p>`}
<p class="item-facts"><span>${source.publisher}</span><span>${jurisdictionNames(source.jurisdictions, guidanceWords('en'))}</span><span>${authorityName(source.authority)}</span>${bySchedule && markup`<span>${describeSchedule(source.schedule)}</span>`}</p>
${record && markup`<p class="item-facts">${seenFacts(record)}</p>`}</li>`;
}

export function healthTags(record: SourceRecord | undefined, health: SourceHealth, now: Date): Html {
  if (!record) return markup`<span class="tag state-tag">${sourceWording.notCheckedYet}</span>`;
  return markup`<span class="tag ${record.state === 'available' ? 'state-tag' : 'trouble-tag'}">${SOURCE_STATE_LABELS[record.state]}</span>${
    health === 'stale' &&
    markup`<span class="tag trouble-tag">${said.overdue(waitingTime(record.checkedAt, now))}</span>`
  }${health === 'due' && markup`<span class="tag state-tag">${sourceWording.dueNow}</span>`}`;
}

function seenFacts({ checkedAt, changedAt, failures, reason }: SourceRecord): Html {
  return markup`<span>${filled(said.checked, { when: datedTimeElement(checkedAt) })}</span>${
    changedAt !== undefined &&
    markup`<span>${filled(said.changed, { when: datedTimeElement(changedAt) })}</span>`
  }${failures > 0 && markup`<span>${said.failed(failures)}</span>`}${reason !== undefined && markup`<span>${reason}</span>`}`;
}
