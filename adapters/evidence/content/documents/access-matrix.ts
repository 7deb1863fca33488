// Writes the document that says who has access to what, on the web pages and elsewhere.
import { hasLeadInChat, hasRoster, isRosterUnread, rosterIn } from '../../model/advisers.js';
import { file, known, type Entry } from '../../model/document.js';
import type { Facts } from '../../model/facts.js';
import {
  canSignIn,
  isClosed,
  isLocalSignIn,
  isOpenToAnyone,
  usesChat,
  usesTeams,
} from '../../model/in-force.js';
import { either, ifSet, isSet, shown } from '../../model/slots.js';
import { countedLeads, describeRoster, noLeadInChat } from '../advisers-wording.js';
import { whoDecides } from '../conditions.js';
import { ROUTES } from '../statement-sources.js';
import { document } from '../../model/written-document.js';

export const accessMatrix = document`
# 08-access-matrix | Access matrix
  about: Who can use what in this configuration: the web pages, the chat platforms, the commands and the store.

## How roles are given
  who: Security, before use

provider | Sign-in
  known: OpenID Connect with ${ifSet('OIDC_ISSUER')}; roles from the claim ${shown('OIDC_ROLES_CLAIM')}
  and: ${isSet('ROLES_FILE')} Roles also come from a roles file
  and: Anyone with an account but no role is a practitioner
  from: setting OIDC_ISSUER; setting OIDC_ROLES_CLAIM; setting ROLES_FILE; file adapters/web/sign-in/sessions.ts
  known: ${isClosed} None, so no one can sign in. Every page that needs a role is closed: the desk, editing, complaints, holds, data requests, switches
  known: ${isLocalSignIn} Local, without a password, from this machine only: people choose their role. Do not use it with real data
  from: setting OIDC_ISSUER; setting NODE_ENV; setting HOST; setting PUBLIC_URL

session | Sessions
  known: ${canSignIn} End ${shown('SESSION_IDLE_HOURS')} hours after the last use, and after 12 hours at most
  from: setting SESSION_IDLE_HOURS; file docs/data-protection.md

second-factor | Second factor and leavers
  ask: ${isSet('OIDC_ISSUER')} The sign-in provider decides whether people need a second factor; this software does not see it. Is one required, and who removes leavers there? Someone who was removed keeps a session until their roles are next read (08-who).
  from: setting OIDC_ISSUER; file docs/threat-model.md

who | People and roles
  ask: ${isLocalSignIn} People choose their role
  or: ${canSignIn} Roles are read at sign-in, and again each hour if the provider gives a refresh token; otherwise not until the session ends (12 hours at most)
  and: Who approves each person’s role, and when were roles last reviewed?
  from: table sessions; setting OIDC_ISSUER; file docs/connect-sign-in.md

## Web pages
  intro: These come from the table that is checked before any request is handled. Addresses that are not in it are not served.
  columns: right | addresses | who has it | pages

${rights}

## Original messages
  columns: who | when

originals-holder | The adviser handling the request
  known: What is written during the handoff, and the question if the practitioner shares their exact words
  from: file bot/handoff/relay/relay.ts; file docs/data-protection.md

originals-others | Other advisers and leads
  known: ${canSignIn} At the desk, if they give a reason. It is recorded, shown in the request’s thread and, for 7 days, shown at the desk to everyone with the role lead
  and: ${hasLeadInChat} The leads in the advisers’ file who have an ID on a connected platform are also sent a message there
  or: No lead is sent a message: ${noLeadInChat}
  from: file bot/handoff/record/open-originals.ts; file adapters/web/desk/originals-opened.ts; setting ADVISERS_FILE; the advisers’ file, if there is one

originals-admins | ${either(isClosed, 'People who run commands', 'Admins')}
  known: ${canSignIn} In the copy for a request about someone’s data, and in complaints
  from: file docs/data-protection.md
  known: ${isClosed} With commands, in the copy for a request about someone’s data, and in complaints
  from: file docs/data-protection.md

## Chat platforms
  who: Security, before use

chat-practitioners | Who can ask
  known: ${usesTeams} Everyone in the Microsoft tenant who can install or is given the app
  and: ${isOpenToAnyone} Anyone who can reach the web page can ask there too
  from: setting MICROSOFT_APP_TENANT_ID; setting MICROSOFT_APP_TYPE; setting WEB_ACCESS
  also ask: ${usesTeams} Who is given the app, and who removes leavers and guests from the tenant and from the advisers’ channel?

chat-advisers | Advisers in chat
  known: ${(facts) => usesChat(facts) && hasRoster(facts)} People named in the advisers’ file
  and: ${describeRoster}
  check: ${(facts) => usesChat(facts) && isRosterUnread(facts)} The advisers’ file could not be read. Who is named in it?
  known: ${usesChat} Anyone who can post in the advisers’ channel; the software keeps no list. They can claim, reply to, hand back and close requests. We record what they were sent there, but not what they read
  known: ${isSet('TEAMS_SIGN_IN_RESOURCE')} In Teams, every button an adviser presses needs a token from your tenant that is at most 90 minutes old (plus 5 minutes in case clocks differ), so your conditional access applies to it. Typed messages do not need a token. An adviser cannot claim a request by typing, but can type “reopen” to take back one they closed themselves, and can reply to one that was transferred to them
  from: setting ADVISERS_FILE; the advisers’ file, if there is one; setting ADVISERS_CHANNEL; setting TEAMS_SIGN_IN_RESOURCE; file adapters/teams/service/person-token.ts; file docs/data-protection.md
  also ask: ${usesChat} Who is a member of the advisers’ channel, who decides that, and who removes leavers?

chat-editors | Reports of unsafe answers
  known: ${usesChat} ${isSet('EDITORS_CHANNEL')} Posted in the editors’ channel
  or: ${usesChat} Posted in the advisers’ channel, because no editors’ channel is set
  and: ${whoDecides}
  and: This can only be done in the library, not with a command
  and: ${isClosed} Each report stays open
  from: setting EDITORS_CHANNEL; setting ADVISERS_CHANNEL; setting OIDC_ISSUER; setting NODE_ENV; file bot/replies/report-unsafe.ts

## Advisers’ file
  who: Security, before use

file | What the file decides
  known: ${hasRoster} ${usesChat} Who is asked first, and who is an adviser in chats
  or: ${hasRoster} Who is asked first
  and: ${canSignIn} At the desk, the sign-in decides who is an adviser
  and: ${marksLead} It marks ${countedLeads} as lead
  or: It marks no lead
  and: ${canSignIn} Anyone it marks as a lead can transfer requests that other advisers have claimed and, at the desk, set everyone’s hours and specialisms. At the desk they also need a role that opens these pages, such as adviser, but it does not have to be lead; the lead role alone does not let anyone transfer those requests
  or: Anyone it marks as a lead can transfer requests that other advisers have claimed
  from: setting ADVISERS_FILE; the advisers’ file, if there is one; file bot/handoff/advisers/advisers-place.ts; file bot/handoff/advisers/adviser-permissions.ts; file bot/model/people/adviser-details.ts; file bot/model/people/roles.ts; setting OIDC_ISSUER; setting NODE_ENV
  also ask: ${hasRoster} Who keeps the file, who approves each lead in it, and who removes leavers?

## Commands and store
  who: Security, before use

commands | Commands
  known: Anyone who can run programs as the service’s user, or read its settings. The name they give is not checked; 12-audit and 12-readings say which records also have their account on the machine. The commands: ${({ commands }) => commands.map((name) => `ctac ${name}`).join(', ')}
  from: file adapters/cli/usage.ts; file adapters/cli/terminal.ts

store | The store
  known: Anyone who can read the file or the database
  from: setting DATA_DIR; setting DATABASE_URL

machine | Administrators
  ask: Who can sign in to the machine and to the database, and is that logged?
`;

/**
 * Being marked as a lead in the advisers' file is separate from having the lead role. Someone can have one
 * without the other.
 */
function marksLead(facts: Facts): boolean {
  return rosterIn(facts).leads > 0;
}

const MEANINGS: Readonly<Record<string, string>> = {
  anyone: 'sign-in, notices, and the pages’ styles, scripts and images',
  ask: 'chat and library',
};

/** One line for each right, because everyone with a right can open all of its addresses. */
function rights(facts: Facts): Entry[] {
  const all = [...new Set(facts.routes.map(({ right }) => right))];
  return all.map((right) => {
    const routes = facts.routes.filter((route) => route.right === right);
    const addresses = [...new Set(routes.map(({ path }) => path))];
    return known(
      `right-${right}`,
      [
        right,
        String(routes.length),
        holdersOf(facts, right, routes[0]?.roles ?? []),
        MEANINGS[right] ?? addresses.join(', '),
      ],
      ROUTES,
      file('bot/model/people/roles.ts'),
    );
  });
}

function holdersOf(facts: Facts, right: string, roles: readonly string[]): string {
  if (right === 'anyone') return 'anyone who can reach the service';
  if (right === 'ask' && isOpenToAnyone(facts)) return 'anyone who can reach the service, without signing in';
  return canSignIn(facts) ? roles.join(', ') : 'no one, because no one can sign in';
}
