// Text of the pages for signing in and out. The page replaces the words in braces with a name, an ID or a
// link.

export const signInWording = {
  title: 'Sign in',
  again: 'Sign in again',
  tryAgain: 'Try again',
  askAdministrator: 'If this keeps happening, contact your service administrator.',
  problems: {
    title: 'You are not signed in',
    refused: 'Your organisation did not let you sign in, or you cancelled.',
    invalid:
      'We could not sign you in. This can happen if the sign-in page was left open for a long time, or opened twice.',
    away: 'Your organisation’s sign-in service is not responding.',
  },
  signOut: 'Sign out',
  signedOut: {
    title: 'You are signed out',
    safe: 'No one else using this computer can see your work.',
    provider:
      'You may still be signed in to your organisation’s account. On a shared computer, {sign out there too}.',
  },
  stillSignedIn: {
    title: 'You are still signed in',
    text: 'We could not check that this request came from you. Go back, reload the page and try again.',
  },
  signedOutBefore: {
    title: 'You have been signed out',
    notSent: 'Nothing was sent. Sign in again in another tab, then press “Try again” on this page.',
    notSentGoBack: 'Nothing was sent. Sign in again in another tab, then go back and try again.',
    short: 'You have been signed out. Sign in again in another tab, then send this again.',
  },
  noPermission: {
    title: 'You do not have permission to view this page',
    isFor: {
      advisers: 'This page is for advisers, who answer requests from practitioners.',
      desk: 'This page is for advisers and the people who run the service.',
      managers: 'This page is for leads, who manage the advisers, and admins, who run the service.',
      admins: 'This page is for admins, who run the service.',
      editors: 'This page is for editors, who keep the guidance up to date.',
    },
    who: 'You are signed in as {name}, and this account does not have access.',
    ask: 'Ask a question',
    pages: 'You can also open: {pages}.',
    id: 'If you need access, contact the people who run this service and give them this ID: {id}',
    contact: 'Contact: {contact}',
    /** If the service does not say who to contact. */
    idForOrganisation:
      'If you need access, contact the people in your organisation who gave you access to this service, and give them this ID: {id}',
    asSomeoneElse: 'Sign in as someone else',
    short: 'You do not have permission to do this.',
  },
  /** Used when the service runs on someone's own computer, where they sign in with only a name. */
  byName: {
    notSignedIn: (problem: string) => `Not signed in: ${problem}`,
    introduction:
      'This copy of the service runs on your own computer, so that you can try it out. Anyone using this computer can sign in without a password.',
    name: 'Your name, as others will see it',
    role: 'Your role',
    roles: {
      practitioner: 'Practitioner: asks questions',
      adviser: 'Adviser: answers requests',
      lead: 'Lead: an adviser who manages the desk',
      editor: 'Editor: keeps the guidance up to date',
      admin: 'Admin: runs the service',
    },
    enterName: (longest: number) => `Enter your name, using ${longest} characters or fewer.`,
    closedTitle: 'The desk is not available',
    closed: 'No one can sign in here, because this service is not connected to your organisation’s sign-in.',
    connect:
      'If you run this service, connect your organisation’s sign-in with the setting {setting}. Signing in without a password works only on the computer that the service runs on.',
  },
};
