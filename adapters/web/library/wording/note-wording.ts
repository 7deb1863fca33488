// What editors read about looking after practice notes.

export const noteWording = {
  owner: 'Owner',
  ownerHint: 'The person who keeps this note up to date. Practitioners do not see this.',
  reviewOn: 'Review by',
  reviewHint: 'The date by which the owner needs to review this note.',
  ownerMissing: 'Enter who keeps this note up to date.',
  reviewMissing: 'Enter the date by which the owner needs to review this note.',
  noOwner: 'No owner',
  ownedBy: (name: string) => `owner: ${name}`,
  reviewBy: (day: string) => `review by ${day}`,
  due: 'Review is overdue',
  dueSoon: 'Review is due soon',
} as const;
