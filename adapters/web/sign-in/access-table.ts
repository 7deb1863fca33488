// Who may use each address of the pages, and which of them show personal data: one table. An address without a line is
// not served.
import type { ReadingKind } from '../../../bot/model/governance/reading.js';
import type { Right } from '../../../bot/model/people/roles.js';

/** `anyone` needs no sign-in; the rest are rights. */
export type Access = 'anyone' | Right;

/** Shows someone's personal data: a line says who read it. */
export interface Showing {
  right: Right;
  shows: ReadingKind;
}

const shows = (kind: ReadingKind, right: Right): Showing => ({ right, shows: kind });

/** What each right is for: the purpose of a reading. */
export const PURPOSES: Partial<Record<Right, string>> = {
  advise: 'Answering requests',
  edit: 'Improving the guidance',
  govern: 'Information governance',
  'end-sessions': 'Managing who has access',
};

/** What a person sees of their own chat, and names of staff beside their work, is no reading. */

export const ACCESS: Readonly<Record<string, Access | Showing>> = {
  'GET /assets/:version/:file': 'anyone',
  'GET /favicon.ico': 'anyone',
  'GET /sign-in': 'anyone',
  'POST /sign-in': 'anyone',
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
  'GET /chat/earlier': 'ask',
  'POST /chat/earlier': 'ask',
  'GET /chat/save': 'ask',
  'GET /chat/save/conversation.html': 'ask',
  'GET /chat/save/conversation.txt': 'ask',
  'GET /chat/link': 'ask',
  'POST /chat/link': 'ask',
  'GET /chat/return': 'ask',
  'POST /chat/return': 'ask',
  'GET /library/find': 'ask',
  'POST /library/find': 'ask',
  'GET /privacy': 'anyone',
  'GET /accessibility': 'anyone',
  'GET /contact': 'anyone',
  'GET /library': 'ask',
  'GET /library/citation/:answer/:number': 'ask',
  'GET /library/document/:slug': 'ask',
  'GET /library/changes': 'edit',
  'GET /library/changes/:change': 'edit',
  'POST /library/changes/:change': 'edit',
  'GET /library/sources': 'edit',
  'POST /library/sources': 'edit',
  'GET /library/sources/:source': 'edit',
  'POST /library/sources/:source': 'edit',
  'GET /library/add-source': 'edit',
  'POST /library/add-source': 'edit',
  'GET /library/releases': 'edit',
  'POST /library/releases': 'edit',
  'GET /library/releases/:release': 'edit',
  'GET /library/past': 'edit',
  'POST /library/past': 'edit',
  'GET /library/golden-questions': 'edit',
  'POST /library/golden-questions': 'edit',
  'GET /library/recalls': 'edit',
  'POST /library/recalls': 'edit',
  'GET /library/recalls/:recall': 'edit',
  'POST /library/recalls/:recall': 'edit',
  'GET /library/unsafe/:answer': shows('questions', 'edit'),
  'POST /library/unsafe/:answer': shows('questions', 'edit'),
  'GET /library/editing-work/:topic/events': 'edit',
  'GET /library/document/:slug/edition/:edition': 'ask',
  'GET /library/notes': shows('drafts', 'edit'),
  'POST /library/notes': shows('drafts', 'edit'),
  'GET /library/new-note': shows('drafts', 'edit'),
  'POST /library/new-note': shows('drafts', 'edit'),
  'GET /library/notes/:slug': 'edit',
  'POST /library/notes/:slug': 'edit',
  'GET /library/uploads': 'edit',
  'POST /library/uploads': 'edit',
  'GET /library/search': shows('search', 'edit'),
  'POST /library/search': shows('search', 'edit'),
  'GET /library/questions': shows('questions', 'edit'),
  'POST /library/questions': shows('questions', 'edit'),
  'GET /library/words': 'edit',
  'GET /library/coverage': 'edit',
  'GET /desk': shows('requests', 'advise'),
  'GET /desk/events': shows('requests', 'advise'),
  'GET /desk/escalation/:escalation': shows('request', 'advise'),
  'GET /desk/escalation/:escalation/events': shows('request', 'advise'),
  'POST /desk/escalation/:escalation': shows('request', 'advise'),
  'GET /desk/escalation/:escalation/transcript': shows('transcript', 'advise'),
  'GET /desk/escalation/:escalation/transcript.md': shows('export', 'advise'),
  'GET /desk/closed': shows('requests', 'advise'),
  'GET /desk/saved-replies': 'keep-replies',
  'POST /desk/saved-replies': 'keep-replies',
  'GET /desk/advisers': 'see-advisers',
  'POST /desk/advisers': 'advise',
  // Whose they may set is decided there, by who it is.
  'GET /desk/advisers/:adviser': 'see-advisers',
  'POST /desk/advisers/:adviser': 'see-advisers',
  'GET /desk/people': shows('people', 'end-sessions'),
  'POST /desk/people': shows('people', 'end-sessions'),
  'GET /desk/figures': 'see-figures',
  'GET /desk/retention': 'govern',
  'POST /desk/retention': 'govern',
  'GET /desk/holds': shows('person', 'govern'),
  'POST /desk/holds': shows('person', 'govern'),
  'GET /desk/switches': 'govern',
  'POST /desk/switches': 'govern',
  'POST /desk/escalation/:escalation/original': shows('original', 'advise'),
  'GET /desk/readings': shows('people', 'see-readings'),
  'GET /desk/audit': shows('people', 'govern'),
  'GET /desk/data-requests': shows('person', 'govern'),
  'POST /desk/data-requests': shows('person', 'govern'),
  'GET /desk/data-requests/:request/export.html': shows('export', 'govern'),
  'GET /desk/data-requests/:request/export.json': shows('export', 'govern'),
};
