// Lists the changes to review, the accepted ones and the recently decided ones.
import {
  acceptedBy,
  type ChangeRecord,
  type ChangeState,
  type ReviewEvent,
} from '../../../../ingest/model/editing.js';
import type { EditingStore } from '../../../../ingest/model/ports.js';
import { NOTES_SOURCE } from '../../../../ingest/model/practice-note.js';
import { UPLOADS_SOURCE } from '../../../../ingest/model/upload.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { filled } from '../../design/filled.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import {
  CHANGES_PATH,
  changePath,
  NOTES_PATH,
  RELEASES_PATH,
  SOURCES_PATH,
  UPLOADS_PATH,
} from '../../model/paths.js';
import { datedTimeElement } from '../../design/format-time.js';
import type { EditingLibrary } from '../frame/context.js';
import { reviewPageReply } from '../frame/editor-frame.js';
import { readTitles, titleOfChange, type TitleOf } from '../frame/titles.js';
import { changeWording } from '../wording/change-wording.js';
import { STATE_LABELS, WEIGHT_LABELS } from '../../../../bot/wording/staff/editing-labels.js';

const said = changeWording.list;

const DECIDED_SHOWN = 20;

export async function showChanges(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const groups = await readGroups(library.editing.review.ports.editing);
  const titleOf = await readTitles(library.editing);
  return reviewPageReply(library, exchange, {
    title: changeWording.title,
    current: CHANGES_PATH,
    main: changesMain(groups, titleOf),
  });
}

type Listed = ChangeRecord & { accepters: readonly string[] };

type Groups = Record<'open' | 'accepted' | 'decided', Listed[]>;

export async function readGroups(records: Pick<EditingStore, 'changes' | 'events'>): Promise<Groups> {
  const changes = await records.changes();
  const within = (...states: ChangeState[]) => changes.filter(({ state }) => states.includes(state));
  const groups = {
    open: within('open', 'waiting'),
    accepted: within('accepted'),
    decided: within('published', 'rejected', 'replaced').reverse().slice(0, DECIDED_SHOWN),
  };
  const accepted = Object.values(groups)
    .flat()
    .filter((change) => change.acceptedBy !== undefined);
  const steps = new Map<number, ReviewEvent[]>(accepted.map(({ id }) => [id, []]));
  for (const step of await records.events(...steps.keys())) steps.get(step.change)?.push(step);
  const listed = (those: readonly ChangeRecord[]) =>
    those.map((change) => ({ ...change, accepters: acceptedBy(steps.get(change.id) ?? [], change.state) }));
  return {
    open: listed(groups.open),
    accepted: listed(groups.accepted),
    decided: listed(groups.decided),
  };
}

function changesMain({ open, accepted, decided }: Groups, titleOf: TitleOf): Html {
  const list = (those: readonly Listed[]) =>
    markup`<ul class="items">${those.map((change) => listItem(change, titleOf))}</ul>`;
  return markup`<h1>${changeWording.title}</h1>
<section aria-labelledby="to-review"><h2 id="to-review">${STATE_LABELS.open}</h2>
${
  open.length
    ? list(open)
    : markup`<p class="empty">${filled(said.none, {
        check: linkTo(SOURCES_PATH, said.check),
        upload: linkTo(UPLOADS_PATH, said.upload),
        write: linkTo(NOTES_PATH, said.write),
      })}</p>`
}</section>
${
  accepted.length > 0 &&
  markup`<section aria-labelledby="accepted"><h2 id="accepted">${STATE_LABELS.accepted}</h2>
<p>${said.ready(accepted.length)} <a href="${RELEASES_PATH}">${said.testAndPublish}</a></p>
${list(accepted)}</section>`
}
${
  decided.length > 0 &&
  markup`<section aria-labelledby="decided"><h2 id="decided">${said.decided}</h2>${list(decided)}</section>`
}`;
}

function listItem(change: Listed, titleOf: TitleOf): Html {
  const { id, weight, state, foundAt, source, accepters, release, note } = change;
  const facts: Content[] = [
    filled(said.arrived[howArrived(source)], { when: datedTimeElement(foundAt) }),
    !isOurs(source) && said.from(titleOf(source)),
    accepters.length > 0 &&
      filled(said.acceptedBy, {
        names: new Intl.ListFormat('en-GB')
          .formatToParts(accepters)
          .map(({ type, value }) => (type === 'element' ? markup`<bdi>${value}</bdi>` : value)),
      }),
    release !== undefined && (state === 'published' ? said.isIn(release) : said.wasIn(release)),
  ];
  return markup`<li class="item"><h3><a href="${changePath(id)}">${titleOfChange(titleOf, change)}</a></h3>
<p class="tags">${weightTag(change)}<span class="tag state-tag">${STATE_LABELS[state]}</span></p>
<p class="item-facts">${changeWording.change(id, kindLabels(change))}${facts.map((fact) => fact !== false && markup`<span>${fact}</span>`)}</p>
${note !== undefined && markup`<p class="publisher-note">${isOurs(source) ? note : changeWording.publisherNote(note)}</p>`}
${weight === 'cosmetic' && state === 'open' && markup`<p class="hint">${said.wordingOnly}</p>`}</li>`;
}

/**
 * True if the document was written or uploaded here. It then has no source to check, and its description is
 * not the publisher's.
 */
export function isOurs(source: string): boolean {
  return source === NOTES_SOURCE || source === UPLOADS_SOURCE;
}

/** How a change from this source came to the library. */
export function howArrived(source: string): 'upload' | 'note' | 'source' {
  if (source === NOTES_SOURCE) return 'note';
  return source === UPLOADS_SOURCE ? 'upload' : 'source';
}

export function weightTag({ weight }: Pick<ChangeRecord, 'weight'>): Html {
  return markup`<span class="tag weight-${weight}">${WEIGHT_LABELS[weight]}</span>`;
}

export function kindLabels({ edition, base }: Pick<ChangeRecord, 'edition' | 'base'>): string {
  const { kinds } = changeWording;
  if (edition === undefined) return kinds.removed;
  return base === undefined ? kinds.new : kinds.newVersion;
}

function linkTo(path: string, words: string): Html {
  return markup`<a href="${path}">${words}</a>`;
}
