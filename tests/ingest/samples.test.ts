// Checks that the sample notes say they are samples, name their sources and agree with each other, because
// people are shown quotes from them.
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { JURISDICTIONS } from '../../knowledge/model/source.js';

const folder = new URL('../../ingest/samples/', import.meta.url);
const day = z.iso.date();
const frontMatterSchema = z.strictObject({
  title: z.string().min(5),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1),
  authority: z.literal('practice-note'),
  publisher: z.literal('Sample notes of this project'),
  sample: z.literal(true),
  sources: z.array(z.strictObject({ title: z.string().min(5), url: z.url({ protocol: /^https$/ }) })).min(1),
  lastVerified: day,
  date: day,
});

const notes = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => {
    const [, head = '', body = ''] = readFileSync(new URL(name, folder), 'utf8').split(/^---$/m);
    return { name, data: parse(head) as unknown, body: body.trim() };
  });
const each = notes.map((note) => [note.name, note] as const);
const details = (note: (typeof notes)[number]) => frontMatterSchema.parse(note.data);
const STALE_NUMBER = '0800 107 7057';
const phoneNumbers = (text: string) => text.match(/\b0\d{2,4}(?: \d{2,4}){2,3}\b/g) ?? [];

describe('the sample notes', () => {
  it('are enough to try every flow, in every nation', () => {
    expect(notes.length).toBeGreaterThanOrEqual(28);
    for (const nation of JURISDICTIONS) {
      const own = notes.filter((note) => details(note).jurisdictions.length < 3);
      expect(
        own.some((note) => details(note).jurisdictions.includes(nation)),
        nation,
      ).toBe(true);
    }
    expect(new Set(notes.map((note) => details(note).title)).size).toBe(notes.length);
  });

  it('hold tables, bullet lists and numbered steps', () => {
    const having = (pattern: RegExp) => notes.filter(({ body }) => pattern.test(body)).length;
    expect(having(/^\| ?-+/m)).toBeGreaterThan(5);
    expect(having(/^- /m)).toBeGreaterThan(20);
    expect(having(/^1\. /m)).toBeGreaterThan(20);
  });

  it('give no telephone number that the note of contacts does not hold with its date', () => {
    const contacts = notes.find((note) => note.name === 'contacts.md')!;
    const known = new Set(phoneNumbers(contacts.body));
    for (const note of notes)
      for (const number of phoneNumbers(note.body))
        expect(known, `${note.name}: ${number}`).toContain(number);
  });

  it('name the number that no longer works only to warn of it', () => {
    const naming = notes.filter((note) => note.body.includes(STALE_NUMBER));
    expect(naming.map((note) => note.name)).toEqual(['contacts.md']);
    const after = naming[0]!.body.split(STALE_NUMBER)[1]!;
    expect(after).toMatch(/^[^#]*Do not use it/);
  });

  it('date each number for children', () => {
    const contacts = notes.find((note) => note.name === 'contacts.md')!;
    const table = contacts.body.split('## Numbers for children')[1]!.split('\n## ')[0]!;
    const rows = table.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:-|Service)/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const row of rows) expect(row).toMatch(/\d{1,2} [A-Z][a-z]+ \d{4} *\|$/);
  });
});

describe.each(each)('%s', (_, note) => {
  it('says where it comes from, where it applies and when it was checked', () => {
    expect(frontMatterSchema.safeParse(note.data).error?.issues).toBeUndefined();
  });

  it('is marked as a sample, which every quote of it says', () => {
    expect(note.data).toMatchObject({ sample: true });
  });

  it('is short, and headed throughout', () => {
    const words = note.body.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
    expect(words.length).toBeGreaterThanOrEqual(250);
    expect(words.length).toBeLessThanOrEqual(600);
    expect(note.body.match(/^## /gm)!.length).toBeGreaterThanOrEqual(4);
    expect(note.body).not.toMatch(/^# /m);
  });

  it('leads into each list, so that no item is read alone', () => {
    const blocks = note.body.split(/\n{2,}/);
    blocks.forEach((block, i) => {
      if (!/^(?:- |1\. )/.test(block)) return;
      expect(blocks[i - 1], block).toMatch(/[:.]$|^## /);
    });
  });
});
