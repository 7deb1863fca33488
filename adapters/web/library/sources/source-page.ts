// Shows one source, the changes found in it, and how it is followed.
import type { ChangeRecord } from '../../../../ingest/model/editing.js';
import { libraryWording } from '../../../../ingest/model/library-wording.js';
import { healthOf, nextRefresh } from '../../../../ingest/model/source-health.js';
import { addressOf } from '../../../../ingest/model/source-registry.js';
import {
  authorityName,
  jurisdictionNames,
  guidanceWords,
} from '../../../../knowledge/model/words/guidance-names.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { factList, type LabelledFacts } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { markup, linkAddress, type Html } from '../../design/markup.js';
import { ADD_SOURCE_PATH, changePath, documentPath, SOURCES_PATH, sourcePath } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import { datedTimeElement } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  notFound,
  numberIn,
  csrfFormFor,
  reviewPageReply,
  saidIn,
  settingOf,
  type EditorsForm,
  type Notice,
  type PageSetting,
} from '../frame/editor-frame.js';
import { describeSchedule } from './schedule-choices.js';
import { readSourceForm, sourceFields } from './source-form.js';
import { healthTags, readSources, type SeenSource } from './source-list.js';
import {
  LANGUAGE_LABELS,
  STATE_LABELS,
  WEIGHT_LABELS,
} from '../../../../bot/wording/staff/editing-labels.js';
import { sourceWording } from '../wording/source-wording.js';
import { readTitles, titleOfChange, type TitleOf } from '../frame/titles.js';
import { requestWork, workRegion, workStream } from '../frame/work-status.js';

const { page: said, problems } = sourceWording;

export async function showSource(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, sourceWording.page.said),
): Promise<HttpReply> {
  const seen = await findSource(library, exchange.params.source ?? '');
  if (!seen) return noSuchSource(library, exchange);
  const { slug, title } = seen.source;
  const changes = (await library.editing.review.ports.editing.changes()).filter(
    ({ source }) => source === slug,
  );
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
      now: library.now(),
      work: await workRegion(library, exchange, 'check'),
      bySchedule: library.editing.review.bySchedule,
      isLive: live?.documents.some((document) => document.slug === slug) ?? false,
    }),
  });
}

/** Also says if the list of sources has mistakes, because the source may be in a part that could not be read. */
async function noSuchSource(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { problems } = await library.editing.review.registry();
  const text = markup`${sourceWording.notFound}${problems.length > 0 && markup` ${libraryWording.sources.unread}`}`;
  return notFound(library, exchange, SOURCES_PATH, text);
}

/** Also finds sources that are no longer followed. */
async function findSource(library: EditingLibrary, slug: string): Promise<SeenSource | undefined> {
  const { review } = library.editing;
  const { sources, stopped } = await readSources(review, library.now());
  const followed = sources.find(({ source }) => source.slug === slug);
  const ended = stopped.find(({ source }) => source.slug === slug);
  if (followed || !ended) return followed;
  const record = (await review.ports.editing.sources()).find((one) => one.slug === slug);
  const health = healthOf(ended.source, record, library.now());
  return { source: ended.source, added: ended, health, record };
}

interface SourceSetting extends PageSetting {
  now: Date;
  changes: readonly ChangeRecord[];
  titleOf: TitleOf;
  work: Html;
  bySchedule: boolean;
  isLive: boolean;
}

function sourceMain(seen: SeenSource, setting: SourceSetting): Html {
  const { source, record, added, health } = seen;
  const { form, work } = setting;
  return markup`<p class="kicker"><a href="${SOURCES_PATH}">${sourceWording.all}</a></p>
<h1>${source.title}</h1>
<p class="tags">${added?.stopped ? markup`<span class="tag trouble-tag">${sourceWording.noLongerFollowed}</span>` : healthTags(record, health, setting.now)}</p>
${record?.movedTo !== undefined && movedLine(record.movedTo)}
${!added?.stopped && form(sourcePath(source.slug), markup`<button type="submit" class="button primary" name="do" value="check">${said.check}</button>`, 'buttons')}
${work}
${facts(seen, setting)}
${changesList(setting)}
${sourceSettings(seen, setting)}`;
}

function movedLine(address: string): Html {
  const link = linkAddress(address);
  const shown = link ? markup`<a href="${link}" rel="noreferrer">${address}</a>` : address;
  return markup`<p class="caution">${filled(said.moved, { address: shown })}</p>`;
}

function facts({ source, record, added }: SeenSource, { now, bySchedule, isLive }: SourceSetting): Html {
  const address = addressOf(source);
  const next = nextRefresh(source, record, now);
  const { facts: words, labels } = sourceWording;
  const rows: LabelledFacts = [
    [labels.address, address && markup`<a href="${address}" rel="noreferrer">${address}</a>`],
    [words.lastChecked, record ? datedTimeElement(record.checkedAt) : words.never],
    [words.lastChanged, record?.changedAt ? datedTimeElement(record.changedAt) : words.noChanges],
    [
      words.nextCheck,
      !bySchedule ? words.whenAsked : next ? datedTimeElement(next.toISOString()) : sourceWording.dueNow,
    ],
    [words.result, record?.reason],
    [words.failed, record?.failures ? words.inARow(record.failures) : undefined],
    [labels.publisher, source.publisher],
    [words.nations, jurisdictionNames(source.jurisdictions, guidanceWords('en'))],
    [labels.authority, authorityName(source.authority)],
    [labels.language, source.language && LANGUAGE_LABELS[source.language]],
    [labels.owner, source.owner],
    [words.schedule, bySchedule ? describeSchedule(source.schedule) : undefined],
    [labels.licence, source.licence],
    [words.attribution, source.attribution],
    [
      words.followed,
      added
        ? filled(words.followedBy, {
            name: markup`<bdi>${added.changedBy}</bdi>`,
            when: datedTimeElement(added.changedAt),
          })
        : words.inFile,
    ],
    [
      words.live,
      isLive ? markup`<a href="${documentPath(source.slug)}">${words.readLive}</a>` : words.notLive,
    ],
  ];
  return factList(rows, 'source-facts');
}

function changesList({ changes, titleOf }: SourceSetting): Html {
  return markup`<section aria-labelledby="brought"><h2 id="brought">${said.changes}</h2>${
    changes.length
      ? markup`<ul class="items">${changes.map(
          ({ id, document, details, weight, state, foundAt }) =>
            markup`<li class="item"><h3><a href="${changePath(id)}">${said.change(id, titleOfChange(titleOf, { document, details }))}</a></h3><p class="item-facts"><span>${WEIGHT_LABELS[weight]}</span><span>${STATE_LABELS[state]}</span><span>${filled(said.found, { when: datedTimeElement(foundAt) })}</span></p></li>`,
        )}</ul>`
      : markup`<p class="empty">${said.noChanges}</p>`
  }</section>`;
}

/** A source in the file can only be changed there. */
function sourceSettings({ source, added }: SeenSource, { form, notice }: SourceSetting): Html {
  if (!added) return markup`<p class="hint">${said.inFile}</p>`;
  const version = markup`<input type="hidden" name="version" value="${added.version}">`;
  if (added.stopped)
    return form(
      sourcePath(source.slug),
      markup`${version}<button type="submit" class="button plain" name="do" value="follow">${said.followAgain}</button>`,
      'buttons',
    );
  return markup`<details class="panel"${notice.typed && markup` open`}><summary><h2 id="how-followed">${said.edit}</h2></summary>
${form(
  sourcePath(source.slug),
  markup`${version}${sourceFields(notice, source)}<div class="buttons"><button type="submit" class="button primary" name="do" value="save">${said.save}</button>
<button type="submit" class="button plain" name="do" value="stop" formnovalidate>${said.stop}</button></div>`,
)}</details>`;
}

export async function receiveSource(form: EditorsForm): Promise<HttpReply> {
  const { library, exchange, posted, editor, refuse } = form;
  const seen = await findSource(library, exchange.params.source ?? '');
  if (!seen) return showSource(library, exchange);
  const { slug } = seen.source;
  const wanted = posted.field('do');
  if (wanted === 'check') {
    await requestWork(library, { kind: 'check', sources: [slug], press: posted.field('press')! }, editor);
    return done(sourcePath(slug), 'checking');
  }
  if (!seen.added) return refuse({ problem: problems.inFile, status: 400 });
  const version = numberIn(posted.field('version'));
  if (version === undefined || !(wanted === 'save' || wanted === 'stop' || wanted === 'follow'))
    return refuse(UNREADABLE);
  const asked = wanted === 'save' ? readSourceForm(posted, slug) : { source: seen.source };
  if ('problem' in asked) return refuse({ ...asked, status: 400 });
  const saved = await library.editing.review.addedSources.save({
    source: asked.source,
    changedBy: editor,
    changedAt: library.now().toISOString(),
    version,
    stopped: wanted === 'stop',
  });
  if (!saved) return refuse({ problem: problems.overtaken, status: 409 });
  return done(sourcePath(slug), wanted === 'stop' ? 'stopped' : wanted === 'follow' ? 'followed' : 'kept');
}

export function showAddSource(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = {},
): Promise<HttpReply> {
  const form = csrfFormFor(library, exchange);
  return reviewPageReply(library, exchange, {
    title: sourceWording.followAnother,
    current: SOURCES_PATH,
    notice,
    main: markup`<p class="kicker"><a href="${SOURCES_PATH}">${sourceWording.all}</a></p><h1>${sourceWording.followAnother}</h1>
${form(ADD_SOURCE_PATH, markup`${sourceFields(notice)}<div class="buttons"><button type="submit" class="button primary" name="do" value="add">${sourceWording.follow}</button></div>`)}`,
  });
}

export async function receiveAddSource({ library, posted, editor, refuse }: EditorsForm): Promise<HttpReply> {
  const asked = readSourceForm(posted);
  if ('problem' in asked) return refuse({ ...asked, status: 400 });
  const { slug, title } = asked.source;
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
  if (!saved) return refuse({ problem: problems.taken(taken?.source.title ?? title), status: 409 });
  return done(sourcePath(slug), 'added');
}
