// What administrators read about complaints, data requests and legal holds, such as why a step was refused
// and what was done.
import { counted } from '../english/plurals.js';
import { governanceWording } from '../../model/wording/governance-wording.js';

const { account } = governanceWording;
const reason = 'Enter a reason.';

export const adminWording = {
  received: {
    notADate: 'Enter a real date, such as 2026-05-04.',
    future: 'Enter a date that is not in the future.',
  },
  complaints: {
    empty: 'Enter what the complaint is about.',
    account,
    acknowledged: 'This complaint has already been acknowledged.',
    outcome: (outcomes: readonly string[]) => `Choose an outcome: ${outcomes.join(', ')}.`,
    missing: 'There is no complaint with this number.',
    closed: 'This complaint is closed.',
    overtaken: 'Someone else has changed this complaint. Reload it and try again.',
    /** Who made a complaint in the chat, for the audit log. */
    practitioner: 'a practitioner',
  },
  requests: {
    shortName: 'Enter at least 3 characters of the name or reference.',
    account,
    noAccount: 'This request was added before accounts were recorded. Close it and add it again.',
    needsAnother: 'Someone else must approve this request.',
    approved: 'This request has already been approved.',
    noQuestion: 'Enter the question you asked the person.',
    paused: 'The time limit is already paused.',
    notPaused: 'The time limit is not paused.',
    noOutcome: 'Enter the outcome.',
    shortWords: 'Enter at least 2 letters or digits on each line.',
    listChanged:
      'Someone else has changed this list. What you typed has not been saved. Compare it with the list as it is now, and save again.',
    erased: 'This data has already been erased.',
    held: 'A legal hold covers some of this data. Lift the hold first.',
    open: 'The person has an open request for an adviser. Close it first.',
    searchNeedsAnother: 'Someone else must approve a search by name first.',
    missing: 'There is no request with this ID.',
    closed: 'This request is closed.',
    overtaken: 'Someone else has changed this request. Reload it and try again.',
    /** Lines in the history of a request. */
    steps: {
      opened: 'Opened.',
      approved: 'Approved.',
      paused: 'Paused.',
      resumed: 'Resumed.',
      'own details chosen': 'List of the person’s own details updated.',
      'details to leave out chosen': 'List of details to leave out updated.',
      closed: 'Closed.',
    },
    exported: (entries: number, conversations: number, complaints: number) =>
      `Searched and exported: ${plainly(entries, 'entry', 'entries')} in ${plainly(conversations, 'conversation')}${complaints ? `, ${plainly(complaints, 'complaint')}` : ''}.`,
    filesExported: (files: number, withoutKey: number, shared: boolean) =>
      [
        `Exported: ${plainly(files, 'uploaded file')}.`,
        ...(withoutKey ? [`${withoutKey} could not be read, because the key has been destroyed.`] : []),
        ...(shared ? ['Files stored under a name that another account has also used are left out.'] : []),
      ].join(' '),
    filesByName: 'You cannot find uploaded files by searching for a name.',
    idNotFound:
      'Nothing was found under this ID, so nothing was erased. Check the ID: capital letters matter. If it is wrong, close this request and add it again.',
    nameNotFound:
      'Nothing was found under this name, so nothing was erased. Check how it is spelt. Once the original messages have been deleted, you can no longer find a name in them.',
    allErased: (messages: number, complaints: number) =>
      `Erased: ${plainly(messages, 'message')}, ${plainly(complaints, 'complaint')}.`,
    erasedExcept: (uploads: number) =>
      `Erased, except for ${counted(uploads, 'uploaded file')} that a legal hold covers. ${uploads === 1 ? 'It' : 'They'} will be erased when the hold ends.`,
  },
  breach: { days: 'Enter the first and the last day.', reason },
  holds: {
    reason,
    daysInOrder: 'The last day must not be before the first day.',
    noTarget:
      'Enter the ID of the person or conversation, or the number of the request, that the hold covers.',
    future: 'Enter an end date in the future.',
    noConversation: 'There is no conversation with this ID.',
    noPerson: 'We hold nothing about a person with this ID on that platform.',
    noRequest: 'There is no request with this number.',
    severalRequests: 'Several requests have this number. Enter it with its date.',
  },
  /** Why an old answer cannot be repeated. */
  answersRepeated: {
    byModel: 'A language model was used to write the answer.',
    notRecorded: 'We did not record how this answer was produced.',
    changed: 'The question, or an earlier one, has since been changed or erased.',
    noSettings: 'We do not have the settings used for the answer.',
  },
  /** Why a process cannot answer questions. */
  readiness: {
    noRelease: 'no live release',
    channelNotFound: (setting: string) => `channel not found yet: ${setting}`,
    heldUp: (platform: string, messages: number) =>
      `messages not getting through in ${platform}: ${messages}`,
  },
  /**
   * The name recorded for anything the service did by itself. Do not reword it, because existing records keep
   * the old wording.
   */
  service: 'the service',
  /**
   * Replaces the name of someone whose data was erased, in records that are kept. Do not reword it, because
   * existing records keep the old wording.
   */
  someoneErased: 'Someone whose data was erased',
  firstStart: 'first start',
};

function plainly(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
