// Wording for the sources pages. Words in braces are filled in by the page.
import { counted } from '../../../../bot/wording/english/plurals.js';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

export const sourceWording = {
  title: 'Sources',
  all: 'All sources',
  notFound: 'We could not find that source.',
  followed: (count: number) => `You follow ${counted(count, 'source')}.`,
  followAnother: 'Follow another source',
  noLongerFollowed: 'No longer followed',
  notCheckedYet: 'Not checked yet',
  dueNow: 'Due now',
  list: {
    said: {
      checking: 'Checking the sources, one at a time.',
      nothing: 'No sources are due to be checked.',
    },
    intro: 'Check a source to find out if it has changed. Nothing goes live until you publish it.',
    onlyWhenAsked:
      'Sources are only checked when you ask. Your service administrator can turn on scheduled checks.',
    /** “Due” means nothing to someone who has not set a schedule, so it is left out if every source is. */
    checkDue: (due: number, all: number) => {
      if (due < all) return `Check due sources (${due})`;
      return all === 1 ? 'Check the source' : `Check all ${all} sources`;
    },
    checkAll: 'Check all',
    needAttention: 'Needs attention',
    areFollowed: 'Followed',
    stoppedBy: 'Stopped by {name}, {when}',
    overdue: (time: string) => `Overdue: last checked ${time} ago`,
    checked: 'Checked {when}',
    changed: 'Changed {when}',
    failed: (count: number) => `${counted(count, 'failed check')} in a row`,
  },
  page: {
    said: {
      checking: 'Checking this source.',
      added: 'You are now following this source. Check it now, or wait for its next scheduled check.',
      kept: 'Changes saved.',
      stopped:
        'You have stopped following this source. Its guidance stays live until you publish something that replaces it.',
      followed: 'You are following this source again.',
    },
    check: 'Check now',
    moved: 'This source has moved to {address}. Use that address instead.',
    changes: 'Changes found',
    noChanges: 'No changes found yet.',
    change: (id: number, title: string) => `Change ${id}: ${title}`,
    found: 'Found {when}',
    inFile: 'This source is set in the sources file, which your service administrator manages.',
    followAgain: 'Follow again',
    edit: 'Edit this source',
    save: 'Save',
    stop: 'Stop following',
  },
  facts: {
    lastChecked: 'Last checked',
    never: 'Never',
    lastChanged: 'Last changed',
    noChanges: 'No changes found yet',
    nextCheck: 'Next check',
    whenAsked: 'When you ask',
    result: 'Result',
    failed: 'Failed checks',
    inARow: (count: number) => `${count.toLocaleString('en-GB')} in a row`,
    nations: 'Nations',
    schedule: 'Schedule',
    attribution: 'Attribution',
    followed: 'Followed',
    followedBy: 'Since {when}, by {name}',
    inFile: 'Set in the sources file',
    live: 'Live',
    readLive: 'Read the live guidance',
    notLive: 'Nothing from this source is live yet',
  },
  labels: {
    address: 'Address',
    title: 'Title',
    publisher: 'Publisher',
    nations: 'Nations it applies to',
    authority: 'Type of guidance',
    language: 'Language',
    owner: 'Specialism needed to review it',
    schedule: 'How often to check',
    licence: 'Licence',
    attribution: 'Attribution text required by the licence',
  },
  hints: {
    address:
      'The web address of the publication, starting with https://. For www.gov.uk pages, attachments are included.',
  },
  follow: 'Follow',
  /** The default for a new source, because most sources have this licence. */
  openGovernmentLicence: {
    licence: 'Open Government Licence v3.0',
    attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
  },
  schedule: {
    daily: (time: string) => `Every day at ${time}`,
    /** `day` is the number of the weekday. 0 is Sunday. */
    weekly: (day: number, time: string) => `Every ${DAYS[day]} at ${time}`,
    monthly: (day: string, time: string) => `On day ${day} of each month at ${time}`,
  },
  fieldProblems: {
    address: 'Enter the web address of the publication, starting with https://.',
    title: 'Enter the title of the publication.',
    publisher: 'Enter the publisher.',
    nations: 'Choose at least one nation.',
    authority: 'Choose the type of guidance.',
    owner: 'Choose the specialism needed to review this source.',
    schedule: 'Choose how often to check this source.',
    licence: 'Enter the licence that lets us quote this guidance.',
    attribution: 'Enter the attribution text, or the name of the publisher.',
  } as Readonly<Record<string, string>>,
  problems: {
    notSaved: 'This was not saved. Correct these problems first:',
    overtaken:
      'Someone else changed this source while you were working, so your changes were not saved. Check their changes and try again.',
    inFile: 'This source is set in the sources file, so you cannot edit it here.',
    taken: (title: string) => `There is already a source called “${title}”. Enter a different title.`,
  },
} as const;
