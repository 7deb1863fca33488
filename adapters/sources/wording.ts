// What editors and operators read if a source could not be read.
import type { SourceState } from '../../ingest/model/fetching.js';

const PUT_LIST =
  'Put the list of sources there, or set SOURCES_FILE to the path of the list. Until then, the sources in it will not be checked.';

export const sourcesWording = {
  registry: {
    absent: (file: string) => `${file} does not exist. ${PUT_LIST}`,
    isFolder: (file: string) => `${file} is a folder. ${PUT_LIST}`,
    noPermission: (file: string) => `The service does not have permission to read ${file}. ${PUT_LIST}`,
    unread: (file: string, code: string) => `${file} cannot be read (${code}). ${PUT_LIST}`,
  },
  folderUnread: (place: string) =>
    [`${place} cannot be read.`, 'Check that it exists, and check its permissions.'] as const,
  notPublic: (host: string, address: string) =>
    `${host} points to ${address}, which is not a public address.`,
  robots: (host: string, path: string) => `The robots.txt of ${host} asks us not to fetch ${path}.`,
  robotsUnread: (address: string, status: number) =>
    `${address} says what we may fetch, but we could not read it: the site returned ${status}.`,
  tooManyRedirects: (most: number) => `The address redirects more than ${most} times.`,
  longAddress: (host: string, most: number) => `A web address on ${host} is longer than ${most} characters.`,
  notHttps: (url: string) => `${url} is not an https address.`,
  withPassword: 'We do not use web addresses that contain a user name or password.',
  otherHost: (host: string) => `${host} is not one of the hosts we may contact for this source.`,
  status: (status: number) => `The site returned ${status}.`,
  statusAndWait: (status: number, wait: string) =>
    `The site returned ${status}, and asked us to wait (${wait}).`,
  notReached: 'The site could not be reached.',
  noSuchSite: (host: string) =>
    `We could not find a site called ${host}. Check the address, and whether this service can reach the internet.`,
  cutShort: 'The site closed the connection before it had sent everything.',
  notSecure:
    'We could not make a secure connection to the site. Its certificate may be wrong or out of date.',
  damaged: 'We could not read the site’s reply. It may be damaged.',
  late: 'The site did not answer in time.',
  noAddress: (host: string) => `${host} has no IP address.`,
  otherEncoding: (encoding: string) => `The reply is encoded as “${encoding}”, which we did not ask for.`,
  lostRedirect: (status: number) =>
    `The site returned ${status}, which means that the page has moved, but gave no address that we can follow.`,
  tooLarge: (megabytes: number) => `The reply is larger than ${megabytes} MB.`,
  tooManyPages: (most: number) => `The source links to more than ${most} pages.`,
  notModified: 'The site replied “not modified”, but we have no earlier copy.',
  fileType: (type: string) => `We cannot read this type of file (${type}).`,
  pageType: 'We cannot read this type of page.',
  notAPayload: 'The reply is not in the GOV.UK Content API format, or is larger than 5 MB.',
  notFound: (url: string) => `${url} was not found.`,
  sectionUnread: (why: string) => `We could not read a section, so we have not changed the manual: ${why}`,
  movedTo: (url: string) => `It has moved to ${url}.`,
  states: {
    available: 'It is available.',
    moved: 'It has moved.',
    withdrawn: 'Its publisher has withdrawn it.',
    gone: 'Its publisher has removed it.',
    unpublished: 'It is no longer published.',
    missing: 'It was not found.',
    refused: 'We are not allowed to read it.',
    failed: 'It could not be read this time.',
  } satisfies Record<SourceState, string>,
};
