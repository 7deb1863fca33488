// Generates random replies from followed sites: payloads of the GOV.UK Content API, and robots.txt files.
import fc from 'fast-check';
import type { FetchPage } from '../../../adapters/sources/fetch-politely.js';
import { createGovukSource } from '../../../adapters/sources/govuk.js';
import { isPathAllowed, readRobotsRules } from '../../../adapters/sources/robots-rules.js';
import { govukSource } from '../../fakes/followed-sources.js';
import { id, oddRecord, oddText, utf8 } from './odd-text.js';

const html = oddText('html', 'words', 'spaces');
const path = fc.oneof(
  fc.constantFrom('/guidance/a', '/government/publications/a/b.pdf', '/x', '%', '//'),
  fc.webUrl(),
  id,
);
const page = fc.record({ base_path: path, title: id });
const text = fc.oneof(html, fc.array(fc.record({ content_type: id, content: oddText('markdown', 'words') })));
export const govukPayload = oddRecord({
  base_path: path,
  schema_name: fc.constantFrom('publication', 'manual', 'document_collection', 'redirect', 'gone'),
  title: id,
  withdrawn_notice: oddRecord({ explanation: html, withdrawn_at: id }),
  redirects: fc.array(fc.record({ destination: path })),
  details: oddRecord({
    body: text,
    explanation: html,
    alternative_path: path,
    parts: fc.array(fc.record({ title: id, body: text }), { maxLength: 3 }),
    child_section_groups: fc.array(fc.record({ child_sections: fc.array(page, { maxLength: 3 }) })),
    attachments: fc.array(oddRecord({ url: path, title: id, content_type: id, filename: id })),
    featured_attachments: fc.array(id),
    documents: fc.array(html, { maxLength: 3 }),
    change_history: fc.array(oddRecord({ note: html, public_timestamp: id }), { maxLength: 3 }),
    national_applicability: oddRecord({ wales: fc.record({ applicable: fc.boolean() }) }),
  }),
  links: oddRecord({ documents: fc.array(page) }),
});

/** Checks a site that returns the same page 5 times, then says that pages are missing. */
export async function checkGovuk(payload: Record<string, unknown>): Promise<void> {
  const bytes = utf8(JSON.stringify(payload));
  let left = 5;
  const fetchPage: FetchPage = ({ url }) => {
    const copy = { url, contentType: 'application/json', bytes };
    return Promise.resolve((left -= 1) < 0 ? { kind: 'missing', url, bytes } : { kind: 'found', url, copy });
  };
  await createGovukSource(fetchPage, 'https://www.gov.uk')(govukSource('/x'), () =>
    Promise.resolve(undefined),
  );
}

export const robotsAndAddress = fc.tuple(oddText('robots'), fc.webUrl({ withQueryParameters: true }));

export function applyRobots([text, url]: [string, string]): void {
  const rules = readRobotsRules(new TextDecoder().decode(utf8(text)), 'reader');
  if (URL.canParse(url)) isPathAllowed(rules, new URL(url));
}
