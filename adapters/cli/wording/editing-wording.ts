import { counted } from '../../../bot/wording/english/plurals.js';
import type { ChangeRecord, Publication, ReviewEvent, SourceRecord } from '../../../ingest/model/editing.js';
import type { RefreshResult } from '../../../ingest/sources/refresh-source.js';
import type { Release } from '../../../knowledge/model/release.js';
import type { Refusal } from './common-wording.js';

const wrongSource = (problem: string, slugs: string): Refusal => [problem, `Choose from: ${slugs}.`];

export const editingWording = {
  change: {
    head: ({ id, state, version, document, note }: ChangeRecord, what: string) =>
      note
        ? `Change ${id}, ${state}, version ${version}: ${document} ${what}. Its publisher says: “${note}”`
        : `Change ${id}, ${state}, version ${version}: ${document} ${what}`,
    removed: 'removed',
    new: 'new',
    changed: (weight: string) => `changed (${weight})`,
    noneGiven: '(none given)',
    same: (same: number, moved: number) =>
      `${counted(same, 'passage')} ${same === 1 ? 'is' : 'are'} the same (${moved} with a new heading, number or page).`,
    moved: (text: string) => `moved: ${text}`,
  },
  impact: {
    answers: (count: number) => `${counted(count, 'answer')} that quoted it`,
    testQuestions: (ids: string) => `test questions ${ids}`,
    practiceNotes: (slugs: string) => `practice notes ${slugs}`,
    glossary: (terms: string) => `glossary ${terms}`,
    contacts: (names: string) => `contacts ${names}`,
    all: (parts: string) => `What this affects: ${parts}.`,
    nothing: 'Nothing else depends on this document.',
  },
  review: {
    overtaken: (change: string, id: number) =>
      `Someone else decided first, so nothing was changed. ${change}\nRun \`ctac diff ${id}\` and decide again.`,
    none: 'There are no changes to review.',
    event: ({ at, editor, action, key, comment }: ReviewEvent) => {
      const what = key
        ? `${at.slice(0, 16)} ${editor}: ${action} of a passage`
        : `${at.slice(0, 16)} ${editor}: ${action}`;
      return comment ? `${what} “${comment}”` : what;
    },
    severalDecisions: [
      'You can only make one decision at a time.',
      'Use one of --accept, --reject, --reopen or --set.',
    ],
    notAPair: (typed: string): Refusal => [
      `"${typed}" is not a field=value pair.`,
      'Use field=value, for example --set title="A better title".',
    ],
  },
  refresh: {
    noSource: (slugs: string) => wrongSource('Name a source, or use --all or --due.', slugs),
    notFollowed: (slug: string, slugs: string) =>
      wrongSource(`We do not follow a source called "${slug}".`, slugs),
    checking: (slug: string) => `Checking ${slug}…`,
    noneDue: 'No sources are due to be checked.',
    checked: ({ source, state, reason, requests, unchanged }: RefreshResult) =>
      `${source}: ${state}${reason ? ` (${reason})` : ''}; ${counted(requests, 'request')}, ${unchanged} not modified`,
    movedTo: (address: string) => `the source is now at ${address}`,
    change: ({ id, document, weight, edition }: ChangeRecord) =>
      `change ${id}: ${document} ${edition === undefined ? 'removed' : `(${weight})`}`,
    noChanges: 'nothing to review',
    leftOut: (place: string, problem: string) => `left out ${place}: ${problem}`,
  },
  status: {
    live: ({ number, publishedAt, documents, passages, model }: Release) =>
      `Release ${number}, published ${publishedAt}: ${counted(documents, 'document')}, ${counted(passages, 'passage')}, ${model.id}.`,
    toReview: (changes: number) => `${counted(changes, 'change')} to review: ctac review`,
    toPublish: (changes: number) => `${counted(changes, 'change')} accepted, ready to publish: ctac publish`,
    toDecide: (recalls: number) => `${counted(recalls, 'recall')} to decide: ctac recall`,
    problem: ({ state, failures, reason, movedTo }: SourceRecord) =>
      [
        state,
        ...(failures > 1 ? [`${failures} times in a row`] : []),
        ...(reason ? [reason] : []),
        ...(movedTo ? [`now at ${movedTo}`] : []),
      ].join('; '),
    stale: (days: number) => `not checked for ${counted(days, 'day')}`,
    unseen: (sources: number) =>
      `${counted(sources, 'source')} ${sources === 1 ? 'has' : 'have'} not been checked yet: ctac refresh --due`,
    latest: 'Latest releases:',
    publication: ({ at, release, kind, editor, reason }: Publication) => {
      const what = editor
        ? `${at.slice(0, 16)} release ${release}, ${kind} by ${editor}`
        : `${at.slice(0, 16)} release ${release}, ${kind}`;
      return reason ? `${what}: ${reason}` : what;
    },
  },
} as const;
