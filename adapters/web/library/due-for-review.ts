// Lists what someone has to look at again, soonest first: helplines, practice notes, sources and terms.
import type { CheckedTermsAndContacts } from '../../../bot/model/tasks/checked-terms-and-contacts.js';
import type { ListedNote } from '../../../ingest/model/practice-note.js';
import { nextRefresh } from '../../../ingest/model/source-health.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { warning } from '../design/render.js';
import { contactPath, notePath, sourcePath, SOURCES_PATH, TERMS_AND_CONTACTS_PATH } from '../model/paths.js';
import { noteState, SOON_DAYS } from './notes/note-state.js';
import type { SeenSource } from './sources/source-list.js';
import { counted } from './wording/labels.js';

interface Due {
  /** YYYY-MM-DD; absent if there is no date. */
  on?: string;
  name: string;
  path: string;
  what: string;
  owner?: string;
}

export interface Reviewable extends CheckedTermsAndContacts {
  notes: readonly ListedNote[];
  sources: readonly SeenSource[];
  /** Whether sources are checked without anyone asking. */
  bySchedule: boolean;
  now: Date;
}

/** False if nothing is due within a month. */
export function dueForReview(all: Reviewable): Content {
  const due = [...dueContacts(all), ...dueNotes(all), ...dueSources(all), ...dueTerms(all)];
  if (!due.length) return false;
  const numbers = dueContacts(all).length;
  const ordered = due.sort((one, other) => (one.on ?? '9').localeCompare(other.on ?? '9'));
  return markup`<section class="reports" aria-labelledby="due-title"><h2 id="due-title">Due for review</h2>
${numbers > 0 && warning(numbers === 1 ? 'A helpline number needs to be checked.' : `${numbers} helpline numbers need to be checked.`)}
<ul>${ordered.map(item)}</ul></section>`;
}

function item({ name, path, what, owner }: Due): Html {
  return markup`<li><a href="${path}">${name}</a>: ${what}${owner !== undefined && markup` <span class="muted">(${owner})</span>`}</li>`;
}

/** “overdue since” if the day has come, otherwise “check it by”. */
const byWhen = (on: string, now: Date, verb: string) =>
  `${on <= isoDay(now) ? 'overdue since' : `${verb} by`} ${readableDate(on)}`;
const isoDay = (at: Date) => at.toISOString().slice(0, 10);

function dueContacts({ contacts, now }: Reviewable): Due[] {
  return contacts.flatMap(({ contact: { id, name, expiresOn }, state }) =>
    state === 'verified'
      ? []
      : [{ on: expiresOn, name, path: contactPath(id), what: byWhen(expiresOn, now, 'check it') }],
  );
}

function dueNotes({ notes, now }: Reviewable): Due[] {
  const soon = isoDay(new Date(now.getTime() + SOON_DAYS * 86_400_000));
  const kept = notes.filter((listed) => noteState(listed).text !== 'Removed');
  return kept.flatMap(({ note: { slug, words, owner = 'no owner', reviewOn } }) =>
    reviewOn === undefined || reviewOn > soon
      ? []
      : [
          {
            on: reviewOn,
            name: words.title,
            path: notePath(slug),
            what: byWhen(reviewOn, now, 'read it again'),
            owner,
          },
        ],
  );
}

/** Sources checked on a schedule are only listed if that went wrong. Those never checked are one line. */
function dueSources({ sources, bySchedule, now }: Reviewable): Due[] {
  const isDue = ({ source, record, health }: SeenSource) =>
    health === 'trouble' ||
    health === 'stale' ||
    (!bySchedule && nextRefresh(source, record, now) === undefined);
  const unseen = bySchedule ? 0 : sources.filter(({ health }) => health === 'new').length;
  const due = sources.flatMap((one): Due[] => {
    const { source, record } = one;
    if (!record || !isDue(one)) return [];
    const { slug, title, owner } = source;
    const checked = `last checked on ${readableDate(record.checkedAt.slice(0, 10))}`;
    return [{ on: record.checkedAt.slice(0, 10), name: title, path: sourcePath(slug), what: checked, owner }];
  });
  if (!unseen) return due;
  return [
    ...due,
    { name: 'Sources', path: SOURCES_PATH, what: `${counted(unseen, 'source')} not checked yet` },
  ];
}

function dueTerms({ terms }: Reviewable): Due[] {
  const wrong = terms.filter(({ problems }) => problems.length > 0).length;
  if (!wrong) return [];
  return [{ name: 'Terms', path: TERMS_AND_CONTACTS_PATH, what: `${counted(wrong, 'term')} to look at` }];
}
