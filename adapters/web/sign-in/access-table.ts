// Lists who may use each address, and what personal data the address shows. An address that is not in this
// table cannot be served.
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import type { AccessKind } from '../../../bot/model/governance/access-log.js';
import type { Right } from '../../../bot/model/people/roles.js';

/** An address that shows someone's personal data. Everyone who reads it is recorded. */
export interface Showing {
  right: Right;
  shows: AccessKind;
}

/**
 * `anyone` means that no sign-in is needed. `ask` means anyone who may use the chat and read the guidance.
 * All other entries say which personal data the address shows, if any.
 */
export type Access = 'anyone' | 'ask' | Showing | { right: Right; shows: 'nothing' };

const shows = (kind: AccessKind, right: Right): Showing => ({ right, shows: kind });
const nothingPersonal = (right: Right): Access => ({ right, shows: 'nothing' });

const { purposes, otherPurpose } = staffWording;

/** Why people with each right need to read personal data. Recorded each time they read some. */
export const purposeOf = (right: Right): string => purposes[right] ?? otherPurpose;

/**
 * Each line has the methods that share it. People who read their own chat, or the names of staff next to their work,
 * are not recorded.
 */
const LINES: Readonly<Record<string, Access>> = {
  'GET /assets/:version/:file': 'anyone',
  'GET /favicon.ico': 'anyone',
  'GET|POST /sign-in': 'anyone',
  'GET /sign-in/callback': 'anyone',
  'POST /sign-out': 'anyone',
  'GET /signed-out': 'anyone',
  'GET /': 'ask',
  'GET /chat/events': 'ask',
  'GET /chat/session': 'ask',
  'POST /chat/messages': 'ask',
  'POST /chat/actions': 'ask',
  'POST /chat/leave': 'ask',
  'POST /chat/new': 'ask',
  'GET|POST /chat/earlier': 'ask',
  'GET /chat/save': 'ask',
  'GET /chat/save/conversation.html': 'ask',
  'GET /chat/save/conversation.txt': 'ask',
  'GET|POST /chat/link': 'ask',
  // Shows no one's data, and must not redirect, because the address contains a secret.
  'GET /chat/return': 'anyone',
  'POST /chat/return': 'ask',
  'GET|POST /library/find': 'ask',
  'GET /privacy': 'anyone',
  'GET /accessibility': 'anyone',
  'GET /contact': 'anyone',
  'POST /language': 'anyone',
  'GET /library': 'ask',
  'GET /library/citation/:answer/:number': 'ask',
  'GET /library/document/:slug': 'ask',
  'GET /library/changes': nothingPersonal('edit'),
  'GET|POST /library/changes/:change': nothingPersonal('edit'),
  'GET /library/changes/:change/meeting': nothingPersonal('edit'),
  'GET /library/changes/:change/meeting/change.html': nothingPersonal('edit'),
  'GET|POST /library/sources': nothingPersonal('edit'),
  'GET|POST /library/sources/:source': nothingPersonal('edit'),
  'GET|POST /library/add-source': nothingPersonal('edit'),
  'GET|POST /library/releases': nothingPersonal('edit'),
  'GET /library/releases/:release': shows('questions', 'edit'),
  'GET /library/releases/:release/live': shows('questions', 'edit'),
  'GET|POST /library/past': nothingPersonal('edit'),
  // A test question may be copied from a practitioner's request.
  'GET|POST /library/golden-questions': shows('questions', 'edit'),
  'GET|POST /library/recalls': shows('questions', 'edit'),
  'GET|POST /library/recalls/:recall': nothingPersonal('edit'),
  'GET|POST /library/unsafe/:answer': shows('questions', 'edit'),
  'GET /library/reports/events': nothingPersonal('edit'),
  'GET /library/editing-work/check/events': nothingPersonal('edit'),
  'GET /library/editing-work/release/events': nothingPersonal('edit'),
  'GET /library/editing-work/test-questions/events': shows('questions', 'edit'),
  'GET /library/document/:slug/edition/:edition': 'ask',
  'GET|POST /library/notes': shows('drafts', 'edit'),
  'GET|POST /library/new-note': shows('drafts', 'edit'),
  'GET|POST /library/notes/:slug': shows('drafts', 'edit'),
  'GET|POST /library/uploads': nothingPersonal('edit'),
  'GET|POST /library/search': shows('search', 'edit'),
  'GET|POST /library/questions': shows('questions', 'edit'),
  'GET|POST /library/words': nothingPersonal('edit'),
  'GET|POST /library/words/contact/:entry': nothingPersonal('edit'),
  'GET|POST /library/words/term/:entry': nothingPersonal('edit'),
  'GET /library/coverage': nothingPersonal('edit'),
  'GET|POST /library/set-up': nothingPersonal('edit'),
  'GET /desk': shows('requests', 'advise'),
  'GET /desk/events': shows('requests', 'advise'),
  'GET /desk/needs/events': nothingPersonal('advise'),
  'GET /desk/escalation/:escalation': shows('request', 'advise'),
  'GET /desk/escalation/:escalation/events': shows('request', 'advise'),
  'POST /desk/escalation/:escalation': shows('request', 'advise'),
  'GET /desk/escalation/:escalation/transcript': shows('transcript', 'advise'),
  'GET /desk/escalation/:escalation/transcript.md': shows('export', 'advise'),
  'GET /desk/closed': shows('requests', 'advise'),
  'GET|POST /desk/saved-replies': nothingPersonal('keep-replies'),
  'GET /desk/advisers': nothingPersonal('see-advisers'),
  'POST /desk/advisers': nothingPersonal('advise'),
  // The page itself decides whose details each person may change.
  'GET|POST /desk/advisers/:adviser': nothingPersonal('see-advisers'),
  'GET|POST /desk/hours': nothingPersonal('change-advisers'),
  'GET|POST /desk/people': shows('people', 'end-sessions'),
  'GET /desk/figures': nothingPersonal('see-figures'),
  'GET|POST /desk/retention': nothingPersonal('govern'),
  'GET /desk/retention/confirm': nothingPersonal('govern'),
  'GET|POST /desk/holds': shows('person', 'govern'),
  'GET|POST /desk/switches': nothingPersonal('govern'),
  'POST /desk/escalation/:escalation/original': shows('original', 'advise'),
  'GET /desk/readings': shows('people', 'see-readings'),
  'GET /desk/audit': shows('people', 'govern'),
  'GET /desk/breach-report': nothingPersonal('govern'),
  'POST /desk/breach-report': shows('export', 'govern'),
  'GET|POST /desk/complaints': shows('person', 'govern'),
  'GET|POST /desk/data-requests': shows('person', 'govern'),
  'GET /desk/data-requests/:request/export.html': shows('export', 'govern'),
  'GET /desk/data-requests/:request/export.json': shows('export', 'govern'),
};

/** Keyed by method and address, for example `GET /desk`. */
export const ACCESS: Readonly<Record<string, Access>> = Object.fromEntries(
  Object.entries(LINES).flatMap(([line, access]) => {
    const [methods, address] = line.split(' ') as [string, string];
    return methods.split('|').map((method) => [`${method} ${address}`, access]);
  }),
);
