// What editors read about one change: where it comes from, what to check, and what they decide.
import type { EditorsAction } from '../../../../ingest/model/editing.js';

export const changeWording = {
  noDate: 'no date',
  arrived: { upload: 'Uploaded', note: 'Written', source: 'Found' },
  by: 'by',
  checks: {
    title: 'Check carefully',
    noDate:
      'No date. Quotes from this document will show no date, and answers for a past date will leave it out. Add the date under “Edit document details”.',
    replaced: 'It cites guidance that is not current:',
  },
  accept: 'Accept whole document',
  reject: 'Reject whole document',
  reopen: 'Reopen',
  acceptPassage: 'Accept passage',
  rejectPassage: 'Reject passage',
  addComment: 'Add comment',
  addCommentOnly: 'Add comment only',
  decideTitle: 'Decide on the whole document',
  commentTitle: 'Comment',
  said: {
    accept: 'Accepted.',
    reject: 'Rejected. The live guidance has not changed.',
    reopen: 'Reopened.',
    edit: 'Details saved. They will be used when this change is published.',
    comment: 'Comment added.',
  } satisfies Record<EditorsAction, string>,
  /** What happened on the way to this page, besides a decision about the whole document. */
  saidElsewhere: {
    first: 'Accepted by you. Another editor needs to accept it too.',
    'accept-passage': 'Passage accepted. You still need to accept the whole document.',
    'reject-passage': 'Passage rejected. It will keep its old text if you accept the whole document.',
    uploaded: 'Uploaded. Nothing is live until this is accepted and published.',
  },
  policy: {
    yours: 'You have accepted this. Another editor needs to accept it too.',
    theirs: 'has accepted this. You or another editor must accept it too.',
    done: 'Accepted.',
    publish: 'Go to Versions to test and publish it',
    two: {
      always: '2 editors need to accept every change.',
      substance: '2 editors need to accept substantive changes.',
    },
    alone:
      'No second editor is needed, because no other editor has signed in or worked here in the last 90 days.',
  },
} as const;
