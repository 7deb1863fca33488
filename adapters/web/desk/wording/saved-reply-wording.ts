// Wording for the saved replies page. Words in braces are filled in by the page.

export const savedReplyWording = {
  title: 'Saved replies',
  done: {
    saved: 'Saved. All advisers can use this reply now.',
    deleted: 'The saved reply has been deleted.',
  },
  intro:
    'Advisers can insert a saved reply when they write to a practitioner, and edit it before they send it. Do not include personal details.',
  none: 'There are no saved replies yet.',
  add: 'Add a reply',
  saved: 'Last saved by {name}, {when}.',
  edit: 'Edit',
  fields: { title: 'Title', reply: 'Reply' },
  remove: 'Delete',
  problems: {
    changedBy: (name: string) =>
      `${name} changed this reply after you opened it. Their version is shown above yours. To replace theirs with yours, save again.`,
    noTitle: 'Enter a title.',
    noReply: 'Enter the reply.',
    longTitle: (most: number) => `Shorten the title to ${most} characters or fewer.`,
    longReply: (most: number) => `Shorten the reply to ${most.toLocaleString('en-GB')} characters or fewer.`,
  },
} as const;
