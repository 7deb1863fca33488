// Wording for the advisers page. Words in braces are filled in by the page.
import { counted } from '../../../../bot/wording/english/plurals.js';

export const advisersWording = {
  title: 'Advisers',
  done: {
    unchanged: (name: string) => `No changes were made. These are already ${name}’s details.`,
    reset: (name: string) => `Saved. ${name}’s details have been reset to the settings in the file.`,
    changed: (name: string) => `Saved. ${name}’s new details apply now.`,
  },
  notListed: 'You are not on the list of advisers, so there are no details to change.',
  onShift: (count: number, all: number) => `On shift now: ${count} of ${all}.`,
  whoDecides: 'Your service administrator decides who is on this list.',
  mayEdit: 'You can edit your own hours and specialisms. Leads can edit everyone’s.',
  none: {
    first:
      'No advisers have been set up. Anyone with the adviser role can claim requests, and no one is notified individually.',
    /** For people who run the service themselves. */
    forAdmins:
      'To set each adviser’s hours, specialisms, nations and languages, list the advisers in the file set in ADVISERS_FILE. You can then edit these details on this page.',
    whatToDo:
      'To set each adviser’s hours, specialisms, nations and languages, ask your service administrator to list the advisers.',
    signedIn: (names: readonly string[]) => `Signed in at the desk now: ${names.join(', ')}.`,
  },
  openingHours: (hours: string) => `Opening hours: ${hours}.`,
  noOpeningHours: 'Opening hours: not set.',
  whoChangesHours: 'Leads and administrators can change them.',
  changeOpeningHours: 'Change opening hours',
  own: {
    away: 'I am away',
    back: 'I am back',
    standing: {
      awayUntil: 'You are away until {when}. You will not be offered new requests until then.',
      onShift: 'You are on shift, and will be offered requests that match your specialisms.',
      offShift: 'You are not on shift.',
      nextShift: 'You are not on shift. Your next shift starts {when}.',
    },
  },
  standing: {
    onShift: 'On shift',
    awayUntil: 'Away until {when}',
    offShift: 'Not on shift',
    nextShift: 'Not on shift. Next shift starts {when}',
  },
  lead: 'Lead',
  duty: 'Duty adviser',
  urgentRequests: 'Urgent',
  dutyAtAnyHour: 'Messaged at any hour',
  open: 'Open now',
  conversations: (count: number) => counted(count, 'conversation'),
  edited: 'Edited here by {name}, {when}.',
  edit: 'Edit hours and specialisms',
} as const;
