// What we tell someone when guidance they were given has changed or was wrong.
import type { RecallReason } from '../../model/tasks/recall.js';

export const recallWording = {
  opening: {
    changed: 'Some guidance I gave you has changed.',
    removed: 'Some guidance I gave you is no longer current.',
    withdrawn: 'Some guidance I gave you is no longer current.',
    scope: 'Some guidance I gave you now applies to fewer nations, or is less binding.',
    wrong: 'Some guidance I gave you was wrong.',
  } satisfies Record<RecallReason, string>,
  whatChanged: 'What has changed:',
  changes: (before: string, now: string) =>
    [before && `Before: “${before}”`, now && `Now: “${now}”`].filter(Boolean).join('\n'),
  told: (when: string) => `This is what I told you on ${when}:`,
  now: (since: string) => `This is what the guidance has said since ${since}:`,
  nothingNow: (since: string) => `This guidance was removed on ${since} and not replaced. Do not rely on it.`,
  withdrawn: (since: string) =>
    `The publisher has withdrawn this guidance. It has been marked as withdrawn here since ${since}. Do not rely on it.`,
  scope: (since: string, document: string) =>
    `This is how it has been marked since ${since}: ${document}. Check that it still applies where you work.`,
  wrongSince: 'Do not rely on it.',
  check: 'If you have acted on it, check what you did against the current guidance. An adviser can help.',
} as const;
