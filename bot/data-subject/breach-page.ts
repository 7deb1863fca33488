import { dayOf, lastDayBefore } from '../model/governance/parse-day.js';
import { READING_KINDS } from '../model/governance/reading.js';
import type { BreachReport } from './breach-report.js';
import { day, escapeHtml, standalonePage, time } from './standalone-page.js';

export function breachPage(report: BreachReport): string {
  const { from, to, madeAt, madeBy, id } = report;
  return standalonePage(
    'Breach report',
    [
      `<p>${day(dayOf(from))} to ${day(lastDayBefore(to))}, in UK time. Report made on ${time(madeAt)} by ${escapeHtml(madeBy.name)} (${escapeHtml(madeBy.account)}). Report number ${escapeHtml(id)}.</p>`,
      '<p>This report contains IDs and counts from the service’s own records, but nothing that anyone wrote about a child. You decide whether there was a breach, how serious it is, and who to tell. You must tell the Information Commissioner within 72 hours of becoming aware of a breach, unless it is unlikely to put people at risk.</p>',
      '<p>This report only covers what we still hold: records past their retention period have been deleted. It does not show what anyone did with the database, its files or a backup outside the service, or what advisers read in Teams or Slack.</p>',
      peoplePart(report),
      sentPart(report),
      readingsPart(report),
      accessesPart(report),
      configurationPart(report),
      complaintsPart(report),
    ].join('\n'),
  );
}

function peoplePart({ people }: BreachReport): string {
  const rows = people.map(({ platform, id, messages, originalsHeld, requests, details }) => [
    `${platform}: ${id}`,
    `${messages} (${originalsHeld} with the original message)`,
    requests.join(', ') || 'none',
    Object.entries(details)
      .map(([kind, count]) => `${kind.replaceAll('_', ' ')}: ${count}`)
      .join(', ') || 'none found',
  ]);
  return `<h2>Whose data: ${people.length} ${people.length === 1 ? 'person' : 'people'}</h2>
<p>This lists everyone who wrote in this period or had an open request for an adviser. They may have written about other people.</p>
${table(['Who', 'Messages', 'Requests', 'Details removed (number of messages)'], rows)}`;
}

function sentPart({ sent }: BreachReport): string {
  const rows = sent.map(({ kind, address, conversations, texts }) => [
    kind.replaceAll('-', ' '),
    address,
    String(texts),
    String(conversations),
  ]);
  return `<h2>Data sent to other services</h2>${table(['Sent to', 'Address', 'Texts', 'Conversations'], rows)}`;
}

function readingsPart({ readings }: BreachReport): string {
  const rows = readings.map(({ by, what, record = '', purpose, times, first, last, reasons }) => [
    `${by.name} (${by.id})`,
    `${READING_KINDS[what]} ${record}`,
    [purpose, ...reasons].join('. '),
    times === 1 ? time(first) : `${times} times, ${time(first)} to ${time(last)}`,
  ]);
  return `<h2>Who read what</h2>${table(['Who', 'What', 'Purpose', 'When'], rows)}`;
}

function accessesPart({ accesses }: BreachReport): string {
  return `<h2>Exports, original messages, erasures and data requests</h2>${table(['When', 'What', 'Record', 'Who'], accesses.map(eventRow))}`;
}

const eventRow = ({ at, kind, by, record }: BreachReport['accesses'][number]) => [
  time(at),
  kind.replaceAll('-', ' '),
  record ? `${record.kind} ${record.id}` : '',
  by,
];

function configurationPart({ configuration }: BreachReport): string {
  const { software, settings, releases, answers, changes } = configuration;
  return `<h2>Configuration used</h2>
<p>Software ${escapeHtml(software.version)} on Node ${escapeHtml(software.node)}, packages ${escapeHtml(software.lockDigest)}, settings ${settings} (when this report was made).</p>
<h3>Versions of the guidance</h3>${table(
    ['When', 'Release', 'What'],
    releases.map(({ at, release, kind }) => [time(at), String(release), kind]),
  )}
<h3>Answers</h3>${table(
    ['Release', 'Written by', 'Settings', 'Answers'],
    answers.map((one) => [String(one.release), one.writtenBy, one.settings ?? '', String(one.answers)]),
  )}
<h3>What was changed</h3>${table(['When', 'What', 'Record', 'Who'], changes.map(eventRow))}`;
}

function complaintsPart({ complaints }: BreachReport): string {
  return `<h2>Complaints received</h2>${table(
    ['When', 'How', 'Number'],
    complaints.map(({ receivedAt, via, id }) => [time(receivedAt), via, id]),
  )}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (!rows.length) return '<p>None recorded.</p>';
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('');
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
}
