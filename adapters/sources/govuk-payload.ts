// Reads GOV.UK Content API payloads, and builds the HTML for a document. This runs in the process that serves
// people, so the time it takes must be proportional to the payload's size. Another process parses the HTML.
import { z } from 'zod';
import { JURISDICTIONS, type Jurisdiction } from '../../knowledge/model/source.js';
import { LONGEST_ADDRESS } from './fetch-politely.js';
import { linksOf, textFromHtml } from './html-text.js';

const text = z.string().nullish();
/**
 * Keeps 1 character more than the limit, so that a long address is still too long and is refused, instead of
 * being fetched in its shortened form.
 */
const address = z
  .string()
  .transform((whole) => whole.slice(0, LONGEST_ADDRESS + 1))
  .nullish();
/** Some payloads only have HTML, and others also have the Govspeak that the HTML was made from. */
const html = z
  .union([
    z.string(),
    z.array(z.object({ content_type: z.string(), content: z.string() })).transform((forms) => {
      const found = forms.find(({ content_type: type }) => type === 'text/html');
      return found?.content ?? govspeakAsHtml(forms[0]?.content ?? '');
    }),
  ])
  .nullish();
const linked = z.object({ base_path: address, title: text, description: text });
const sectionGroups = z.array(z.object({ title: text, child_sections: z.array(linked).nullish() })).nullish();
const attachment = z.object({
  attachment_type: text,
  title: text,
  url: address,
  content_type: text,
  filename: text,
});
const applicability = z
  .object(
    Object.fromEntries(
      JURISDICTIONS.map((nation) => [
        nation.replace('-', '_'),
        z.object({ applicable: z.boolean().nullish() }).nullish(),
      ]),
    ),
  )
  .nullish();

/**
 * Any field may be missing, because payloads differ between types of page and have changed over the years.
 */
const itemSchema = z.object({
  base_path: address,
  schema_name: text,
  document_type: text,
  title: text,
  description: html,
  public_updated_at: text,
  withdrawn_notice: z.object({ explanation: text, withdrawn_at: text }).nullish(),
  redirects: z.array(z.object({ destination: address })).nullish(),
  details: z
    .object({
      body: html,
      introductory_paragraph: html,
      more_information: html,
      what_you_need_to_know: html,
      introduction: html,
      outcome_detail: html,
      final_outcome_detail: html,
      explanation: text,
      alternative_path: address,
      parts: z.array(z.object({ title: text, body: html })).nullish(),
      child_section_groups: sectionGroups,
      collection_groups: z.array(z.object({ title: text, body: html })).nullish(),
      attachments: z.array(attachment).nullish(),
      /** HTML with links to the files, in payloads from before `attachments` existed. */
      documents: z.array(z.string()).nullish().catch(undefined),
      featured_attachments: z.array(z.string()).nullish(),
      change_history: z.array(z.object({ note: text, public_timestamp: text })).nullish(),
      change_notes: z.array(z.object({ change_note: text, published_at: text })).nullish(),
      national_applicability: applicability,
    })
    .nullish(),
  links: z.object({ documents: z.array(linked).nullish(), sections: z.array(linked).nullish() }).nullish(),
});
export type GovukItem = z.infer<typeof itemSchema>;

/** The largest of 255 sample payloads is 388 kB and has 1,879 values. */
const MAX_BYTES = 5_000_000;
const MOST_VALUES = 100_000;

/** Returns undefined if the bytes are not a Content API payload, or are far larger than any real payload. */
export function readItem(bytes: Uint8Array): GovukItem | undefined {
  if (bytes.length > MAX_BYTES) return undefined;
  try {
    const payload: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isTooMuch(payload) ? undefined : itemSchema.parse(payload);
  } catch {
    return undefined;
  }
}

/**
 * True if there are far too many values. Check this before applying the schema, which would report an error
 * for each of a million values.
 */
function isTooMuch(payload: unknown): boolean {
  const waiting = [payload];
  for (let seen = 0; waiting.length; seen += 1) {
    const value = waiting.pop();
    const within = typeof value === 'object' && value !== null ? Object.values(value) : [];
    if (seen + waiting.length + within.length > MOST_VALUES) return true;
    for (const one of within) waiting.push(one);
  }
  return false;
}

/** Returns the text of the page itself, in order. Empty if the page only links to other pages. */
export function bodyOf({ details }: GovukItem): string {
  if (!details) return '';
  const whole = [
    details.introductory_paragraph,
    details.introduction,
    details.body,
    details.what_you_need_to_know,
    details.more_information,
    details.outcome_detail,
    details.final_outcome_detail,
  ];
  const parts = (details.parts ?? []).map(({ title, body }) => htmlSection(title, body));
  const groups = (details.collection_groups ?? []).map(({ title, body }) => htmlSection(title, body));
  return [...whole, ...parts, ...groups].filter((piece) => piece?.trim()).join('\n');
}

/** Returns a part under its own heading, and lowers the headings inside the part by one level. */
export function htmlSection(title: string | null | undefined, body: string | null | undefined): string {
  if (!body?.trim()) return '';
  const lowered = body.replace(
    /<(\/?)h([1-5])\b/gi,
    (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`,
  );
  return title ? `<h2>${escapeHtml(title)}</h2>\n${lowered}` : body;
}

export function page(title: string, body: string): Uint8Array {
  return new TextEncoder().encode(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><main>\n${body}\n</main></body></html>\n`,
  );
}

/**
 * Converts headings and paragraphs of payloads without HTML, and leaves the rest of the Govspeak unchanged.
 */
function govspeakAsHtml(govspeak: string): string {
  return govspeak
    .split(/(?:\r?\n){2,}/)
    .map((block) => {
      // The pattern must match all the spaces at once. Otherwise, a line with a million spaces would be
      // tried again for every possible number of spaces.
      const heading = /^(#{1,5}) *(?! )(.+)$/.exec(block.trim());
      if (!heading) return `<p>${escapeHtml(block.trim())}</p>`;
      const level = heading[1]!.length;
      return `<h${level}>${escapeHtml(heading[2]!)}</h${level}>`;
    })
    .join('\n');
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!,
  );
}

/** The longest note or reason that we keep, in characters. The longest in 255 sample payloads is 418. */
const LONGEST_NOTE = 10_000;

export function textOfFragment(fragment: string | null | undefined): string | undefined {
  return textFromHtml(fragment ?? '', LONGEST_NOTE) || undefined;
}

export function isWithdrawn({ withdrawn_notice: notice }: GovukItem): boolean {
  return Boolean(notice?.withdrawn_at ?? notice?.explanation);
}

/** Returns the nations that the publisher says the document applies to, or undefined if it does not say. */
export function nationsOf({ details }: GovukItem): Jurisdiction[] | undefined {
  const stated = details?.national_applicability;
  if (!stated) return undefined;
  const nations = JURISDICTIONS.filter((nation) => stated[nation.replace('-', '_')]?.applicable === true);
  return nations.length ? nations : undefined;
}

/** Finds the latest change note, which may be at either end of the list. */
export function changeNoteOf({ details }: GovukItem): string | undefined {
  const notes = [
    ...(details?.change_history ?? []).map(({ note, public_timestamp: at }) => ({ note, at: at ?? '' })),
    ...(details?.change_notes ?? []).map(({ change_note: note, published_at: at }) => ({
      note,
      at: at ?? '',
    })),
  ];
  return (
    notes
      .sort((a, b) => (a.at < b.at ? 1 : -1))[0]
      ?.note?.trim()
      .slice(0, LONGEST_NOTE) || undefined
  );
}

export interface GovukAttachment {
  title?: string;
  /** A full address, or a path on GOV.UK. */
  url: string;
  contentType: string;
  /** True for a page of GOV.UK, which has text of its own. */
  isPage: boolean;
}

/** Returns the page's attachments, or only the featured ones if there are any. */
export function attachmentsOf({ details }: GovukItem): GovukAttachment[] {
  const all = (details?.attachments ?? []).flatMap(({ url, ...rest }) => (url ? [{ url, ...rest }] : []));
  const featured = new Set(details?.featured_attachments ?? []);
  const shown = all.filter(
    ({ filename, url }) => (filename && featured.has(filename)) || featured.has(fileNameOf(url)),
  );
  const listed = shown.length ? shown : all;
  if (listed.length)
    return listed.map(({ url, title, content_type: type, attachment_type: kind }) => ({
      url,
      title: title ?? undefined,
      contentType: type ?? '',
      isPage: isPageOf(url) || (kind === 'html' && url.startsWith('/')),
    }));
  return (details?.documents ?? []).flatMap(linkedFiles);
}

function isPageOf(url: string): boolean {
  return url.startsWith('/government/publications/') || url.startsWith('/guidance/');
}

function fileNameOf(url: string): string {
  const name = url.slice(url.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function linkedFiles(fragment: string): GovukAttachment[] {
  const files = new Map<string, GovukAttachment>();
  for (const { address: url, title } of linksOf(fragment)) {
    const isFile = /^https:\/\/assets\.|^\/government\/(?:publications|uploads)\/[^?]+$/.test(url);
    // The cover picture and the title link to the same file, so use the name from the link that has text.
    if (isFile && (title || !files.has(url)))
      files.set(url, { url, title: title || undefined, contentType: '', isPage: isPageOf(url) });
  }
  return [...files.values()];
}
