// Reads the list of sources: the address of each, the specialism that it belongs to, and how often to check
// it.
import { Cron } from 'croner';
import { z } from 'zod';
import { LANGUAGES } from '../../knowledge/model/language.js';
import { AUTHORITIES, JURISDICTIONS } from '../../knowledge/model/source.js';
import { fieldFault, fieldWording as must } from './field-wording.js';
import { libraryWording } from './library-wording.js';

const said = libraryWording.sources;

/** The specialism that a source belongs to. The editor for that specialism reviews each change. */
export const SOURCE_OWNERS = [
  'social work',
  'law enforcement',
  'immigration safeguarding',
  'immigration and traffickers',
  "young people's participation",
] as const;

/** Once a day at most: guidance rarely changes, and publishers may block us if we check too often. */
const SHORTEST_INTERVAL_HOURS = 20;
const SHORTEST_FOLDER_INTERVAL_HOURS = 5 / 60;

const described = {
  slug: z
    .string()
    .max(120)
    .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, must.slug),
  title: z.string().trim().min(3),
  publisher: z.string().trim().min(2),
  /** The nations of the source. They must be listed, and are never guessed from the publisher. */
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1, must.oneNation),
  authority: z.enum(AUTHORITIES),
  /** If absent, we detect the language from the text of each document. */
  language: z.enum(LANGUAGES).optional(),
  owner: z.enum(SOURCE_OWNERS),
  /** A cron pattern with 5 fields, in UK time. */
  schedule: z.string().refine((pattern) => isCalm(pattern), must.dailySchedule),
  licence: z.string().trim().min(3),
  /** The attribution that the licence requires us to show next to a quote. */
  attribution: z.string().trim().min(3),
};

export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({
    ...described,
    kind: z.literal('govuk'),
    /** The path on GOV.UK, in the form that the Content API expects. */
    path: z.string().regex(/^\/[a-z0-9/-]+$/, must.govukPath),
  }),
  z.object({ ...described, kind: z.literal('web-page'), url: z.url({ protocol: /^https$/ }) }),
  z.object({
    ...described,
    kind: z.literal('folder'),
    /** A folder on this machine may be checked every few minutes, because no publisher gets requests. */
    schedule: z.string().refine((pattern) => isCalm(pattern, SHORTEST_FOLDER_INTERVAL_HOURS), {
      error: must.folderSchedule,
    }),
    /** The folder's path, relative to the project folder. */
    path: z.string().regex(/^(?!\/)(?!.*\.\.)[\w./-]+$/, must.folderPath),
  }),
]);
export type FollowedSource = z.infer<typeof sourceSchema>;

export interface SourceRegistry {
  sources: FollowedSource[];
  /** Entries that could not be used, as one line each. Each line also says how to fix the entry. */
  problems: string[];
}

/**
 * Reads the text of the list of sources. Broken or repeated entries are left out and reported, and the others
 * are used. `file` is the name to use in the reports.
 */
export function readSourceRegistry(json: string, file = 'sources.json'): SourceRegistry {
  const { entries, problem } = parseList(json.replace(/^\uFEFF/, ''), file);
  if (!entries) return { sources: [], problems: [problem] };
  const registry: SourceRegistry = { sources: [], problems: [] };
  const slugs = new Set<string>();
  entries.forEach((entry, i) => {
    const parsed = sourceSchema.safeParse(entry, { error: fieldFault });
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0]!;
      registry.problems.push(said.wrongEntry(file, nameOf(entry, i), path.join('.') || 'entry', message));
    } else if (slugs.has(parsed.data.slug)) {
      registry.problems.push(said.sameSlug(file, parsed.data.slug));
    } else {
      slugs.add(parsed.data.slug);
      registry.sources.push(parsed.data);
    }
  });
  return registry;
}

function parseList(
  json: string,
  file: string,
): { entries: unknown[]; problem?: never } | { entries?: never; problem: string } {
  if (!json.trim()) return { problem: said.empty(file) };
  try {
    const parsed: unknown = JSON.parse(json);
    return Array.isArray(parsed) ? { entries: parsed } : { problem: said.notAList(file) };
  } catch {
    return { problem: said.notJson(file, lineOfFault(json)) };
  }
}

/** The first line at which the JSON is not valid: the last one, if the text has been cut short. */
export function lineOfFault(json: string): number {
  const lines = json.trimEnd().split('\n');
  let [sound, faulty] = [0, lines.length];
  while (faulty - sound > 1) {
    const line = Math.floor((sound + faulty) / 2);
    if (canGoOn(lines.slice(0, line).join('\n').trimEnd())) sound = line;
    else faulty = line;
  }
  return faulty;
}

/** True if the text is valid JSON so far, which means that the parser fails at its end or not at all. */
function canGoOn(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch (error) {
    const said = error instanceof SyntaxError ? error.message : '';
    const position = /at position (\d+)/.exec(said)?.[1];
    return said.startsWith('Unexpected end') || (position !== undefined && Number(position) >= json.length);
  }
}

function nameOf(entry: unknown, index: number): string {
  const named = z.object({ slug: z.string() }).safeParse(entry);
  return named.success ? named.data.slug : `entry ${index + 1}`;
}

/** True if croner can read the pattern, and any 2 checks are at least this many hours apart. */
function isCalm(pattern: string, hours = SHORTEST_INTERVAL_HOURS): boolean {
  if (pattern.trim().split(/\s+/).length !== 5) return false;
  try {
    const runs = new Cron(pattern, { paused: true, timezone: 'Europe/London' }).nextRuns(8);
    return (
      runs.length > 1 &&
      runs.slice(1).every((run, i) => run.getTime() - runs[i]!.getTime() >= hours * 3_600_000)
    );
  } catch {
    return false;
  }
}

/** Returns an address where people can read the source, or undefined for a folder. */
export function addressOf(source: FollowedSource): string | undefined {
  if (source.kind === 'govuk') return `https://www.gov.uk${source.path}`;
  return source.kind === 'web-page' ? source.url : undefined;
}
