// Text that the scripts of the desk and the editors' pages show. The scripts fill in the words in braces.

export const deskScriptWording = {
  /** At the start of the title of a page that no longer updates. */
  signedOutTitle: 'Signed out',
  notConnectedTitle: 'Not connected',
  alertsSignedOut: 'You are signed out. The desk no longer alerts you.',
  alertsNotConnected: 'The desk is not connected. It cannot alert you until it is.',
  alertsBlocked: 'Your browser blocks notifications from this page. Allow them in its settings.',
  alertsCannot: 'This browser cannot show notifications from this page. Use the sound instead.',
  soundBlocked: 'Sound is off until you press a key or click on this page.',
  /** Hides a message that is shown on top of the page. */
  hide: 'Hide',
  /** Used if several notices have the same text. */
  severalNews: '{news} ({count})',
  unsentMessage: 'Your unsent message:',
  deleteUnsent: 'Delete this text',
  quoteThere: 'This quote is already in your message.',
  savedReplyAdded: 'Saved reply added. You can edit it before you send it.',
  quoteAdded: 'Quote added. You can edit it before you send it.',
  stillHere: '{problem} What you wrote is still here.',
  noteSaved: 'Saved as a private note. The practitioner does not see it.',
  sentInPart: 'Sent, without the lines that start with //. Only advisers see those.',
  replySent: 'Sent.',
  changedMeanwhile: 'You were writing this when the conversation changed. It was not sent:',
  /** How long someone has been waiting. The server uses this text too. */
  lessThanAMinute: 'less than a minute',
  oneMinute: '1 minute',
  minutes: '{count} minutes',
  oneHour: '1 hour',
  hours: '{count} hours',
  days: '{count} days',
};
