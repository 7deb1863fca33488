// Shows one change: its text, what to check, what it affects and its history.
import { authorityName, guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { readableDate } from '../../../../knowledge/model/words/readable-date.js';
import { relocatedIn } from '../../../../ingest/comparing/relocated-passages.js';
import { isOfSubstance, type DetailChange, type PassageChange } from '../../../../ingest/model/change.js';
import { needsTwo } from '../../../../ingest/review/second-editor.js';
import { NOTES_SOURCE } from '../../../../ingest/model/practice-note.js';
import { UPLOADS_SOURCE } from '../../../../ingest/model/upload.js';
import { authorityIn } from '../../design/fields.js';
import { filled } from '../../design/filled.js';
import { DOT, dotted, factList, type LabelledFacts } from '../../design/fact-list.js';
import { markup, linkAddress, type Html } from '../../design/markup.js';
import {
  CHANGES_PATH,
  changeMeetingPath,
  NOTES_PATH,
  RELEASES_PATH,
  sourcePath,
  UPLOADS_PATH,
} from '../../model/paths.js';
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import type { Language } from '../../../../knowledge/model/language.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import { datedTimeElement } from '../../design/format-time.js';
import { isOurs, kindLabels, weightTag } from './change-list.js';
import { detailsForm, isDecidable, wholeForms } from './change-forms.js';
import { documentChecks } from './document-checks.js';
import { checkCarefully, passages } from './change-passages.js';
import type { ChangeView } from './change-view.js';
import { impactList } from './impact-list.js';
import type { TitleOf } from '../frame/titles.js';
import type { ChangeAndImpact } from '../../../../bot/recalls/change-and-impact.js';
import { changeWording as words } from '../wording/change-wording.js';
import {
  COMPARED,
  DETAIL_LABELS,
  LANGUAGE_LABELS,
  STATE_LABELS,
} from '../../../../bot/wording/staff/editing-labels.js';
import { noteWording } from '../wording/note-wording.js';
import { uploadWording } from '../wording/upload-wording.js';

const ENGLISH = guidanceWords('en');

export function changeMain(view: ChangeView): Html {
  const { change, read, title } = view;
  return markup`<p class="kicker"><a href="${CHANGES_PATH}">${words.all}</a>${DOT}${words.change(change.id, kindLabels(change))}</p>
<h1>${title}</h1>
<p class="tags">${weightTag(change)}<span class="tag state-tag">${STATE_LABELS[change.state]}</span></p>
${documentLineOf(view)}
${changeFacts(view)}
<p><a href="${changeMeetingPath(change.id)}">${words.meeting.link}</a></p>
<p class="jump-links"><a href="#hangs-title">${words.affects.title}</a> <a href="#decide-title">${decideTitle(view)}</a></p>
<div class="change-columns">
<div class="change-words">
${documentChecks(view)}
${detailChanges(read)}
<section aria-labelledby="words-title"><h2 id="words-title">${words.text.title}</h2>
<p>${changeSummary(read)}</p>
${passages(view)}</section>
</div>
<div class="change-side">
<section class="panel" aria-labelledby="hangs-title"><h2 id="hangs-title">${words.affects.title}</h2>${impactList(read, view.titleOf, view.notes)}</section>
${detailsForm(view)}
<section class="panel" aria-labelledby="record-title"><h2 id="record-title">${words.history.title}</h2>${changeHistory(view)}</section>
<section class="panel decide" aria-labelledby="decide-title"><h2 id="decide-title">${decideTitle(view)}</h2>
${policyLine(view)}
${wholeForms(view)}</section>
</div>
</div>`;
}

const decideTitle = (view: ChangeView) => (isDecidable(view) ? words.decideTitle : words.commentTitle);

/**
 * Returns the document as it would be published or, if the change removes it, as it was before the change.
 */
function documentOf({ change, read }: ChangeView): GuidanceDocument | undefined {
  const document = read.after ?? read.before;
  return document && { ...document, ...change.details };
}

/** The publisher and other details of the document, which an editor accepts together with its text. */
export function documentLineOf(view: ChangeView): Html | false {
  const document = documentOf(view);
  if (!document) return false;
  const line = [
    documentLine(document, ENGLISH),
    document.language && LANGUAGE_LABELS[document.language],
    document.date === undefined && words.noDate,
    document.licence,
  ];
  return markup`<p class="document-line">${dotted(line)}</p>`;
}

export function changeFacts({ change, read, titleOf, origin }: ChangeView): Html {
  const document = read.after ?? read.before;
  const original = linkAddress(document?.url);
  const said = words.facts;
  const facts: LabelledFacts = [
    [said.source, sourceLink(change.source, titleOf)],
    [words.arrived[origin.how], arrivedWhen({ change, origin })],
    isOurs(change.source)
      ? [said.reason, change.note]
      : [said.publisherNote, change.note && `“${change.note}”`],
    [
      said.original,
      original && markup`<a href="${original}" rel="noreferrer">${new URL(original, 'http://here').host}</a>`,
    ],
    ...noteFacts(origin),
    [said.inVersion, change.state === 'published' ? change.release?.toString() : undefined],
  ];
  return factList(facts, 'change-facts');
}

function arrivedWhen({ change, origin: { by } }: Pick<ChangeView, 'change' | 'origin'>): Html {
  const when = datedTimeElement(change.foundAt);
  return by === undefined ? when : filled(words.arrivedBy, { when, name: markup`<bdi>${by}</bdi>` });
}

/** Shows what the editors of a note agree on as well as its text. */
function noteFacts({ note }: ChangeView['origin']): LabelledFacts {
  if (!note) return [];
  const { words: noteWords, owner, reviewOn } = note;
  const { sources, verifiedOn } = noteWords;
  const { form } = noteWording;
  return [
    [form.owner, owner],
    [form.reviewOn, reviewOn && readableDate(reviewOn, ENGLISH)],
    [words.facts.checked, readableDate(verifiedOn, ENGLISH)],
    [
      form.sources,
      !sources.length
        ? undefined
        : sources.map(({ title, url }, n) => {
            const link = linkAddress(url);
            return markup`${n > 0 && markup`<br>`}${link ? markup`<a href="${link}" rel="noreferrer">${title}</a>` : title}`;
          }),
    ],
  ];
}

function sourceLink(source: string, titleOf: TitleOf): Html {
  if (source === NOTES_SOURCE) return markup`<a href="${NOTES_PATH}">${noteWording.title}</a>`;
  if (source === UPLOADS_SOURCE) return markup`<a href="${UPLOADS_PATH}">${uploadWording.title}</a>`;
  return markup`<a href="${sourcePath(source)}">${titleOf(source)}</a>`;
}

export function changeSummary({ difference }: ChangeAndImpact): string {
  const substance = difference.changes.filter(isOfSubstance);
  const relocated = relocatedIn(difference.changes).size;
  const count = (kind: PassageChange['kind']) => substance.filter((one) => one.kind === kind).length;
  return words.text.summary({
    ...difference,
    ...{ added: count('added'), removed: count('removed'), changed: count('changed') },
    relocated,
    cosmetic: difference.changes.length - substance.length - relocated,
  });
}

function labelOf(field: string): string {
  const labels: Readonly<Record<string, string>> = DETAIL_LABELS;
  return labels[field] ?? field;
}

/** Changes to these details affect who must follow the document or whether we may quote it. */
const CHECKED_CAREFULLY = new Set(['standing', 'jurisdictions', 'authority', 'publisher', 'licence']);

export function detailChanges({ difference: { details } }: ChangeAndImpact): Html | false {
  if (!details.length) return false;
  const careful = details.filter(({ field }) => CHECKED_CAREFULLY.has(field));
  const others = details.filter((one) => !careful.includes(one));
  return markup`<section aria-labelledby="details-title"><h2 id="details-title">${words.details.title}</h2>
${
  careful.length > 0 &&
  checkCarefully(
    careful.map(({ field, before, after }) => ({
      label: labelOf(field),
      before: shown(field, before),
      after: shown(field, after),
    })),
  )
}
${others.length > 0 && detailTable(others)}</section>`;
}

function detailTable(details: readonly DetailChange[]): Html {
  return markup`<div class="table-frame" role="region" aria-label="${words.details.changed}" tabindex="0"><table><thead><tr>${Object.values(COMPARED).map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead><tbody>${details.map(
    ({ field, before, after }) =>
      markup`<tr><th scope="row">${labelOf(field)}</th><td>${shown(field, before)}</td><td>${shown(field, after)}</td></tr>`,
  )}</tbody></table></div>`;
}

function shown(field: string, value: string): string {
  if (value === '') return words.details.nothing;
  if (field === 'date') return readableDate(value, ENGLISH);
  if (field === 'language') return LANGUAGE_LABELS[value as Language];
  const authority = field === 'authority' && authorityIn(value);
  if (authority) return authorityName(authority);
  return field === 'standing' ? value.replaceAll('-', ' ') : value;
}

function policyLine({ policy, isAlone, change, isYours }: ChangeView): Html | false {
  const said = words.policy;
  if (change.state === 'waiting')
    return isYours
      ? markup`<p>${said.yours}</p>`
      : markup`<p>${filled(said.theirs, { name: markup`<bdi>${change.acceptedBy}</bdi>` })}</p>`;
  if (change.state === 'accepted')
    return markup`<p>${said.done} <a href="${RELEASES_PATH}">${said.publish}</a></p>`;
  if (change.state !== 'open') return false;
  if (policy !== 'never' && needsTwo(policy, change.weight)) return markup`<p>${said.two[policy]}</p>`;
  return isAlone && change.weight === 'substance' && markup`<p>${said.alone}</p>`;
}

export function changeHistory({ change, origin, events, read }: ChangeView): Html {
  const said = words.history;
  const numberOf = (key: string) => read.difference.changes.findIndex((one) => one.key === key) + 1;
  return markup`<ol class="record"><li>${words.arrived[origin.how]} ${arrivedWhen({ change, origin })}</li>${events.map(
    ({ at, editor, action, key, comment }) => {
      const number = key === undefined ? 0 : numberOf(key);
      const onPassage = number > 0 ? said.passageEvents[action] : undefined;
      const event = filled(onPassage ?? said.events[action], {
        when: datedTimeElement(at),
        name: markup`<bdi>${editor}</bdi>`,
        passage: markup`<a href="#change-${number}">${said.passage(number)}</a>`,
      });
      return markup`<li>${event}${
        comment !== undefined && markup`<blockquote dir="auto">${comment}</blockquote>`
      }</li>`;
    },
  )}</ol>`;
}
