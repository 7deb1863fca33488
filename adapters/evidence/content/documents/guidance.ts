import { dayOf } from '../../../../bot/model/governance/parse-day.js';
import { known, tableSource, type Entry } from '../../model/document.js';
import { isOld } from '../../model/outdated-editions.js';
import { storeOf, type DocumentFact, type Facts } from '../../model/facts.js';
import {
  canSignIn,
  isImported,
  isLocalSignIn,
  isReviewed,
  isScheduled,
  rowsIn,
  samplesIn,
} from '../../model/in-force.js';
import { hasRelease } from '../../model/slots.js';
import { document } from '../../model/written-document.js';
import { STORE } from '../statement-sources.js';

export const guidanceDocument = document`
# 13-guidance | Guidance and numbers to call
  about: What the assistant quotes in this configuration, and how it is kept current.

## How it is kept current
  who: Safeguarding lead, before use

samples | Sample notes
  known: ${(facts) => samplesIn(facts) || undefined} of the documents are sample notes by the makers of this software, not published guidance. Do not use them to make decisions about a child
  from: table editions; file README.md

made | How the live release was made
  known: ${isReviewed} From changes that editors accepted
  known: ${isImported} Imported from a folder and published without review
  check: ${hasRelease} The store does not say.
  check: No release is live.
  from: table publications; the store
  also ask: Who has checked that these documents are the right ones for your area, and that each is the edition in force?

current | Checking for changes
  known: ${isScheduled} Sources are checked on their schedules
  or: Sources are checked only when someone asks
  and: A change goes live when it is accepted and published. People who were given guidance can be told that it changed, for as long as the answer is kept
  from: setting REFRESH_SOURCES; file bot/recalls/tell-recall.ts
  also ask: Who does this, and how often?

checked | Sources checked so far
  today: ${sourcesChecked}, the latest on ${latestCheck}
  today: none
  from: table followed_sources; the store

questions | Test questions
  today: ${(facts) => storeOf(facts) && rowsIn('golden_questions')(facts)}. They are run before a change is published and against the running service, always without a language model. If there are none, nothing is tested
  from: table golden_questions; the store; file ingest/review/try-release.ts; file bot/editing/ask-canary-questions.ts

editors | Who can change the guidance
  known: ${isLocalSignIn} Anyone at this machine: people choose their own name and role, without a password
  known: ${canSignIn} Editors, and anyone who can run commands on the machine
  known: Anyone who can run commands on the machine; no editor can sign in
  from: setting OIDC_ISSUER; setting NODE_ENV; file adapters/start/cli.ts

local | Local procedures and named people
  ask: Are your local procedures, named professionals and the number of your multi-agency safeguarding hub in the lists below? Who approves them, and who checks them when?

licences | Licences
  ask: Do you have permission to use each document below? A dash means that none was given when it was imported.
  who: Procurement, before use

## Documents
  intro: “Not marked as replaced” only repeats what an import or an editor recorded. No one has confirmed it. “Old” means dated more than five years ago, or the text of a law as it was first enacted.
  columns: title | publisher | edition or date | status | licence

${documents}

## Numbers to call
  columns: name | number | checked | check again by

${contacts}
`;

function sourcesChecked(facts: Facts) {
  return storeOf(facts)?.sourcesChecked.sources || undefined;
}

function latestCheck(facts: Facts) {
  const at = storeOf(facts)?.sourcesChecked.latest;
  return at && dayOf(at);
}

function documents(facts: Facts): Entry[] {
  return (storeOf(facts)?.release?.documents ?? []).map((one) => {
    const { slug, title, publisher = '–', date = '–', licence = '–' } = one;
    const cells = [title, publisher, date, standingOf(one, facts), licence];
    return known(`document-${slug}`, cells, STORE);
  });
}

function standingOf(one: DocumentFact, facts: Facts): string {
  const isChecked = (storeOf(facts)?.sourcesChecked.sources ?? 0) > 0;
  return [
    one.standing === 'current' ? 'not marked as replaced' : one.standing,
    ...(isChecked ? [] : ['never checked']),
    ...(isOld(one, facts.at) ? ['old'] : []),
    ...(one.isSample ? ['sample note'] : []),
  ].join('; ');
}

function contacts(facts: Facts): Entry[] {
  return (storeOf(facts)?.contacts ?? []).map(({ id, name, phone, verifiedOn, expiresOn }) =>
    known(
      `contact-${id}`,
      [name, phone, verifiedOn, expiresOn],
      'file bot/safeguards/contacts.json',
      tableSource('edited_entries'),
    ),
  );
}
