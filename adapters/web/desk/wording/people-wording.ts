// Wording for the page that lists who is signed in. The page fills in the words in braces.

export const peopleWording = {
  title: 'People',
  done: {
    ended:
      'Signed out everywhere. Any pages they have open will stop working within 20 seconds, and requests they claimed at the desk will go back in the queue.',
    left: 'Signed out everywhere. Their open requests will go back in the queue.',
  },
  notSignedIn: 'They are no longer signed in.',
  intro:
    'This page lists everyone who is signed in now. To keep someone out, close their account or remove their role first. Otherwise they can sign in again. When you sign someone out, the requests they claimed at the desk go back in the queue; if they have left, so do those they claimed in Teams or Slack.',
  you: '(you)',
  signedIn: (browsers: number) => (browsers > 1 ? `signed in with ${browsers} browsers` : 'signed in'),
  lastUsed: 'last used {when}',
  /** Shown for someone who has none of the staff roles. */
  practitioner: 'practitioner',
  id: 'ID:',
  signOut: 'Sign out everywhere',
  left: 'They have left: sign out and return all requests',
} as const;
