// Shows the part of a copy that covers everything we hold about someone besides their conversations.
import { PSEUDONYM_LABELS } from '../../../knowledge/redaction/kept/pseudonym-wording.js';
import { keptDataWording as said } from '../../wording/english/kept-data-wording.js';
import { readableDetails } from '../../model/people/adviser-details.js';
import type { AdviserDetails } from '../../model/people/roster.js';
import { specialismName } from '../../model/people/specialism.js';
import type { KeptData, KeptRequest, KeptWork } from './kept-data.js';
import { formatDay, formatTimeForRecord } from '../../model/messages/format-time.js';
import { escapeHtml } from './standalone-page.js';

export function keptPart(kept: KeptData): string {
  const { language, erasureAskedAt, work } = kept;
  return [
    ...(language ? [paragraph(said.language(language.language, language.from))] : []),
    ...(erasureAskedAt === undefined ? [] : [paragraph(said.erasureAsked(formatDay(erasureAskedAt)))]),
    ofMessages(kept),
    list(
      said.reports,
      kept.reports.map(({ at, answer, outcome }) => said.report(formatTimeForRecord(at), answer, outcome)),
    ),
    list(
      said.jobs,
      kept.jobs.map(({ enqueuedAt, kind, state, name }) => dated(enqueuedAt, said.job(kind, state, name))),
    ),
    list(
      said.privateLinks,
      kept.privateLinks.map(({ madeAt, worksUntil }) =>
        said.privateLink(formatTimeForRecord(madeAt), formatTimeForRecord(worksUntil)),
      ),
    ),
    list(said.dataRequests, kept.dataRequests.map(requestLine)),
    list(
      said.uploads,
      kept.uploads.map(
        ({ uploadedAt, text, ...upload }) =>
          `${said.upload({ ...upload, time: formatTimeForRecord(uploadedAt) })}\n\n${text}`,
      ),
    ),
    ...(work ? [workPart(work)] : []),
    paragraph(said.notHere),
  ].join('\n');
}

const ofMessages = (kept: KeptData): string =>
  [
    list(
      said.draftNotes,
      kept.draftNotes.map(({ proposedAt, question, advice }) => dated(proposedAt, `${question}\n${advice}`)),
    ),
    list(said.earlier, kept.earlierWordings),
    list(
      said.attachments,
      kept.attachments.map(({ at, name }) => dated(at, name)),
    ),
    list(
      said.testQuestions,
      kept.testQuestions.map(({ addedAt, question }) => dated(addedAt, question)),
    ),
    list(
      said.corrections,
      kept.corrections.map(({ at, type, correction }) =>
        dated(at, said.correction[correction](PSEUDONYM_LABELS[type])),
      ),
    ),
  ].join('\n');

function workPart(work: KeptWork): string {
  const { listed, awayUntil, byNameOnly, moreAudit, sharedName } = work;
  return [
    list(said.listed, listed ? listedLines(listed) : []),
    ...(awayUntil === undefined ? [] : [paragraph(said.adviser.away(formatTimeForRecord(awayUntil)))]),
    list(
      said.details,
      work.details.map(({ at, details }) => {
        const readable = readableDetails({ ...(details && { details }) });
        const raw = details ? [JSON.stringify(details)] : [said.fromFile];
        return dated(at, (readable ? detailLines(readable) : raw).join('\n'));
      }),
    ),
    list(
      said.savedReplies,
      work.savedReplies.map(({ at, title, text }) => dated(at, `${title}\n${text}`)),
    ),
    list(
      said.notes,
      work.notes.map(({ proposedAt, state, advice }) => dated(proposedAt, `${state}\n${advice}`)),
    ),
    list(
      said.steps,
      work.steps.map(({ at, did, what, words }) =>
        dated(at, `${said.step(did, what)}${words === undefined ? '' : `\n${words}`}`),
      ),
    ),
    list(
      said.audit,
      work.audit.map(({ at, kind }) => dated(at, kind)),
    ),
    ...(byNameOnly ? [paragraph(said.byNameOnly(byNameOnly))] : []),
    ...(moreAudit ? [paragraph(said.moreAudit)] : []),
    ...(sharedName ? [paragraph(said.sharedName)] : []),
  ].join('\n');
}

function listedLines(listed: NonNullable<KeptWork['listed']>): string[] {
  const { adviser } = said;
  const { id, name, identities, timeZone, holidays, duty, lead } = listed;
  return [
    adviser.name(name, id),
    ...Object.entries(identities).map(([platform, ids]) => adviser.identities(platform, ids.join(', '))),
    adviser.timeZone(timeZone),
    ...(holidays ? [adviser.holidays(holidays.join(', '))] : []),
    ...(duty ? [adviser.duty] : []),
    ...(lead ? [adviser.lead] : []),
    ...detailLines(listed),
  ];
}

function detailLines({ hours, specialisms, nations, languages }: AdviserDetails): string[] {
  const { adviser } = said;
  const shifts = hours.map(({ days, from, to }) => adviser.shift(days.join(', '), from, to));
  return [
    adviser.hours(shifts.join('; ') || adviser.anyHours),
    ...(specialisms.length ? [adviser.specialisms(specialisms.map(specialismName).join(', '))] : []),
    ...(nations.length ? [adviser.nations(nations.join(', '))] : []),
    ...(languages.length ? [adviser.languages(languages.join(', '))] : []),
  ];
}

const requestLine = ({ kind, openedAt, asked, closedAt, textsLeftOut = 0 }: KeptRequest): string =>
  [
    dated(openedAt, said.dataRequest[kind]),
    ...asked.map(said.asked),
    ...(closedAt === undefined ? [] : [said.closed(formatDay(closedAt), textsLeftOut)]),
  ].join('\n');

const dated = (at: string, text: string) => `${formatTimeForRecord(at)}: ${text}`;

const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;

const list = (title: string, items: readonly string[]) =>
  items.length
    ? `<h2>${escapeHtml(title)}</h2><ol>${items.map((item) => `<li><p>${escapeHtml(item)}</p></li>`).join('')}</ol>`
    : '';
