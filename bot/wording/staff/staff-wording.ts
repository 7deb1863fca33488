// Wording that the desk's and the editors' pages share: links to their pages, live updates, fields and
// changes.
import type { Right } from '../../model/people/roles.js';

export const staffWording = {
  notConnected:
    'Not connected. What you see may be out of date. Trying again… If this message stays, reload the page. You may have been signed out.',
  outOfDate: 'This page is out of date. Try again. If that does not help, reload the page.',
  assistantOff: {
    everywhere: 'The assistant is off everywhere.',
    onPlatform: (title: string) => `The assistant is off in ${title}.`,
  },
  turnedOff: 'Turned off by {name} ({reason}). People who ask a question see: {message}',
  sections: 'Sections',
  /** The part in braces is only for screen readers. The page's name is added to the end. */
  sectionsAt: 'Sections{, current page:}',
  chartNumbers: 'The numbers',
  fields: {
    nation: 'Nation of the person asking',
    nationNotGiven: 'Nation not given',
    required: '(required)',
    optional: '(optional)',
    error: 'Error:',
  },
  changes: {
    see: 'See what changed',
    key: 'Key:',
    added: 'added',
    removed: 'removed',
    movedHere: 'moved here',
    movedElsewhere: 'moved elsewhere',
    /** Read out by screen readers. */
    movedHereFrom: 'moved here from elsewhere',
    movedFromHere: 'moved from here to elsewhere',
  },
  desk: {
    groups: {
      requests: 'Requests',
      records: 'People and records',
      protection: 'Data protection',
      service: 'Service',
    },
    pages: {
      requests: 'Requests',
      closed: 'Closed',
      advisers: 'Advisers',
      people: 'People',
      readings: 'Access log',
      audit: 'Audit log',
      dataRequests: 'Data requests',
      complaints: 'Complaints',
      breach: 'Breach report',
      retention: 'Retention',
      holds: 'Legal holds',
      figures: 'Figures',
      hours: 'Opening hours',
      switches: 'Switches',
      savedReplies: 'Saved replies',
    },
  },
  library: {
    groups: {
      documents: 'Documents',
      review: 'Review and publish',
      add: 'Notes and uploads',
      terms: 'Helplines and terms',
      find: 'Look up',
      setUp: 'Set up',
    },
    pages: {
      documents: 'Documents',
      sources: 'Sources',
      changes: 'Changes',
      golden: 'Test questions',
      releases: 'Versions',
      recalls: 'Recalls',
      notes: 'Practice notes',
      uploads: 'Uploads',
      terms: 'Helplines and terms',
      search: 'Search',
      questions: 'Unanswered and not helpful',
      coverage: 'Coverage',
      setUp: 'Set up',
    },
  },
  /** Why people need to read personal data. Shown in the access log. */
  purposes: {
    advise: 'Answering requests',
    edit: 'Improving the guidance',
    govern: 'Information governance',
    'end-sessions': 'Managing who has access',
  } as Readonly<Partial<Record<Right, string>>>,
  otherPurpose: 'Running the service',
  /** Names the web page in a sentence about where people write to us. */
  webPage: 'the web page',
  /** Used if someone's sign-in gives no name. */
  unnamed: 'An adviser',
};
