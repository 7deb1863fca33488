// Checks the documents against the project: links work, commands exist, and every setting is explained.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UPLOAD_KINDS } from '../ingest/model/upload.js';
import { HOSTILE_FILES } from './attacks/files/hostile-files.js';
import { HOSTILE_PAYLOADS, HOSTILE_ROBOTS } from './attacks/files/hostile-payloads.js';
import { paragraphsIn } from '../tools/words/read-words.js';
import { catalogueTexts, PICTURES, SHOWN, type Shown } from './browser/pictures/shown.js';

const root = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  '.github/pull_request_template.md',
  'tests/attacks/README.md',
  'tests/recorded/README.md',
  'adapters/models/minilm/guidance-encoder.md',
  'adapters/models/message-reader/message-reader.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Returns the targets of links and pictures, except links to other sites. */
function relativeLinks(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((?<target>[^()\s]+)\)/gu)]
    .map(({ groups }) => groups!['target']!)
    .filter((target) => !/^[a-z][a-z+.-]*:/iu.test(target));
}

/** This document lists folders that no longer exist, so its paths are not checked. */
const NAMES_OLD_PATHS = join('docs', 'decisions', '0036-rooms-by-stage.md');
const TOP_LEVEL = 'bot|knowledge|ingest|adapters|tests|tools|docs|[.]github|[.]githooks|[.]ci';

/**
 * Returns the paths in inline code, relative to the project’s folder. Leaves out patterns, such as paths with
 * a star.
 */
function pathsIn(markdown: string): string[] {
  return [...markdown.matchAll(/`(?<code>[^`\n]+)`/gu)]
    .map(({ groups }) => groups!['code']!)
    .filter((code) => new RegExp(`^(?:${TOP_LEVEL})/[\\w./-]+$`, 'u').test(code));
}

/** Returns the anchors that GitHub makes for headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#{1,6} (?<heading>.+)$/gmu)].map(({ groups }) =>
    groups!
      ['heading']!.toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/gu, '-'),
  );
}

function leadsSomewhere(document: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? document : join(dirname(document), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || anchorsOf(read(file)).includes(anchor);
}

const LONGEST_PARAGRAPH = 150;

describe('the documents', () => {
  it('have no paragraph or list item that is too long to take in', () => {
    const pages = documents.filter((document) => dirname(document) === 'docs');
    const paragraphs = pages.flatMap((page) => paragraphsIn(read(page)).map((words) => ({ page, words })));
    expect(paragraphs.length).toBeGreaterThan(pages.length);
    const long = paragraphs.filter(({ words }) => words.split(/\s+/u).length > LONGEST_PARAGRAPH);
    expect(long.map(({ page, words }) => `${page}: ${words.slice(0, 60)}`)).toEqual([]);
  });

  it('link only to files and headings that are there', () => {
    const links = documents.flatMap((document) =>
      relativeLinks(read(document)).map((target) => ({ document, target })),
    );
    expect(links.length).toBeGreaterThan(documents.length);
    expect(links.filter(({ document, target }) => !leadsSomewhere(document, target))).toEqual([]);
  });

  it('name only files and folders that are there', () => {
    const named = documents
      .filter((document) => document !== NAMES_OLD_PATHS)
      .flatMap((document) => pathsIn(read(document)).map((path) => ({ document, path })));
    expect(named.length).toBeGreaterThan(documents.length);
    expect(named.filter(({ path }) => !existsSync(join(root, path)))).toEqual([]);
  });

  it('show each picture that is kept for them', () => {
    const kept = readdirSync(join(root, 'docs/pictures'));
    const all = documents.map(read).join('\n');
    expect(kept.filter((name) => !all.includes(`pictures/${name}`))).toEqual([]);
  });

  it('show only words that the catalogues still have', () => {
    const texts = new Set(catalogueTexts());
    const shown = JSON.parse(read(SHOWN)) as Shown;
    // Taken by hand, in Microsoft’s Agents Playground.
    const pictures = readdirSync(join(root, PICTURES)).filter(
      (name) => name.endsWith('.png') && name !== 'teams-answer.png',
    );
    expect(Object.keys(shown).map((name) => `${name}.png`)).toEqual(pictures.sort());
    const gone = Object.entries(shown).flatMap(([picture, all]) =>
      all.filter((words) => !texts.has(words)).map((words) => ({ picture, words })),
    );
    // If one is gone, run the script that takes its picture, in `tests/browser/pictures`.
    expect(gone).toEqual([]);
  });

  it('count the hostile files and replies as they are', () => {
    const uploaded = HOSTILE_FILES.filter(({ kind }) => UPLOAD_KINDS.some((one) => one === kind));
    const payloads = HOSTILE_PAYLOADS.length + HOSTILE_ROBOTS.length;
    const quality = read('docs/quality.md');
    expect(quality).toContain(
      `[${HOSTILE_FILES.length} hostile ones](../tests/attacks/files/hostile-files.ts)`,
    );
    expect(quality).toContain(`could upload, ${uploaded.length} of them`);
    expect(quality).toContain(`[${payloads} hostile ones](../tests/attacks/files/hostile-payloads.ts)`);
  });

  it('name only commands that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((document) =>
      [...read(document).matchAll(/\bnpm run (?:--silent )?(?<script>[a-z][a-z:-]*)/gu)].map(
        ({ groups }) => groups!['script']!,
      ),
    );
    expect(named).toContain('ctac');
    expect(named.filter((script) => !Object.hasOwn(scripts, script))).toEqual([]);
  });

  it('explain each setting of .env.example', () => {
    const settings = [...read('.env.example').matchAll(/^#?(?<name>[A-Z][A-Z0-9_]+)=/gmu)].map(
      ({ groups }) => groups!['name']!,
    );
    expect(settings).toContain('DATA_DIR');
    // Retention periods may be explained in data-protection.md instead, for the data protection officer who
    // decides on them.
    const explained = read('docs/operate.md') + read('docs/data-protection.md');
    expect(settings.filter((name) => !explained.includes(`| \`${name}\``))).toEqual([]);
  });

  it('say for each file that imports the Bot Framework what a move would change', () => {
    const files = readdirSync(join(root, 'adapters'), { recursive: true, encoding: 'utf8' })
      .map((name) => join('adapters', name))
      .filter((file) => file.endsWith('.ts') && /from '(?:botbuilder|botframework-)/u.test(read(file)));
    const decision = '0042-when-to-leave-the-bot-framework.md';
    const links = relativeLinks(read(join('docs/decisions', decision)));
    const listed = links.map((target) => join('docs/decisions', target));
    expect(files).toContain('adapters/teams/service/bot-framework.ts');
    expect(files.filter((file) => !listed.includes(file))).toEqual([]);
  });

  it('have each decision in the list of decisions', () => {
    const listed = relativeLinks(read('docs/decisions/README.md'));
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/u.test(name));
    expect(decisions.filter((name) => !listed.includes(name))).toEqual([]);
  });
});
