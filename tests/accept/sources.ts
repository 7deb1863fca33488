// Checks each example payload of the GOV.UK Content API twice, served from this machine with ETags.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RefreshResult } from '../../ingest/sources/refresh-source.js';
import type { GovukPayload } from '../fakes/fake-govuk/fake-govuk.js';
import { govukSource } from '../fakes/followed-sources.js';
import { startEditing } from '../support/running-editing.js';
import { makePdf } from '../adapters/parsers/make-pdf.js';
import type { AcceptanceContext } from './support/acceptance-context.js';

interface Example {
  /** The path of the example file, without its extension. */
  name: string;
  kind: string;
  payload: GovukPayload & { base_path: string };
}

/**
 * An example of one of these kinds must lead to the expected edition or state. Other examples are followed
 * too, but only counted.
 */
const REQUIRED = new Set(['publication', 'guide', 'manual', 'html_publication', 'redirect', 'gone']);

export async function followSources({ shared, measurements }: AcceptanceContext): Promise<void> {
  const examples = readExamples(join(shared, 'govuk-content-api'));
  const running = await startEditing();
  // Some pages that the examples link to are missing from the set, so the fake site serves one sentence for
  // each.
  for (const path of pagesLedTo(examples)) running.site.put(pseudonym(path));
  for (const { payload } of examples) running.site.put(payload);
  // The files attached to the examples are missing too, so the fake site serves a one-page PDF for each.
  const file = makePdf([[{ text: 'A page that stands for an attached file.', y: 700 }]]);
  for (const address of filesOf(examples)) running.site.putFile(address, 'application/pdf', file);
  const counts = new Map<string, number>();
  const failed: string[] = [];
  let repeated = 0;
  let unchanged = 0;
  let required = 0;
  for (const example of examples) {
    const { name, kind, payload } = example;
    // Several examples share an address, so each is served there in turn.
    running.site.put(payload);
    const source = govukSource(payload.base_path, name.replace(/[^\w-]+/g, '-').toLowerCase());
    const first = await running.refreshSource(source);
    const second = await running.refreshSource(source);
    repeated += second.requests;
    unchanged += second.unchanged;
    const wrong = whatIsWrong(example, first);
    const became = first.documents ? `${first.state}, with an edition` : first.state;
    const isRequired = REQUIRED.has(kind) || isWithdrawn(payload);
    if (isRequired) required += 1;
    if (wrong && isRequired) failed.push(`${name}: ${wrong}`);
    const label = `${isRequired ? '' : '(others) '}${kind}: ${wrong ? `not followed: ${wrong}` : became}`;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  await running.close();
  for (const [label, count] of [...counts].sort()) process.stdout.write(`       ${count} × ${label}\n`);
  for (const line of failed) process.stdout.write(`       FAILED ${line}\n`);
  measurements.note(
    'examples that became the right edition or state',
    required - failed.length,
    String(required),
    !failed.length,
  );
  // Redirects and removed pages have no ETag.
  process.stdout.write(`       second look: ${repeated} requests, ${unchanged} of them “not modified”\n`);
}

function readExamples(folder: string): Example[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json') && !name.startsWith('_'))
    .sort()
    .flatMap((name) => {
      const payload = JSON.parse(readFileSync(join(folder, name), 'utf8')) as GovukPayload;
      const { base_path: path } = payload;
      const example = { name: name.replace(/\.json$/, ''), kind: name.split('/')[0]! };
      // Messages to the publishing service about links are not pages, so they have no path.
      return typeof path === 'string' ? [{ ...example, payload: { ...payload, base_path: path } }] : [];
    });
}

function filesOf(examples: readonly Example[]): string[] {
  const found = JSON.stringify(examples.map(({ payload }) => payload)).matchAll(
    /https:\/\/assets\.(?:publishing\.service|digital\.cabinet-office)\.gov\.uk(\/[^"\\?# ]+\.pdf)/g,
  );
  return [...new Set([...found].map(([, path]) => path!))];
}

function pagesLedTo(examples: readonly Example[]): string[] {
  const listed = (value: unknown): string[] => {
    if (Array.isArray(value)) return value.flatMap(listed);
    if (typeof value !== 'object' || value === null) return [];
    const { base_path: path } = value as { base_path?: unknown };
    return [...(typeof path === 'string' ? [path] : []), ...Object.values(value).flatMap(listed)];
  };
  return examples.flatMap(({ payload }) => {
    const { details, links } = payload as { details?: object; links?: { documents?: unknown } };
    return [...listed(details), ...listed(links?.documents)];
  });
}

function pseudonym(path: string): GovukPayload {
  return {
    base_path: path,
    schema_name: 'publication',
    title: path,
    details: { body: `<p>A sentence that stands for the page at ${path}.</p>` },
  };
}

function isWithdrawn({ withdrawn_notice: notice }: GovukPayload): boolean {
  return typeof notice === 'object' && notice !== null && Object.keys(notice).length > 0;
}

function whatIsWrong(
  { payload }: Example,
  { state, documents, problems, reason }: RefreshResult,
): string | undefined {
  const expected =
    payload.schema_name === 'redirect'
      ? 'moved'
      : payload.schema_name === 'gone'
        ? 'gone'
        : isWithdrawn(payload)
          ? 'withdrawn'
          : 'available';
  if (state !== expected) return `${state} instead of ${expected} (${reason ?? ''})`;
  if (expected === 'moved' || expected === 'gone' || isEmpty(payload)) return undefined;
  if (!documents)
    return problems[0] ? `no edition: ${problems[0].problem}` : 'no edition: it has no words of its own';
  const [problem] = problems;
  return problem ? `${problem.place}: ${problem.problem}` : undefined;
}

/** Some examples of a guide have no parts. Correctly, there is nothing to quote from them. */
function isEmpty({ schema_name: schema, details }: GovukPayload): boolean {
  return schema === 'guide' && !(details as { parts?: unknown[] }).parts?.length;
}
