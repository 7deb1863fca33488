// What editors read about recalls and about answers reported as unsafe.

export const recallWording = {
  readLive: 'Read the live document',
  notLive: 'This document is not live any more.',
  stillThere: 'The guidance still has this text. Answers do not quote it.',
  correct: {
    note: 'Correct or remove the note',
    upload: 'Upload a corrected version or remove it',
    source: 'Check its source for a corrected version',
    then: ', then publish.',
  },
  decidedBy: 'Decided by',
  /** Before the words that people read, or would have read. */
  needToKnow: 'What people need to know:',
  comment: 'Comment',
  commentUse: '(optional; saved in the history, not sent to anyone)',
  whyLift: 'Why can it be quoted again?',
  report: {
    commentHint:
      'If you start a recall and then tell people, they will see what you write here. If not, it is only saved on this page.',
    wrongHint:
      'If you decide to tell people who were given this text, they will see what you write here. Answers stop quoting this text straight away, in every document that has it, even before you decide whether to tell anyone. If you copy only a few words, this only applies to other documents that have the same sentence.',
    liftHint:
      'Use this if the text turns out to be right. If you have corrected it, you do not need to: the new text is quoted as soon as you publish it.',
    document: 'Document',
    choose: 'Choose…',
    words: 'Incorrect text, copied from the document',
    comment: 'What people need to know',
  },
  problems: {
    comment: 'Enter what people need to know.',
    document: 'Choose the document.',
    words: 'Enter the incorrect text.',
    reason: 'Enter why it can be quoted again.',
    notStarted: 'Nothing has been saved yet. Correct these problems:',
  },
} as const;
