// What editors read about helplines and terms, and where they change them.

export const entryWording = {
  overtaken:
    'Someone else changed this while you were working, so your changes were not saved. Check their changes and try again.',
  gone: 'We could not find that entry.',
  edit: 'Edit',
  keep: 'Keep as it is',
  kept: 'Kept as it is. We will not ask about this term again unless someone changes it.',
  keptOn: (day: string, by: string | undefined) =>
    `Kept as it is on ${day}${by === undefined ? '' : ` by ${by}`}`,
  cannotRemove: 'The assistant’s own messages mention this helpline, so you can change it but not remove it.',
  notSaved: 'This was not saved. Correct these problems first:',
  contact: {
    name: 'Name',
    phone: 'Telephone number',
    when: 'When to call this number',
    urgent: 'Show this helpline when a child may be in immediate danger',
    nations: 'Nations it serves',
    source: 'Source of the number',
    verifiedOn: 'Checked on',
    expiresOn: 'Check again by',
  },
  problems: {
    name: 'Enter the name, using at least 3 letters.',
    phone: 'Enter the telephone number, using 3 to 16 digits and spaces.',
    when: 'Enter a short description of when to call this helpline.',
    jurisdictions: 'Choose at least one nation.',
    source: 'Enter where this comes from.',
    verifiedOn: 'Enter the date the number was checked. The date cannot be in the future.',
    expiresOn: 'Enter a date after the date the number was checked.',
    term: 'Enter the term, using at least 2 characters.',
    meaning: 'Enter what the term means.',
    taken: 'There is already an entry for this term.',
    sameHelpline: 'There is already a helpline with this name and number.',
  } satisfies Record<string, string>,
} as const;
