import { deskWording } from '../../wording/english/desk-wording.js';
import { ownDataWording as own } from '../../wording/english/own-data-wording.js';
import { specialismName } from '../../model/people/specialism.js';
import { dueAt } from '../../model/governance/subject-request.js';
import type { StaffData } from './collect-staff.js';
import { keptPart } from './kept-page.js';
import type { SubjectComplaint, SubjectConversation, SubjectEscalation } from './collect.js';
import type { SubjectExport } from './leave-out.js';
import { formatDay, formatTimeForRecord } from '../../model/messages/format-time.js';
import { escapeHtml, standalonePage } from './standalone-page.js';

export function exportPage({ readFirst, request, madeAt, data }: SubjectExport): string {
  const { person, conversations, requests, complaints, ratings, asStaff, kept, elsewhere } = data;
  const fact = (label: string, value: string | number): [string, string | number] => [label, value];
  const facts = [
    fact(own.facts.request, request.id),
    fact(own.facts.received, formatDay(request.openedAt)),
    fact(own.facts.due, formatDay(dueAt(request, madeAt))),
    fact(own.facts.made, formatDay(madeAt)),
    ...(person ? [fact(own.facts.who, `${person.name ?? ''} (${person.platform}: ${person.id})`)] : []),
    fact(own.facts.ratings, Object.keys(ratings).length),
    ...(elsewhere.legalHold ? [fact(own.facts.hold, own.held)] : []),
  ];
  return standalonePage(
    own.title,
    `<p>${escapeHtml(readFirst)}</p>
<dl>${facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(String(value))}</dd>`).join('')}</dl>
<p>${own.times}</p>
${conversations.map(conversationPart).join('\n')}
${requests.map(requestPart).join('\n')}
${complaints.map(complaintPart).join('\n')}
${asStaff ? staffPart(asStaff) : ''}
${kept ? keptPart(kept) : ''}
<h2>${own.howWeSearched}</h2><ol>${request.log.map(({ at, what }) => `<li>${formatDay(at)}: ${escapeHtml(what)}</li>`).join('')}</ol>`,
  );
}

function conversationPart({ platform, said, sentTo, privacyNotice, ...rest }: SubjectConversation): string {
  const facts = [
    rest.nation !== undefined && own.nation(rest.nation),
    rest.agency !== undefined && own.agency(rest.agency),
    privacyNotice && own.notice(privacyNotice.version, formatDay(privacyNotice.at)),
  ].filter((fact) => typeof fact === 'string');
  return `<h2>${escapeHtml(own.conversation(platform))}</h2>${facts.map((fact) => `<p>${escapeHtml(fact)}</p>`).join('')}
<ol>${said.map(({ at, by, text, deleted, delivery }) => `<li><strong>${escapeHtml(by)}</strong>, ${formatTimeForRecord(at)}${deleted ? ` ${own.deleted}` : ''}${delivery ? ` ${own.delivery[delivery]}` : ''}<p>${escapeHtml(text)}</p></li>`).join('')}</ol>
${sentTo.length ? `<h3>${own.sent}</h3><ol>${sentTo.map(({ at, kind, address, tokens }) => `<li>${escapeHtml(own.sentLine(formatTimeForRecord(at), kind, address, tokens))}</li>`).join('')}</ol>` : ''}`;
}

function requestPart({
  openedAt,
  state,
  outcome,
  history,
  readings = [],
  ...rest
}: SubjectEscalation): string {
  const { reason, urgent, specialism } = rest;
  const facts = [
    deskWording.reasons[reason],
    urgent && own.urgent,
    specialism && specialismName(specialism),
  ].filter((fact) => typeof fact === 'string');
  return `<h2>${own.adviserRequest(formatDay(openedAt))}</h2><p>${escapeHtml(state)}${outcome === undefined ? '' : `: ${escapeHtml(outcome)}`}</p><p>${escapeHtml(facts.join(', '))}</p>
<ol>${history.map(({ at, what }) => `<li>${formatTimeForRecord(at)}: ${escapeHtml(what)}</li>`).join('')}</ol>
${readings.length ? `<h3>${own.whoRead}</h3><ol>${readings.map(({ at, what, purpose }) => `<li>${escapeHtml(own.readLine(formatTimeForRecord(at), what, purpose))}</li>`).join('')}</ol>` : ''}`;
}

function staffPart({ handled, read, moreRead, signedIn }: StaffData): string {
  const list = (title: string, lines: readonly string[]) =>
    lines.length
      ? `<h2>${title}</h2><ol>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ol>`
      : '';
  return [
    list(
      own.staff.steps,
      handled.map(({ at, what, request }) => own.staff.step(formatTimeForRecord(at), request, what)),
    ),
    list(
      own.staff.read,
      read.map(
        ({ at, what, record, purpose, gaveReason }) =>
          `${formatTimeForRecord(at)}: ${[what, record, purpose, gaveReason && own.staff.gaveReason].filter((part) => part !== undefined).join(', ')}`,
      ),
    ),
    moreRead ? `<p>${own.staff.moreRead}</p>` : '',
    list(
      own.staff.signIns,
      signedIn.map(({ name, beganAt, usedAt, endsAt, roles, groups }) =>
        [
          own.staff.signIn(name, formatTimeForRecord(beganAt), formatTimeForRecord(endsAt)),
          ...(usedAt === undefined ? [] : [own.staff.used(formatTimeForRecord(usedAt))]),
          ...(roles.length ? [own.staff.roles(roles.join(', '))] : []),
          ...(groups.length ? [own.staff.groups(groups.join(', '))] : []),
        ].join(', '),
      ),
    ),
  ].join('\n');
}

function complaintPart({
  receivedAt,
  acknowledgedAt,
  closedAt,
  outcome,
  from,
  words,
  answer,
}: SubjectComplaint): string {
  const facts = [
    from !== undefined && own.complaint.from(from),
    words,
    acknowledgedAt !== undefined && own.complaint.acknowledged(formatDay(acknowledgedAt)),
    closedAt !== undefined && own.complaint.closed(formatDay(closedAt), outcome ?? ''),
    answer,
  ].filter((fact) => typeof fact === 'string');
  return `<h2>${own.complaint.title(formatDay(receivedAt))}</h2>${facts.map((fact) => `<p>${escapeHtml(fact)}</p>`).join('')}`;
}
