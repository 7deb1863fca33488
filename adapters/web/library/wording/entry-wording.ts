import type { CheckedContact } from '../../../../bot/model/editing/checked-terms-and-contacts.js';
import { counted } from '../../../../bot/wording/english/plurals.js';

export const entryWording = {
  title: 'Helplines and terms',
  intro:
    'Helplines people are told to call, and abbreviations the assistant understands. This page shows any problems with them. Changes take effect within seconds.',
  secondEditor:
    'If there is more than one editor, a second editor needs to accept any helpline that is added or removed, and any change to its number, its nations or whether it is shown when a child may be in danger. The same applies if a term is added or removed, or if its spellings or meaning change.',
  alwaysSecondEditor:
    'A second editor needs to accept every change on this page, except to keep a term as it is. While there is only one editor, nothing else can be changed. Your service administrator can change this rule.',
  all: 'All helplines and terms',
  addHelpline: 'Add a helpline',
  addTerm: 'Add a term',
  editHelpline: (name: string) => `Edit helpline: ${name}`,
  editTerm: (term: string) => `Edit term: ${term}`,
  done: {
    saved: 'Saved. People will see the change within seconds.',
    keptTicked: 'Kept as they are. We will not ask about these terms again unless someone changes them.',
    kept: 'Kept as it is. We will not ask about this term again unless someone changes it.',
    removed: 'Removed.',
    proposed: 'Saved. Another editor needs to accept it before people see it.',
    rejected: 'Change not accepted. What people see has not changed.',
  },
  helplines: {
    title: 'Helplines',
    summary: (all: number, { verified, expiring, expired }: Record<CheckedContact['state'], number>) =>
      `${counted(all, 'helpline')}: ${verified} checked, ${expiring} to be checked soon, ${expired} out of date.`,
    states: {
      expired: 'Out of date',
      expiring: 'Check soon',
      verified: 'Checked',
    } satisfies Record<CheckedContact['state'], string>,
    urgent: 'Shown when a child may be in danger',
    checkedOn: (day: string) => `Checked on ${day}`,
    checkAgain: (day: string) => `Check again by ${day}`,
  },
  terms: {
    title: 'Terms',
    none: 'No terms have been added yet.',
    troubled: 'Needs checking',
    sound: 'No problems',
    count: (title: string, terms: number) => `${title}: ${counted(terms, 'term')}`,
    meaning: 'Stands for',
    from: 'From',
  },
  proposal: {
    title: (name: string) => `Waiting for a second editor: ${name}`,
    own: 'You have changed this. Another editor needs to accept it. Until then, people will not see the change.',
    asks: '{name} has asked you to accept this. Check the details against their source first. Until you accept it, people will not see the change.',
    remove: (phone = '') => `Remove this helpline and its number, ${phone}`,
    removeTerm: (term: string) => `Remove the term ${term}`,
    accept: 'Accept',
    reject: 'Reject',
    withdraw: 'Withdraw my change',
    notYours: 'You changed this yourself. Another editor needs to accept it.',
    changes: 'What changes',
    yes: 'Yes',
    no: 'No',
  },
  confirm: {
    title: (name: string) => `Check before people see it: ${name}`,
    intro:
      'No other editor has to accept this. Check the details against their source. Once you confirm, people will see the change within seconds.',
    after: 'After',
    confirm: 'Confirm',
    edit: 'Go back and edit',
  },
  overtaken:
    'Someone else changed this while you were working, so your changes were not saved. Check their changes and try again.',
  gone: 'We could not find that entry.',
  edit: 'Edit',
  save: 'Save',
  remove: 'Remove',
  keep: 'Keep as it is',
  keepTicked: 'Keep ticked terms as they are',
  noneTicked: 'No terms were kept. Tick those that you have read and that can stay as they are.',
  sameProblem: (count: number, problem: string) =>
    `${counted(count, 'term')} with the same problem: ${problem}`,
  /** Shown before the sentence that says what was done. */
  about: (name: string, said: string) => `${name}: ${said}`,
  keptOn: (day: string, by: string | undefined) =>
    by === undefined ? `Kept as it is on ${day}` : `Kept as it is on ${day} by ${by}`,
  cannotRemove: 'The assistant’s own messages mention this helpline, so you can change it but not remove it.',
  notSaved: 'This was not saved. Correct these problems first:',
  contact: {
    name: 'Name',
    always: '999 is always shown first. Its number cannot be changed here.',
    phone: 'Telephone number',
    phoneHint: 'The number as people dial it, with digits and spaces.',
    when: 'When to call this number',
    whenHint: 'Enter a short description, for example “Advice about a child who may have been trafficked.”',
    welsh: {
      name: 'Name in Welsh',
      hint: 'Fill in both Welsh fields or neither. Without them, people who read Welsh see the English.',
      when: 'When to call this number, in Welsh',
      stillRight: 'The Welsh is still right',
    },
    urgent: 'Show this helpline when a child may be in immediate danger',
    nations: 'Nations it serves',
    source: 'Source of the number',
    sourceHint: 'The publication or page you checked the number against.',
    verifiedOn: 'Checked on',
    verifiedOnHint:
      'If you change the number, we’ll set this to today’s date unless you enter a different one.',
    expiresOn: 'Check again by',
    expiresOnHint:
      'If you change “Checked on” to a later date and do not change this date, we move this date by the same number of days. We warn editors 30 days before this date. After this date, people will see that the number has not been checked.',
  },
  term: {
    term: 'Term',
    termHint: 'The term as practitioners write it.',
    meaning: 'Meaning',
    meaningHint: 'Use the words that the guidance uses.',
    also: 'Other spellings',
    alsoHint: 'Separate them with commas.',
    exact: 'Match the capital letters exactly',
    source: 'Source',
    sourceHint:
      'The title and web address of a publication that uses this term. Without a web address, the term is listed as needing a check.',
  },
  problems: {
    name: 'Enter the name, using at least 3 letters.',
    phone:
      'Enter the telephone number in full, as people in the United Kingdom dial it, for example 0808 800 5000, 0300 123 1111, 116 123 or 101. Use only digits and spaces.',
    mobile:
      'Enter a landline, freephone or short number. A mobile number may belong to someone else by the time a person in danger calls it.',
    when: 'Enter a short description of when to call this helpline.',
    'welsh-name': 'Enter the name in Welsh, using at least 3 letters, or leave both Welsh fields empty.',
    'welsh-when': 'Enter in Welsh when to call this helpline, or leave both Welsh fields empty.',
    welshIsOld:
      'The English has changed. Change the Welsh too, clear both Welsh fields, or confirm below that the Welsh is still right.',
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
