import type { AccessKind } from '../../../../bot/model/governance/access-log.js';

export const accessLogWording = {
  title: 'Access log',
  intro: 'Each time someone who is signed in opens personal data, we add a line here before they see it.',
  found: 'Lines found',
  withReason: 'Only lines with a reason',
  says: {
    requests: '{who} opened the list of requests.',
    request: '{who} opened {record}, personal details removed.',
    original: '{who} read the original messages of {record}.',
    transcript: '{who} read the transcript of {record}, personal details removed.',
    export: '{who} downloaded {record}.',
    questions: '{who} read practitioners’ questions.',
    drafts: '{who} read draft notes from requests.',
    search: '{who} opened the library search.',
    people: '{who} saw who is signed in.',
    person: '{who} opened data about a person.',
  } satisfies Record<AccessKind, string>,
  /** Used for lines about a single record. Other lines of these kinds are about many records. */
  saysOfOne: {
    questions: '{who} read practitioners’ questions, {record}.',
    drafts: '{who} read draft notes from requests, {record}.',
    person: '{who} opened data about a person, {record}.',
  } as Partial<Record<AccessKind, string>>,
  times: (count: number) => `${count} times since {when}`,
} as const;
