// Fetches a GOV.UK page through the Content API, with its parts or sections and its attachments.
import type { DocumentDetails } from '../../ingest/model/document.js';
import type {
  FetchProblem,
  FetchSource,
  FetchedDocument,
  FetchedSource,
  SourceState,
} from '../../ingest/model/fetching.js';
import type { FollowedSource } from '../../ingest/model/source-registry.js';
import { dayInBritain } from '../../ingest/model/day-in-britain.js';
import { LONGEST_ADDRESS, type FetchPage } from './fetch-politely.js';
import { endingOf, fileKindOf, isWithoutGuidance } from './file-kind.js';
import {
  attachmentsOf,
  bodyOf,
  changeNoteOf,
  isWithdrawn,
  nationsOf,
  page,
  textOfFragment,
  readItem,
  htmlSection,
  type GovukAttachment,
  type GovukItem,
} from './govuk-payload.js';
import { hasText } from './html-text.js';
import { createReader, TOO_MANY_PAGES, type ReadReply, type SourceReader } from './read-unless-unchanged.js';
import { slugsBelow } from './slugs-below.js';
import { sourcesWording } from './wording.js';

type GovukSource = Extract<FollowedSource, { kind: 'govuk' }>;

/** The hosts that serve the files of publications. */
export const ASSET_HOSTS = ['assets.publishing.service.gov.uk', 'assets.digital.cabinet-office.gov.uk'];

interface SourceRefresh {
  source: GovukSource;
  base: string;
  reader: SourceReader;
  documents: FetchedDocument[];
  problems: FetchProblem[];
  /** Paths we have visited in this check. */
  seen: Set<string>;
  /** The slugs used in this check, and the address that each belongs to. */
  named: Map<string, string>;
}

/** `base` is https://www.gov.uk, or the address of a gateway in front of it. */
export function createGovukSource(fetchPage: FetchPage, base: string): FetchSource {
  const root = base.replace(/\/$/, '');
  return async (source, held) => {
    if (source.kind !== 'govuk') throw new Error(`${source.slug} is not on GOV.UK.`);
    const reader = createReader(fetchPage, new Set([new URL(root).hostname, ...ASSET_HOSTS]), held);
    const look: SourceRefresh = {
      source,
      base: root,
      reader,
      documents: [],
      problems: [],
      seen: new Set(),
      named: new Map(),
    };
    const found = await lookAt(look, source.path, source.slug);
    const { documents, problems } = look;
    const { copies, requests, unchanged } = reader;
    return { ...found, documents, problems, copies, requests, unchanged };
  };
}

type Found = Pick<FetchedSource, 'state' | 'reason' | 'movedTo'>;

async function lookAt(look: SourceRefresh, path: string, slug: string): Promise<Found> {
  if (look.seen.has(path)) return { state: 'available' };
  look.seen.add(path);
  const reply = await look.reader.read(`${look.base}/api/content${path}`);
  if (reply.kind !== 'found') return notFound(reply, look);
  const item = readItem(reply.copy.bytes);
  if (!item) return { state: 'failed', reason: sourcesWording.notAPayload };
  if (item.schema_name === 'redirect')
    return { state: 'moved', movedTo: webAddress(item.redirects?.[0]?.destination) };
  if (item.schema_name === 'gone') return { state: 'gone', ...goneNote(item) };
  await takePage(look, item, slug);
  await takeAttachments(look, item, slug);
  await takeCollection(look, item, slug);
  const movedTo = newAddress(reply);
  if (isWithdrawn(item))
    return { state: 'withdrawn', reason: textOfFragment(item.withdrawn_notice?.explanation), movedTo };
  return movedTo ? { state: 'moved', movedTo } : { state: 'available' };
}

function notFound(reply: Exclude<ReadReply, { kind: 'found' }>, look: SourceRefresh): Found {
  const moved = newAddress(reply);
  if (reply.kind === 'gone') {
    const item = readItem(reply.bytes);
    return { state: 'gone', ...(item && goneNote(item)) };
  }
  // Even if the new page cannot be read, the editor needs to know about the redirect, and may decide to
  // follow another page.
  const state: SourceState = moved ? 'moved' : reply.kind;
  const why = 'why' in reply ? reply.why : undefined;
  return {
    state,
    movedTo: moved,
    reason: why ?? (moved ? sourcesWording.notFound(`${look.base}${moved}`) : undefined),
  };
}

function goneNote({ details }: GovukItem): Pick<FetchedSource, 'reason' | 'movedTo'> {
  return { reason: textOfFragment(details?.explanation), movedTo: webAddress(details?.alternative_path) };
}

function newAddress({ movedTo }: Pick<ReadReply, 'movedTo'>): string | undefined {
  return movedTo && webAddress(new URL(movedTo).pathname.replace(/^\/api\/content/, ''));
}

/** Undefined if absent or too long. We may only have the start of a long address, which may lead elsewhere. */
function webAddress(path: string | null | undefined): string | undefined {
  if (!path || path.length > LONGEST_ADDRESS) return undefined;
  return path.startsWith('/') ? `https://www.gov.uk${path}` : path;
}

async function takePage(look: SourceRefresh, item: GovukItem, slug: string): Promise<void> {
  const sections = await takeSections(look, item, slug);
  // If a section is missing, stop here. Otherwise, we would quote part of a manual as if it were the whole.
  if (!sections) return;
  const body = [bodyOf(item), ...sections].filter(Boolean).join('\n');
  if (!hasText(body)) return;
  const details = detailsOf(look.source, item, slug);
  look.documents.push({
    kind: 'html',
    bytes: page(details.title ?? slug, body),
    details,
    changeNote: changeNoteOf(item),
  });
}

/** Returns the sections of a manual, each under its title, or undefined if any of them could not be read. */
async function takeSections(
  look: SourceRefresh,
  item: GovukItem,
  slug: string,
): Promise<string[] | undefined> {
  const listed = (item.details?.child_section_groups ?? []).flatMap(({ child_sections: some }) => some ?? []);
  const bodies: string[] = [];
  for (const { base_path: path, title } of listed) {
    if (!path || look.seen.has(path)) continue;
    look.seen.add(path);
    const reply = await look.reader.read(`${look.base}/api/content${path}`);
    const part = reply.kind === 'found' ? readItem(reply.copy.bytes) : undefined;
    if (!part || isElsewhere(part)) {
      const why = whyNoSection(reply, part);
      const problem = sourcesWording.sectionUnread(why);
      look.problems.push({ slug, place: shortened(path), problem });
      return undefined;
    }
    const below = await takeSections(look, part, slug);
    if (!below) return undefined;
    bodies.push(htmlSection(part.title ?? title, bodyOf(part)), ...below);
  }
  return bodies;
}

function isElsewhere({ schema_name: schema }: GovukItem): boolean {
  return schema === 'redirect' || schema === 'gone';
}

function whyNoSection(reply: ReadReply, part?: GovukItem): string {
  if (part?.schema_name === 'gone') return itIs('gone');
  if (part) return itIs('moved', webAddress(part.redirects?.[0]?.destination));
  const moved = reply.kind === 'missing' && newAddress(reply);
  return moved ? itIs('moved', moved) : whyUnread(reply);
}

async function takeAttachments(look: SourceRefresh, item: GovukItem, slug: string): Promise<void> {
  const attachments = attachmentsOf(item);
  const read = attachments.filter((one) => one.isPage || isReadable(one)).map(({ url }) => url);
  const slugs = slugsBelow(look.named, slug, read);
  for (const attachment of attachments) {
    if (isSpent(look, slug)) return;
    const { url, isPage } = attachment;
    const part = slugs.get(url);
    if (part === undefined) leaveOut(look, attachment);
    else if (isPage) await takePart(look, url, part);
    else await takeFile(look, item, attachment, part);
  }
}

function isReadable({ url, contentType }: GovukAttachment): boolean {
  return URL.canParse(url) && fileKindOf(contentType, url) !== undefined;
}

function leaveOut({ problems }: SourceRefresh, { url, contentType }: GovukAttachment): void {
  const ending = endingOf(url);
  if (isWithoutGuidance(contentType, ending)) return;
  const problem = sourcesWording.fileType((contentType || ending || '?').slice(0, 60));
  problems.push({ place: shortened(url), problem, isLasting: true });
}

async function takeFile(
  look: SourceRefresh,
  item: GovukItem,
  { url, title, contentType }: GovukAttachment,
  slug: string,
): Promise<void> {
  const reply = await look.reader.read(url);
  const kind = reply.kind === 'found' ? fileKindOf(reply.copy.contentType || contentType, url) : undefined;
  if (reply.kind !== 'found' || !kind) {
    look.problems.push({ slug, url, place: shortened(url), problem: whyUnread(reply) });
    return;
  }
  const whole = detailsOf(look.source, item, slug);
  const details = { ...whole, title: title ?? whole.title, url };
  look.documents.push({ kind, bytes: reply.copy.bytes, details, changeNote: changeNoteOf(item) });
}

/** Shortens an address that editors see next to a problem. */
function shortened(address: string): string {
  return address.length > LONGEST_ADDRESS ? `${address.slice(0, 200)}…` : address;
}

function whyUnread(reply: ReadReply): string {
  if (reply.kind === 'found') return sourcesWording.pageType;
  return 'why' in reply ? reply.why : itIs(reply.kind);
}

function itIs(state: SourceState, movedTo?: string): string {
  return movedTo ? sourcesWording.movedTo(movedTo) : sourcesWording.states[state];
}

/** Reads a separate page that belongs to the source: an HTML attachment, or a page in a collection. */
async function takePart(look: SourceRefresh, path: string, slug: string): Promise<void> {
  const before = look.documents.length;
  const { state, reason, movedTo } = await lookAt(look, path, slug);
  const isRead = state === 'available' || state === 'withdrawn' || look.documents.length > before;
  // If the publisher has removed a page, this is not a problem: we remove the page too.
  if (isRead || state === 'gone') return;
  look.problems.push({
    slug,
    url: webAddress(path),
    place: shortened(path),
    problem: reason ?? itIs(state, movedTo),
  });
}

async function takeCollection(look: SourceRefresh, item: GovukItem, slug: string): Promise<void> {
  if (item.schema_name !== 'document_collection') return;
  const paths = (item.links?.documents ?? []).flatMap(({ base_path: path }) => path ?? []);
  const slugs = slugsBelow(look.named, slug, paths);
  for (const path of paths) {
    if (isSpent(look, slug)) return;
    await takePart(look, path, slugs.get(path)!);
  }
}

/**
 * Returns true if we have reached the limit on pages for this source, and reports that as one problem for
 * the page. None of the parts that the page lists then count as removed.
 */
function isSpent({ source, reader, problems }: SourceRefresh, slug: string): boolean {
  if (reader.isSpent) problems.push({ slug, place: source.title, problem: TOO_MANY_PAGES });
  return reader.isSpent;
}

function detailsOf(source: GovukSource, item: GovukItem, slug: string): DocumentDetails {
  const stated = nationsOf(item);
  const withdrawn = isWithdrawn(item);
  const both = stated?.filter((nation) => source.jurisdictions.includes(nation));
  return {
    slug,
    title: slug === source.slug ? source.title : (item.title ?? source.title),
    publisher: source.publisher,
    date: dayInBritain(item.public_updated_at),
    // If the publisher and our list name different nations, we use the publisher's.
    jurisdictions: [both, stated].find((nations) => nations?.length) ?? source.jurisdictions,
    authority: source.authority,
    url: webAddress(item.base_path) ?? webAddress(source.path),
    licence: source.licence,
    attribution: source.attribution,
    standing: withdrawn ? 'withdrawn' : 'current',
    ...(withdrawn && {
      note: textOfFragment(item.withdrawn_notice?.explanation)?.slice(0, 500),
      withdrawnOn: dayInBritain(item.withdrawn_notice?.withdrawn_at),
    }),
  };
}
