// The text that admins and operators see about each kind of data: what it is, when its retention period
// starts, and what happens at the end.

/** `starts` is shown after “counted from …”, and `then` after “then …”. */
export const retentionWording = {
  originals: {
    title: 'Original messages, and the details behind placeholders',
    starts: 'when the message was received, or its request was closed',
    then: 'deleted',
  },
  messages: {
    title: 'Redacted messages, and what we sent',
    starts:
      'when the message was received or sent; if it is part of a request, it is kept at least until the request is deleted',
    then: 'deleted; topic, nation and outcome stay in the figures',
  },
  answers: {
    title: 'Answers, their ratings and reports',
    starts:
      'when the answer was given; if it is part of a request, it is kept at least until the request is deleted',
    then: 'deleted; counts stay in the figures',
  },
  requests: {
    title: 'Requests for an adviser, their transcripts and ratings',
    starts: 'when the request was closed',
    then: 'deleted; counts and times stay in the figures',
  },
  complaints: {
    title: 'Complaints and their outcomes',
    starts: 'when the complaint was closed',
    then: 'deleted',
  },
  drafts: {
    title: 'Notes proposed to editors',
    starts: 'when the note was proposed',
    then: 'deleted',
  },
  people: {
    title: 'People and the addresses of their chats',
    starts: 'when everything else in the conversation has been deleted',
    then: 'deleted',
  },
  uploads: {
    title: 'Uploaded files that were never published',
    starts: 'when the file was uploaded',
    then: 'deleted; files that were published are kept',
  },
  jobs: {
    title: 'Jobs we gave up on',
    starts: 'when the job was last due',
    then: 'deleted; jobs that are done are deleted straight away',
  },
  sessions: {
    title: 'Sign-in sessions and private links',
    starts: 'when they end',
    then: 'deleted',
  },
  advisers: {
    title: 'Earlier versions of advisers’ hours and specialisms',
    starts: 'when they were saved',
    then: 'deleted, except the version in use',
  },
  figures: {
    title: 'Counts in the figures, with the adviser who claimed each request',
    starts: 'when the question was asked or its request opened',
    then: 'deleted',
  },
  access: {
    title: 'Who read what, and what was sent to other services',
    starts: 'when it was read or sent',
    then: 'deleted',
  },
  records: {
    title:
      'The audit log, and records of deletions, data requests, lifted holds, and parts of the service turned off or on',
    starts: 'when the entry was made, the hold was lifted or ended, or the data request was closed',
    then: 'deleted; the digests in the audit log are kept',
  },
};
