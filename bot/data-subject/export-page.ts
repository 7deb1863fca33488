import { deskWording } from '../copy/english/desk-wording.js';
import { dueAt } from '../model/governance/subject-request.js';
import type { StaffData } from './collect-staff.js';
import type { KeptBesides, SubjectComplaint, SubjectConversation, SubjectEscalation } from './collect.js';
import type { SubjectExport } from './requests.js';
import { day, escapeHtml, standalonePage, time } from './standalone-page.js';

export function exportPage({ readFirst, request, madeAt, data }: SubjectExport): string {
  const { person, conversations, requests, complaints, ratings, asStaff, kept, elsewhere } = data;
  const fact = (label: string, value: string | number): [string, string | number] => [label, value];
  const facts = [
    fact('Request', request.id),
    fact('Received', day(request.openedAt)),
    fact('Answer due by', day(dueAt(request, madeAt))),
    fact('Made', day(madeAt)),
    ...(person ? [fact('Who', `${person.name ?? ''} (${person.platform}: ${person.id})`)] : []),
    fact('Ratings given', Object.keys(ratings).length),
    fact('Jobs we gave up on', elsewhere.deadJobs),
    fact('Draft notes from requests', elsewhere.draftNotes),
    fact('Files uploaded as an editor', elsewhere.uploads),
    ...(elsewhere.legalHold ? [fact('Legal hold', 'Some of this must be kept for now')] : []),
  ];
  return standalonePage(
    'What we hold about you',
    `<p>${escapeHtml(readFirst)}</p>
<dl>${facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(String(value))}</dd>`).join('')}</dl>
${conversations.map(conversationPart).join('\n')}
${requests.map(requestPart).join('\n')}
${complaints.map(complaintPart).join('\n')}
${asStaff ? staffPart(asStaff) : ''}
${kept ? keptPart(kept) : ''}
<h2>How we searched</h2><ol>${request.log.map(({ at, what }) => `<li>${day(at)}: ${escapeHtml(what)}</li>`).join('')}</ol>`,
  );
}

function conversationPart({ platform, said, sentTo, privacyNotice, ...rest }: SubjectConversation): string {
  const facts = [
    rest.nation !== undefined && `Nation: ${rest.nation}`,
    rest.agency !== undefined && `Agency: ${rest.agency}`,
    privacyNotice && `Privacy notice shown: version ${privacyNotice.version}, ${day(privacyNotice.at)}`,
  ].filter((fact) => typeof fact === 'string');
  return `<h2>Conversation (${escapeHtml(platform)})</h2>${facts.map((fact) => `<p>${escapeHtml(fact)}</p>`).join('')}
<ol>${said.map(({ at, by, text, deleted }) => `<li><strong>${escapeHtml(by)}</strong>, ${time(at)}${deleted ? ' (deleted)' : ''}<p>${escapeHtml(text)}</p></li>`).join('')}</ol>
${sentTo.length ? `<h3>Data sent to other services</h3><ol>${sentTo.map(({ at, kind, address, tokens }) => `<li>${time(at)}: ${escapeHtml(kind)}, ${escapeHtml(address)}${tokens === undefined ? '' : `, about ${tokens} tokens`}</li>`).join('')}</ol>` : ''}`;
}

function requestPart({ openedAt, state, outcome, history, readings = [] }: SubjectEscalation): string {
  return `<h2>Request for an adviser, ${day(openedAt)}</h2><p>${escapeHtml(state)}${outcome === undefined ? '' : `: ${escapeHtml(outcome)}`}</p>
<ol>${history.map(({ at, what }) => `<li>${time(at)}: ${escapeHtml(what)}</li>`).join('')}</ol>
${readings.length ? `<h3>Who read it</h3><ol>${readings.map(({ at, what, purpose }) => `<li>${time(at)}: ${escapeHtml(what)} (${escapeHtml(purpose)})</li>`).join('')}</ol>` : ''}`;
}

function staffPart({ handled, read, signedIn }: StaffData): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length
      ? `<h2>${title}</h2><ol>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ol>`
      : '';
  return [
    list(
      'Steps you took in requests',
      handled.map(({ at, what, request }) => `${time(at)}, request ${request}: ${what}`),
    ),
    list(
      'What you read',
      read.map(
        ({ at, what, record, purpose, gaveReason }) =>
          `${time(at)}: ${[what, record, purpose, gaveReason && 'a reason was given'].filter((part) => part !== undefined).join(', ')}`,
      ),
    ),
    list(
      'Your current sign-ins',
      signedIn.map(({ beganAt, roles }) => `since ${time(beganAt)} (${roles.join(', ')})`),
    ),
  ].join('\n');
}

function keptPart({ draftNotes, earlierWordings, uploads }: KeptBesides): string {
  const said = deskWording.dataCopy;
  const list = (title: string, items: readonly string[]) =>
    items.length
      ? `<h2>${escapeHtml(title)}</h2><ol>${items.map((item) => `<li><p>${escapeHtml(item)}</p></li>`).join('')}</ol>`
      : '';
  return [
    list(
      said.draftNotes,
      draftNotes.map(({ proposedAt, question, advice }) => `${day(proposedAt)}: ${question}\n${advice}`),
    ),
    list(said.earlier, earlierWordings),
    list(said.uploads, uploads),
    `<p>${escapeHtml(said.notHere)}</p>`,
  ].join('\n');
}

function complaintPart({
  receivedAt,
  acknowledgedAt,
  closedAt,
  outcome,
  words,
  answer,
}: SubjectComplaint): string {
  const facts = [
    words,
    acknowledgedAt !== undefined && `Acknowledged: ${day(acknowledgedAt)}`,
    closedAt !== undefined && `Closed: ${day(closedAt)}, ${outcome ?? ''}`,
    answer,
  ].filter((fact) => typeof fact === 'string');
  return `<h2>Complaint, ${day(receivedAt)}</h2>${facts.map((fact) => `<p>${escapeHtml(fact)}</p>`).join('')}`;
}
