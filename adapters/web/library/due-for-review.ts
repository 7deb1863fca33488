// Lists everything that an editor has to decide or check, in order of urgency.
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { CheckedTermsAndContacts } from '../../../bot/model/editing/checked-terms-and-contacts.js';
import type { MissedReason } from '../../../bot/model/editing/missed-question.js';
import type { Recall } from '../../../bot/model/recalls/recall.js';
import type { DraftNote } from '../../../bot/model/handoff/draft-practice-note.js';
import type { ListedNote } from '../../../ingest/model/practice-note.js';
import type { SourceRecord } from '../../../ingest/model/editing.js';
import { dueAfter, nextRefresh } from '../../../ingest/model/source-health.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import { isoDay } from '../design/format-time.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { warning } from '../design/render.js';
import {
  CHANGES_PATH,
  contactPath,
  NEW_NOTE_PATH,
  notePath,
  QUESTIONS_PATH,
  RECALLS_PATH,
  RELEASES_PATH,
  sourcePath,
  SOURCES_PATH,
  TERMS_AND_CONTACTS_PATH,
} from '../model/paths.js';
import { noteState, SOON_DAYS } from './notes/note-state.js';
import { recallLinks } from './recalls/recalls-opened.js';
import type { SeenSource } from './sources/source-list.js';
import { alertWording } from './wording/alert-wording.js';
import { SOURCE_STATE_LABELS } from '../../../bot/wording/staff/editing-labels.js';
import { noteWording } from './wording/note-wording.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';

const ENGLISH = guidanceWords('en');

const words = alertWording.due;

interface Due {
  /** The due date as YYYY-MM-DD. Absent if there is none. */
  on?: string;
  name: string;
  path: string;
  what: Content;
  owner?: string;
}

export interface ToDecide {
  /** Grouped into those decided together, oldest first. */
  recalls: readonly Recall[][];
  /**
   * `forYou` counts changes that another editor accepted and that need your decision too. `forOthers`
   * counts changes that you accepted and that need another editor's decision.
   */
  changes: { open: number; forYou: number; forOthers: number };
  accepted: number;
  /** Questions of the last 30 days that no editor has dealt with. */
  missed: Record<MissedReason, number>;
}

export interface Reviewable extends CheckedTermsAndContacts, ToDecide {
  notes: readonly ListedNote[];
  drafts: readonly DraftNote[];
  sources: readonly SeenSource[];
  /** True if sources are checked on a schedule, false if they are only checked when an editor asks. */
  bySchedule: boolean;
  now: Date;
}

/** Returns false if there is nothing to decide and nothing is due within a month. */
export function dueForReview(all: Reviewable): Content {
  const contacts = dueContacts(all);
  const dated = [...contacts, ...dueNotes(all), ...dueDrafts(all), ...dueSources(all)].sort((one, other) =>
    (one.on ?? '9').localeCompare(other.on ?? '9'),
  );
  const due = [...toDecide(all), ...dated, ...dueTerms(all)];
  if (!due.length) return false;
  return markup`<section class="reports" aria-labelledby="due-title"><h2 id="due-title">${words.title}</h2>
${contacts.length > 0 && warning(words.numbers(contacts.length), wordsIn('en').page.message)}
<ul>${due.map(item)}</ul></section>`;
}

/** Recalls come first, because people were given guidance that has changed or is wrong. */
function toDecide({ recalls, changes, accepted, missed }: ToDecide): Due[] {
  const waiting = words.waiting(changes);
  const unanswered = words.missed(missed);
  return [
    ...(recalls.length
      ? [
          {
            name: words.recalls,
            path: RECALLS_PATH,
            what: markup`${words.toDecide(recalls.length)}<ul>${recallLinks(recalls).map((link) => markup`<li>${link}</li>`)}</ul>`,
          },
        ]
      : []),
    ...(waiting ? [{ name: words.changes, path: CHANGES_PATH, what: waiting }] : []),
    ...(accepted ? [{ name: words.publish, path: RELEASES_PATH, what: words.accepted(accepted) }] : []),
    ...(unanswered ? [{ name: words.questions, path: QUESTIONS_PATH, what: unanswered }] : []),
  ];
}

function item({ name, path, what, owner }: Due): Html {
  return markup`<li><a href="${path}">${name}</a>: ${what}${owner !== undefined && markup` <span class="muted">(${owner})</span>`}</li>`;
}

/**
 * Says “Overdue since” on and after the due date. Before it, uses the text from `before`, for example “Check
 * by”.
 */
const byWhen = (on: string, now: Date, before: (day: string) => string) =>
  (on <= isoDay(now) ? words.overdue : before)(readableDate(on, ENGLISH));

function dueContacts({ contacts, now }: Reviewable): Due[] {
  return contacts.flatMap(({ contact: { id, name, expiresOn }, state }) =>
    state === 'verified'
      ? []
      : [{ on: expiresOn, name, path: contactPath(id), what: byWhen(expiresOn, now, words.check) }],
  );
}

/** A draft is due from the day it was suggested. */
function dueDrafts({ drafts }: Reviewable): Due[] {
  return drafts.map(({ id, question, proposedAt, proposedBy }) => ({
    on: isoDay(new Date(proposedAt)),
    name: question,
    path: `${NEW_NOTE_PATH}?draft=${id}`,
    what: words.draft,
    owner: proposedBy.name,
  }));
}

function dueNotes({ notes, now }: Reviewable): Due[] {
  const soon = isoDay(new Date(now.getTime() + SOON_DAYS * 86_400_000));
  const kept = notes.filter((listed) => noteState(listed).text !== noteWording.states.removed);
  return kept.flatMap(({ note: { slug, words: said, owner = words.noOwner, reviewOn } }) =>
    reviewOn === undefined || reviewOn > soon
      ? []
      : [
          {
            on: reviewOn,
            name: said.title,
            path: notePath(slug),
            what: byWhen(reviewOn, now, words.review),
            owner,
          },
        ],
  );
}

/**
 * Sources whose last check failed or whose next check is overdue. If there is no schedule, all sources that
 * were never checked share one line.
 */
function dueSources({ sources, bySchedule, now }: Reviewable): Due[] {
  const unseen = bySchedule ? 0 : sources.filter(({ health }) => health === 'new').length;
  const due = sources.flatMap(({ source, record, health }): Due[] => {
    if (!record) return [];
    const { slug, title, owner } = source;
    const checked = isoDay(new Date(record.checkedAt));
    const trouble = troubleIn(record);
    const isOverdue = health === 'stale' || (!bySchedule && nextRefresh(source, record, now) === undefined);
    const next = isOverdue && dueAfter(source, record);
    if (trouble === undefined && !isOverdue) return [];
    const on = trouble === undefined && next ? isoDay(next) : checked;
    const overdue = next && words.overdue(readableDate(isoDay(next), ENGLISH));
    const what = [trouble, overdue, words.lastChecked(readableDate(checked, ENGLISH))]
      .filter(Boolean)
      .join(' · ');
    return [{ on, name: title, path: sourcePath(slug), what, owner }];
  });
  if (!unseen) return due;
  return [...due, { name: words.sources, path: SOURCES_PATH, what: words.unseen(unseen) }];
}

/** Says what went wrong at the last check. Returns undefined if nothing did. */
function troubleIn({ state, failures }: SourceRecord): string | undefined {
  if (state !== 'available') return SOURCE_STATE_LABELS[state];
  return failures > 0 ? words.inPart : undefined;
}

function dueTerms({ terms }: Reviewable): Due[] {
  const wrong = terms.filter(({ problems }) => problems.length > 0).length;
  if (!wrong) return [];
  return [{ name: words.terms, path: TERMS_AND_CONTACTS_PATH, what: words.wrongTerms(wrong) }];
}
