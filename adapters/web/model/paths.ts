import type { Jurisdiction } from '../../../knowledge/model/source.js';

export const LIBRARY_PATH = '/library';
export const DESK_PATH = '/desk';

/**
 * Shows a quote from an answer in its document. On other platforms, put PUBLIC_URL in front. The page opens at the
 * quote, because that is where it says that the guidance has changed. `request`: the request at the desk that the page
 * leads back to.
 */
export function citationPath(answer: string, number: number, request?: string): string {
  const path = `${LIBRARY_PATH}/citation/${encodeURIComponent(answer)}/${number}`;
  return `${path}${request === undefined ? '' : `?${REQUEST}=${encodeURIComponent(request)}`}#quote`;
}

/** Names the request in the address of a quote or document. */
export const REQUEST = 'request';

export function answerAnchor(answer: string): string {
  return `answer-${answer.replace(/[^\w-]/g, '')}`;
}

/** The first quote of an answer is always in view, so that link leads to the answer itself. */
export function quoteAnchor(answer: string, number: number): string {
  return number === 1 ? answerAnchor(answer) : `${answerAnchor(answer)}-${number}`;
}

/** Names the answer too, because it may not be in this browser’s newest chat. */
export function quoteInChat(answer: string, number: number): string {
  return `/?answer=${encodeURIComponent(answer)}#${quoteAnchor(answer, number)}`;
}

export function documentPath(slug: string, part = 1): string {
  return `${LIBRARY_PATH}/document/${encodeURIComponent(slug)}${part > 1 ? `?part=${part}` : ''}`;
}

/** Where someone opened a document from, so that the page can lead back: a quote in the chat or a request at the desk. */
export type OpenedFrom = { answer: string; number: number } | { request: string };

/** `address` is the address of a document, with or without its part. */
export function withOpenedFrom(address: string, from: OpenedFrom | undefined): string {
  if (!from) return address;
  const fields: Record<string, string> =
    'request' in from ? { [REQUEST]: from.request } : { answer: from.answer, quote: String(from.number) };
  return `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(fields).toString()}`;
}

export function openedFrom(query: URLSearchParams): OpenedFrom | undefined {
  const answer = query.get('answer') ?? '';
  const number = Number(query.get('quote'));
  return /^[\w-]{1,64}$/.test(answer) && Number.isInteger(number) && number > 0
    ? { answer, number }
    : undefined;
}

/** A tab may show an older chat of this browser, so links to the chat and to pages about it say which. */
export function chatPath(tag: string | undefined, path = '/'): string {
  return tag === undefined ? path : `${path}?chat=${tag}`;
}

export const SAVE_PATH = '/chat/save';
export const EARLIER_PATH = '/chat/earlier';
export const LINK_PATH = '/chat/link';
/** The page that opens private links. The secret comes after the #. */
export const RETURN_PATH = '/chat/return';
export const FIND_PATH = `${LIBRARY_PATH}/find`;

export function findPath(nation: Jurisdiction | undefined): string {
  return nation ? `${FIND_PATH}?nation=${nation}` : FIND_PATH;
}

/** Live updates for desk pages that do not have their own. */
export const NEEDS_EVENTS_PATH = `${DESK_PATH}/needs/events`;

export const ADVISERS_PATH = `${DESK_PATH}/advisers`;

export function adviserPath(adviser: string): string {
  return `${ADVISERS_PATH}/${encodeURIComponent(adviser)}`;
}

export const HOURS_PATH = `${DESK_PATH}/hours`;

export const CLOSED_PATH = `${DESK_PATH}/closed`;

export const SAVED_REPLIES_PATH = `${DESK_PATH}/saved-replies`;

export const PEOPLE_PATH = `${DESK_PATH}/people`;

export const RETENTION_PATH = `${DESK_PATH}/retention`;

export const CONFIRM_RETENTION_PATH = `${RETENTION_PATH}/confirm`;

export const HOLDS_PATH = `${DESK_PATH}/holds`;

export const SWITCHES_PATH = `${DESK_PATH}/switches`;

export const READINGS_PATH = `${DESK_PATH}/readings`;

export const DATA_REQUESTS_PATH = `${DESK_PATH}/data-requests`;

export function dataExportPath(
  request: string,
  format: 'html' | 'json',
  { withReadings = false } = {},
): string {
  return `${DATA_REQUESTS_PATH}/${encodeURIComponent(request)}/export.${format}${withReadings ? '?readings=yes' : ''}`;
}

export const COMPLAINTS_PATH = `${DESK_PATH}/complaints`;

export const BREACH_PATH = `${DESK_PATH}/breach-report`;

export const AUDIT_PATH = `${DESK_PATH}/audit`;

export const STATISTICS_PATH = `${DESK_PATH}/figures`;

export function transcriptPath(escalation: string): string {
  return `${escalationPath(escalation)}/transcript`;
}

/** The page where people give a reason to read the original messages of a request they have not claimed. */
export function originalPath(escalation: string): string {
  return `${escalationPath(escalation)}/original`;
}

export function escalationPath(escalation: string): string {
  return `${DESK_PATH}/escalation/${encodeURIComponent(escalation)}`;
}

/**
 * Returns the address of a closed request. Its page leads back to the page of results that it was found on. `results`
 * is that page's query.
 */
export function closedRequestPath(escalation: string, results: URLSearchParams): string {
  const path = escalationPath(escalation);
  return results.size ? `${path}?${RESULTS}=${encodeURIComponent(results.toString())}` : path;
}

export const RESULTS = 'results';

export const CHANGES_PATH = `${LIBRARY_PATH}/changes`;
export const SOURCES_PATH = `${LIBRARY_PATH}/sources`;
export const ADD_SOURCE_PATH = `${LIBRARY_PATH}/add-source`;
export const RELEASES_PATH = `${LIBRARY_PATH}/releases`;
export const AS_OF_PATH = `${LIBRARY_PATH}/past`;
export const GOLDEN_PATH = `${LIBRARY_PATH}/golden-questions`;
export const RECALLS_PATH = `${LIBRARY_PATH}/recalls`;
export const UNSAFE_PATH = `${LIBRARY_PATH}/unsafe`;
/** Live updates of the reports of unsafe answers, for every page of the library. */
export const REPORT_EVENTS_PATH = `${LIBRARY_PATH}/reports/events`;
/** `shown` is the reported answer that the page itself shows. */
export function reportEventsPath(shown?: string): string {
  return shown === undefined
    ? REPORT_EVENTS_PATH
    : `${REPORT_EVENTS_PATH}?shown=${encodeURIComponent(shown)}`;
}

export const EDITING_WORK_PATH = `${LIBRARY_PATH}/editing-work`;

export function changePath(change: number): string {
  return `${CHANGES_PATH}/${change}`;
}

export function changeMeetingPath(change: number): string {
  return `${changePath(change)}/meeting`;
}

export function sourcePath(slug: string): string {
  return `${SOURCES_PATH}/${encodeURIComponent(slug)}`;
}

export function trialPath(release: number): string {
  return `${RELEASES_PATH}/${release}`;
}

/** The results of a test that ran when the release was already live. */
export function liveRunPath(release: number): string {
  return `${trialPath(release)}/live`;
}

export function recallPath(recall: number): string {
  return `${RECALLS_PATH}/${recall}`;
}

/** The page of an answer that was reported as unsafe. For a link on another platform, add PUBLIC_URL. */
export function reportPath(answer: string): string {
  return `${UNSAFE_PATH}/${encodeURIComponent(answer)}`;
}

export const NOTES_PATH = `${LIBRARY_PATH}/notes`;
export const NEW_NOTE_PATH = `${LIBRARY_PATH}/new-note`;
export const UPLOADS_PATH = `${LIBRARY_PATH}/uploads`;
export const SEARCH_PATH = `${LIBRARY_PATH}/search`;
export const QUESTIONS_PATH = `${LIBRARY_PATH}/questions`;
export const TERMS_AND_CONTACTS_PATH = `${LIBRARY_PATH}/words`;
export function contactPath(contact: string): string {
  return `${TERMS_AND_CONTACTS_PATH}/contact/${encodeURIComponent(contact)}`;
}

export function termPath(key: string): string {
  return `${TERMS_AND_CONTACTS_PATH}/term/${encodeURIComponent(key)}`;
}

export const SET_UP_PATH = `${LIBRARY_PATH}/set-up`;
export const COVERAGE_PATH = `${LIBRARY_PATH}/coverage`;

export function notePath(slug: string): string {
  return `${NOTES_PATH}/${encodeURIComponent(slug)}`;
}

/** Works for every stored edition, live or not. */
export function editionPath(slug: string, edition: number, part = 1): string {
  return `${documentPath(slug)}/edition/${edition}${part > 1 ? `?part=${part}` : ''}`;
}
