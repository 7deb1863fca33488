// Checks the hazards and risks in an evidence pack: their controls, what is missing, and that the list of
// hazards and the list of risks agree.
import { expect, test } from 'vitest';
import { connectStores } from '../../../adapters/composition/stores.js';
import { noteBackup } from '../../../adapters/sql/backup/last-backup.js';
import { FINDINGS } from '../../../adapters/evidence/content/findings.js';
import { HAZARDS } from '../../../adapters/evidence/content/hazards.js';
import { temporaryDatabase } from '../../fakes/temporary-database.js';
import { shared } from '../../support/per-test.js';
import { cellsOf, factsFor, SET_UPS } from './set-ups.js';

const temporary = shared(temporaryDatabase);
const store = shared(() => connectStores(temporary.database));
const TEAMS = SET_UPS['Teams with Azure OpenAI'];
const PUBLIC = SET_UPS['public sector'];
const HELD = 3;
const ABSENT = 4;
const REMAINS = 7;

async function cells(environment: NodeJS.ProcessEnv, ref: string): Promise<readonly string[]> {
  return cellsOf(await factsFor(environment, store), ref);
}

test('a command that someone could run is not a control', () => {
  const controls = HAZARDS.flatMap(({ id, controls: all }) => all.map(({ text }) => `${id} ${text}`));
  expect(controls.filter((text) => /\bctac\b|with a command|a command /i.test(text))).toEqual([]);
});

test('counts no restore as tried, with or without a backup', async () => {
  const without = await cells({}, '05-H21');
  expect(without[HELD]).toBe('none');
  expect(without[ABSENT]).toContain(
    'A restore was tried: no backup is recorded, and the store does not show',
  );
  expect((await cells({}, '05-bare'))[1]).toContain('H21');
  await noteBackup(temporary.database.kysely, '2026-11-28T02:00:00.000Z');
  const backedUp = await cells({}, '05-H21');
  expect(backedUp[HELD]).toBe('A backup has succeeded');
  expect(backedUp[ABSENT]).toBe(
    'A restore was tried: the store does not show whether anyone has tried a restore',
  );
});

test('does not say that every control of a changed language model is in force', async () => {
  const changed = await cells(TEAMS, '05-H23');
  expect(changed[ABSENT]).toMatch(/Calls to the model that fail .* someone watches them/);
  expect(changed[REMAINS]).toContain('test questions are answered without the language model');
  expect((await cells(TEAMS, '05-whole'))[1]).not.toContain('H23');
});

test('says that test questions need no metrics, and never use a language model', async () => {
  expect((await cells(TEAMS, '05-H25'))[ABSENT]).toMatch(/there are no test questions/);
  for (const set of [TEAMS, PUBLIC])
    expect((await cells(set, '05-H25'))[ABSENT]).not.toContain('METRICS_PORT');
  for (const ref of ['13-questions', '12-etsi-12'])
    expect([ref, (await cells(TEAMS, ref))[1]]).toEqual([
      ref,
      expect.stringMatching(/without a language model/),
    ]);
});

test('relies on editors to decide on reports only where people cannot choose the role', async () => {
  const decides = 'an editor decides on it';
  expect((await cells({}, '05-H02'))[HELD]).not.toContain(decides);
  expect((await cells({}, '05-H02'))[ABSENT]).toMatch(/people choose their own name and role/);
  expect((await cells(PUBLIC, '05-H02'))[HELD]).toContain(decides);
  for (const ref of ['04-review', '05-incidents', '03-wrong-answer']) {
    expect([ref, (await cells({}, ref))[1]]).toEqual([
      ref,
      expect.stringContaining('Anyone at this machine can'),
    ]);
    expect([ref, (await cells(PUBLIC, ref))[1]]).toEqual([ref, expect.stringContaining('Editors decide on')]);
    expect([ref, (await cells(TEAMS, ref))[1]]).toEqual([ref, expect.stringContaining('No one can sign in')]);
  }
});

test('has a hazard and a risk for a break-in, an adviser’s advice and an update', async () => {
  expect((await cells(PUBLIC, '05-H09'))[1]).toContain('breaks in');
  expect((await cells(PUBLIC, '03-break-in'))[2]).toContain('12-advisories');
  expect((await cells(PUBLIC, '05-H24'))[REMAINS]).toContain('No one checks advice');
});

/** For each hazard, the risks in 03-dpia-inputs that concern the same harm. */
const SAME: Readonly<Record<string, readonly string[]>> = {
  H01: ['wrong-answer'],
  H08: ['sign-in', 'wrong-person'],
  H09: ['redaction', 'model', 'platform', 'wrong-person', 'curious', 'disk', 'break-in'],
};

test('repeats each line of the first page in 03 wherever it is in the hazard about the same harm', () => {
  for (const [hazard, risks] of Object.entries(SAME)) {
    const left = FINDINGS.filter(
      ({ worsens }) => worsens.includes(hazard) && !risks.some((risk) => worsens.includes(`03-${risk}`)),
    );
    expect([hazard, left.map(({ id }) => id)]).toEqual([hazard, []]);
  }
});

test('says what the limits keep from advisers, and who shares them', async () => {
  const danger = await cells(PUBLIC, '05-H04');
  expect(danger.join()).not.toContain('exempt from every limit');
  expect(danger[HELD]).toContain('another 32 MB a day from one address');
  expect(danger[REMAINS]).toMatch(
    /over 4,000 characters in which rules find no danger.* 128 kB .* 20 urgent requests/,
  );
  expect(danger[REMAINS]).toMatch(
    /urgent message over 4,000 .* one part.* punctuation marks or symbols .* only rules/,
  );
  expect((await cells(TEAMS, '05-H04'))[REMAINS]).toContain('when a message is too long');
  expect((await cells({}, '05-danger'))[1]).toContain('except as H04 says');
  // The chat’s limits are counted by browser and address, even for someone who has signed in.
  for (const ref of ['05-H04', '05-H07', '05-H11'])
    expect([ref, (await cells(PUBLIC, ref))[REMAINS]]).toEqual([
      ref,
      expect.stringContaining('One person can use up everyone’s limit'),
    ]);
  expect((await cells(PUBLIC, '00-look-shared-limit'))[1]).toContain('with or without a sign-in');
  expect((await cells({}, '05-H04'))[REMAINS]).not.toContain('everyone’s limit');
});

test('says that a language model decides whether anything was found, only where one is connected', async () => {
  const byModel = /If the language model is asked, it decides .* picks no sentence/;
  for (const ref of ['03-decides', '04-2.2.1']) {
    expect([ref, (await cells(TEAMS, ref)).join()]).toEqual([ref, expect.stringMatching(byModel)]);
    expect([ref, (await cells({}, ref)).join()]).toEqual([
      ref,
      expect.stringContaining('A calibrated threshold decides between quotes and “not found”'),
    ]);
  }
  for (const ref of ['05-H02', '05-H10']) {
    expect([ref, (await cells(TEAMS, ref))[REMAINS]]).toEqual([
      ref,
      expect.stringMatching(/no figures for your model/),
    ]);
    expect([ref, (await cells({}, ref))[REMAINS]]).toEqual([ref, expect.not.stringMatching(/your model/)]);
  }
  expect((await cells(TEAMS, '02-to-language-model'))[4]).toContain('or none');
});
