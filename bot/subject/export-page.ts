// An export as a page of its own that anyone can read and print: no script, no style from elsewhere.
import { dueAt } from '../model/governance/subject-request.js';
import type { SubjectComplaint, SubjectConversation, SubjectEscalation } from './collect.js';
import type { SubjectExport } from './requests.js';

export function exportPage({ request, madeAt, data }: SubjectExport): string {
  const { person, conversations, requests, complaints, ratings, elsewhere } = data;
  const fact = (label: string, value: string | number): [string, string | number] => [label, value];
  const facts = [
    fact('Request', request.id),
    fact('Received', day(request.openedAt)),
    fact('To be answered by', day(dueAt(request, madeAt))),
    fact('Made', day(madeAt)),
    ...(person ? [fact('Who', `${person.name ?? ''} (${person.platform}: ${person.id})`)] : []),
    fact('Ratings given', Object.keys(ratings).length),
    fact('Jobs given up', elsewhere.deadJobs),
    fact('Draft notes from requests', elsewhere.draftNotes),
    ...(elsewhere.legalHold ? [fact('Legal hold', 'Some of this must be kept for now')] : []),
  ];
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What we hold about you</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}dt{font-weight:600}dd{margin:0 0 .5rem}
li{margin-bottom:.75rem}ol{padding-left:1.25rem}p{margin:.25rem 0;white-space:pre-wrap;overflow-wrap:anywhere}</style></head><body>
<h1>What we hold about you</h1>
<p>Other people’s details were removed: placeholders such as [name 1] are shown instead.</p>
<dl>${facts.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(String(value))}</dd>`).join('')}</dl>
${conversations.map(conversationPart).join('\n')}
${requests.map(requestPart).join('\n')}
${complaints.map(complaintPart).join('\n')}
<h2>How we searched</h2><ol>${request.log.map(({ at, what }) => `<li>${day(at)}: ${escape(what)}</li>`).join('')}</ol>
</body></html>
`;
}

function conversationPart({ platform, said, sentTo, privacyNotice, ...rest }: SubjectConversation): string {
  const facts = [
    rest.nation !== undefined && `Nation: ${rest.nation}`,
    rest.agency !== undefined && `Agency: ${rest.agency}`,
    privacyNotice && `Privacy notice shown: version ${privacyNotice.version}, ${day(privacyNotice.at)}`,
  ].filter((fact) => typeof fact === 'string');
  return `<h2>Conversation (${escape(platform)})</h2>${facts.map((fact) => `<p>${escape(fact)}</p>`).join('')}
<ol>${said.map(({ at, by, text, deleted }) => `<li><strong>${escape(by)}</strong>, ${time(at)}${deleted ? ' (deleted)' : ''}<p>${escape(text)}</p></li>`).join('')}</ol>
${sentTo.length ? `<h3>What was sent where</h3><ol>${sentTo.map(({ at, kind, address, tokens }) => `<li>${time(at)}: ${escape(kind)}, ${escape(address)}${tokens === undefined ? '' : `, about ${tokens} tokens`}</li>`).join('')}</ol>` : ''}`;
}

function requestPart({ openedAt, state, outcome, history, readings = [] }: SubjectEscalation): string {
  return `<h2>Request for an adviser, ${day(openedAt)}</h2><p>${escape(state)}${outcome === undefined ? '' : `: ${escape(outcome)}`}</p>
<ol>${history.map(({ at, what }) => `<li>${time(at)}: ${escape(what)}</li>`).join('')}</ol>
${readings.length ? `<h3>Who read it</h3><ol>${readings.map(({ at, what, purpose }) => `<li>${time(at)}: ${escape(what)} (${escape(purpose)})</li>`).join('')}</ol>` : ''}`;
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
  return `<h2>Complaint, ${day(receivedAt)}</h2>${facts.map((fact) => `<p>${escape(fact)}</p>`).join('')}`;
}

const day = (at: string) =>
  new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
const time = (at: string) => `${day(at)}, ${at.slice(11, 16)} UTC`;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
