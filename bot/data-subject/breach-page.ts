import { breachReportWording as said } from '../wording/staff/breach-report-wording.js';
import { dayOf, lastDayBefore } from '../model/governance/parse-day.js';
import { ACCESS_KINDS } from '../model/governance/access-log.js';
import type { BreachReport } from './breach-report.js';
import { formatDay, formatTimeForRecord } from '../model/messages/format-time.js';
import { escapeHtml, standalonePage } from './copy/standalone-page.js';

export function breachPage(report: BreachReport): string {
  const { from, to, madeAt, madeBy, id } = report;
  const period = said.period({
    from: formatDay(dayOf(from)),
    to: formatDay(lastDayBefore(to)),
    at: formatTimeForRecord(madeAt),
    name: madeBy.name,
    account: madeBy.account,
    id,
  });
  return standalonePage(
    said.title,
    [
      paragraph(period),
      paragraph(said.whatItIs),
      paragraph(said.whatItLeavesOut),
      peoplePart(report),
      sentPart(report),
      readingsPart(report),
      titled(said.accesses, report.accesses.map(eventRow)),
      configurationPart(report),
      complaintsPart(report),
    ].join('\n'),
  );
}

const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;
const heading = (level: 2 | 3, text: string) => `<h${level}>${escapeHtml(text)}</h${level}>`;

function peoplePart({ people, conversationsErased }: BreachReport): string {
  const rows = people.map(({ platform, id, messages, originalsHeld, requests, details }) => [
    `${platform}: ${id}`,
    said.people.messages(messages, originalsHeld),
    requests.join(', ') || said.people.noRequests,
    Object.entries(details)
      .map(([kind, count]) => `${kind.replaceAll('_', ' ')}: ${count}`)
      .join(', ') || said.people.noDetails,
  ]);
  return `${heading(2, said.people.title(people.length))}
${paragraph(said.people.whoIsListed)}
${conversationsErased ? paragraph(said.people.erasedSince(conversationsErased)) : ''}
${table(said.people.heads, rows)}`;
}

function sentPart({ sent }: BreachReport): string {
  const rows = sent.map(({ kind, address, conversations, texts }) => [
    kind.replaceAll('-', ' '),
    address,
    String(texts),
    String(conversations),
  ]);
  return titled(said.sent, rows);
}

function readingsPart({ readings }: BreachReport): string {
  const rows = readings.map(({ by, what, record = '', purpose, times, first, last, reasons }) => [
    `${by.name} (${by.id})`,
    `${ACCESS_KINDS[what]} ${record}`,
    [purpose, ...reasons].join('. '),
    times === 1
      ? formatTimeForRecord(first)
      : said.readings.times(times, formatTimeForRecord(first), formatTimeForRecord(last)),
  ]);
  return titled(said.readings, rows);
}

const eventRow = ({ at, kind, by, record }: BreachReport['accesses'][number]) => [
  formatTimeForRecord(at),
  kind.replaceAll('-', ' '),
  record ? `${record.kind} ${record.id}` : '',
  by,
];

function configurationPart({ configuration }: BreachReport): string {
  const { software, settings, releases, answers, changes } = configuration;
  const parts = said.configuration;
  const used = parts.software({
    version: software.version,
    node: software.node,
    packages: software.lockDigest,
    settings,
  });
  return `${heading(2, parts.title)}
${paragraph(used)}
${titled(
  parts.releases,
  releases.map(({ at, release, kind }) => [formatTimeForRecord(at), String(release), kind]),
  3,
)}
${titled(
  parts.answers,
  answers.map((one) => [String(one.release), one.writtenBy, one.settings ?? '', String(one.answers)]),
  3,
)}
${titled(parts.changes, changes.map(eventRow), 3)}`;
}

function complaintsPart({ complaints }: BreachReport): string {
  return titled(
    said.complaints,
    complaints.map(({ receivedAt, via, id }) => [formatTimeForRecord(receivedAt), via, id]),
  );
}

interface TableWords {
  title: string;
  heads: readonly string[];
}

function titled(
  { title, heads }: TableWords,
  rows: readonly (readonly string[])[],
  level: 2 | 3 = 2,
): string {
  return `${heading(level, title)}${table(heads, rows)}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (!rows.length) return paragraph(said.none);
  const cells = (tag: string, texts: readonly string[]) =>
    texts.map((text) => `<${tag}>${escapeHtml(text)}</${tag}>`).join('');
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
}
