import { counted } from '../../../bot/wording/english/plurals.js';
import {
  DECISION_LABELS,
  PASSAGE_CHANGE_LABELS,
  PUBLICATION_LABELS,
  SIGNAL_LABELS,
  SOURCE_STATE_LABELS,
  STATE_LABELS,
  WEIGHT_LABELS,
} from '../../../bot/wording/staff/editing-labels.js';
import type { PassageChange, SignalKind } from '../../../ingest/model/change.js';
import type {
  ChangeRecord,
  Decision,
  Publication,
  ReviewAction,
  ReviewEvent,
  SourceRecord,
} from '../../../ingest/model/editing.js';
import type { RefreshResult } from '../../../ingest/sources/refresh-source.js';
import type { Release } from '../../../knowledge/model/release.js';
import { minuteOf, type CommandRefusal } from './common-wording.js';

const wrongSource = (problem: string, slugs: string): CommandRefusal => [problem, `Choose from: ${slugs}.`];

const DID: Record<ReviewAction, (editor: string) => string> = {
  accept: (editor) => `${editor} accepted this.`,
  reject: (editor) => `${editor} rejected this.`,
  reopen: (editor) => `${editor} reopened this.`,
  edit: (editor) => `${editor} corrected the details.`,
  comment: (editor) => `${editor} commented.`,
  publish: (editor) => `${editor} published this.`,
  'roll-back': (editor) => `${editor} went back to an earlier version.`,
  replace: (editor) => `${editor} replaced this with a newer change.`,
};

const DID_TO_PASSAGE: Partial<typeof DID> = {
  accept: (editor) => `${editor} accepted a passage.`,
  reject: (editor) => `${editor} rejected a passage.`,
  comment: (editor) => `${editor} commented on a passage.`,
};

function extentOf({ edition, base, weight }: ChangeRecord): string {
  if (edition === undefined) return 'Document removed.';
  return base === undefined ? 'New document.' : `${WEIGHT_LABELS[weight]}.`;
}

export const editingWording = {
  change: {
    head: (change: ChangeRecord) =>
      [
        `Change ${change.id}, version ${change.version}: ${change.document}. ${STATE_LABELS[change.state]}. ${extentOf(change)}`,
        ...(change.note ? [`Its publisher says: “${change.note}”`] : []),
      ].join(' '),
    /** The parts of the line above a passage in `ctac diff`. */
    passage: ({ kind, weight }: PassageChange, decision: Decision | undefined, place: string) =>
      [
        PASSAGE_CHANGE_LABELS[kind],
        WEIGHT_LABELS[weight],
        ...(decision ? [DECISION_LABELS[decision]] : []),
        ...(place ? [place] : []),
      ].join(' · '),
    signal: (kind: SignalKind, before: string, after: string) =>
      `${SIGNAL_LABELS[kind]}: ${before} → ${after}`,
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
      const did = (key && DID_TO_PASSAGE[action]) || DID[action];
      return `${minuteOf(at)} UTC ${did(editor)}${comment ? ` “${comment}”` : ''}`;
    },
    severalDecisions: [
      'You can only make one decision at a time.',
      'Use one of --accept, --reject, --reopen or --set.',
    ],
    notAPair: (typed: string): CommandRefusal => [
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
      [
        `${source}: ${SOURCE_STATE_LABELS[state]}.`,
        ...(reason ? [reason] : []),
        `${counted(requests, 'request')}, ${unchanged} not modified.`,
      ].join(' '),
    movedTo: (address: string) => `The source is now at ${address}`,
    change: (change: ChangeRecord) => `Change ${change.id}: ${change.document}. ${extentOf(change)}`,
    noChanges: 'There is nothing to review.',
    leftOut: (place: string, problem: string) => `Left out ${place}: ${problem}`,
  },
  status: {
    live: ({ number, publishedAt, documents, passages, model }: Release) =>
      `Release ${number}, published ${publishedAt}: ${counted(documents, 'document')}, ${counted(passages, 'passage')}, ${model.id}.`,
    toReview: (changes: number) => `${counted(changes, 'change')} to review: ctac review`,
    toPublish: (changes: number) => `${counted(changes, 'change')} accepted, ready to publish: ctac publish`,
    toDecide: (recalls: number) => `${counted(recalls, 'recall')} to decide: ctac recall`,
    problem: ({ state, failures, reason, movedTo }: SourceRecord, stale: string | undefined) =>
      [
        `${SOURCE_STATE_LABELS[state]}.`,
        ...(reason ? [reason] : []),
        ...(failures > 1 ? [`The last ${failures} checks had a problem.`] : []),
        ...(stale ? [stale] : []),
        ...(movedTo ? [`The source is now at ${movedTo}`] : []),
      ].join(' '),
    stale: (days: number) => `Not checked for ${counted(days, 'day')}.`,
    unseen: (sources: number) =>
      `${counted(sources, 'source')} ${sources === 1 ? 'has' : 'have'} not been checked yet: ctac refresh --due`,
    latest: 'Latest releases:',
    publication: ({ at, release, kind, editor, reason }: Publication) => {
      const how = editor ? `${PUBLICATION_LABELS[kind]} (${editor})` : PUBLICATION_LABELS[kind];
      return `${minuteOf(at)} UTC Release ${release}: ${how}${reason ? `. ${reason}` : ''}`;
    },
  },
} as const;
