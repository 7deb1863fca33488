// Tests on both databases what a copy of a staff member’s data contains apart from the requests they handled.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSavedReplyRecords } from '../../../../adapters/sql/people/saved-reply-records.js';
import { auditSignIn } from '../../../../bot/audit/audit-sign-in.js';
import { exportPage } from '../../../../bot/data-subject/copy/export-page.js';
import { exportData, openRequest, setLeftOut } from '../../../../bot/data-subject/data-requests.js';
import type { Person } from '../../../../bot/model/people/person.js';
import { redact } from '../../../../knowledge/redaction/redact.js';
import { sampleRoster } from '../../../fakes/samples/sample-roster.js';
import { createTestBot, type TestBot } from '../../../fakes/test-bot.js';
import { onBothDatabases } from '../../../support/on-both-databases.js';
import { uploadFile } from '../../../support/governance/every-trace.js';

const by = { name: 'Ann', account: 'web:desk:1' };
const ed: Person = { platform: 'web', id: 'desk:ed', name: 'Ed' };
const other: Person = { platform: 'web', id: 'desk:other', name: 'Olu' };

onBothDatabases((server) => {
  let bot: TestBot;
  const now = () => bot.ports.clock().toISOString();
  const signIn = (person: Person) =>
    auditSignIn(
      bot.store.records.audit,
      { subject: person.id.slice('desk:'.length), name: person.name!, roles: ['editor'] },
      now(),
    );
  beforeEach(async () => {
    bot = await createTestBot({ redact }, server());
    await signIn(ed);
    await signIn(other);
  });
  afterEach(() => bot.close());

  async function copyFor(person: Person, leftOut: string[] = []) {
    const opened = await openRequest(bot.ports, { kind: 'access', subject: { by: 'identity', person }, by });
    const id = opened.outcome === 'done' ? opened.value.id : '';
    if (leftOut.length) await setLeftOut(bot.ports, { id, by, words: leftOut });
    const step = await exportData(bot.ports, { id, by });
    if (step.outcome === 'refused') throw new Error(step.problem);
    const { kept } = step.value.data;
    return { kept, work: kept?.work, texts: [JSON.stringify(step.value), exportPage(step.value)] };
  }

  test('has the replies that they saved, and no one else’s', async () => {
    const replies = createSavedReplyRecords(bot.database.kysely);
    const reply = (word: string) => ({ title: `About ${word}`, text: `Ask Zora Hill about ${word}.` });
    await replies.save({ id: 'a', ...reply('quokka1x'), by: ed, at: now() });
    await replies.save({ id: 'b', ...reply('quokka2x'), by: other, at: now() });
    const { work, texts } = await copyFor(ed);
    expect(work?.savedReplies).toEqual([
      { at: now(), title: 'About quokka1x', text: 'Ask [name 1] about quokka1x.' },
    ]);
    for (const text of texts) {
      expect(text).toContain('quokka1x');
      expect(text).not.toMatch(/quokka2x|Zora/);
    }
    for (const text of (await copyFor(ed, ['quokka1x'])).texts) expect(text).not.toContain('quokka1x');
  });

  test('has their entry in the advisers’ file, their hours, and until when they are away', async () => {
    const { advisers } = bot.store.records;
    bot.ports.roster = () => sampleRoster({ as: [ed], lead: true }, { as: [other] });
    const [mine, theirs] = bot.ports.roster().map(({ id }) => id);
    const details = (languages: string[]) => ({
      hours: [{ days: ['mon', 'fri'], from: '09:00', to: '17:15' }],
      nations: ['wales'],
      specialisms: ['social-work'],
      languages,
    });
    await advisers.addChange({ adviser: mine!, version: 1, details: details(['cy']), by: other, at: now() });
    await advisers.addChange({ adviser: theirs!, version: 1, details: details(['pl']), by: ed, at: now() });
    await advisers.setAway(mine!, '2026-05-06T10:00:00.000Z');
    const { work, texts } = await copyFor(ed);
    expect(work).toMatchObject({
      listed: { id: mine, lead: true },
      awayUntil: '2026-05-06T10:00:00.000Z',
      details: [{ details: { languages: ['cy'] } }],
    });
    expect(texts[1]).toContain('Hours: mon, fri 09:00 to 17:15');
    expect(texts[1]).toContain('Away until 6 May 2026 at 11am');
    for (const text of texts) expect(text).not.toMatch(/Olu|"pl"|Languages: pl/);
  });

  test('has what is stored with their name, unless another account signed in with it', async () => {
    const { editingWork } = bot.store.records;
    const work = (reason: string) => ({ kind: 'roll-back' as const, reason });
    await editingWork.add(work('Zora Hill asked for quokka3x'), 'Ed', now());
    await editingWork.add(work('quokka4x'), 'Olu', now());
    const upload = { slug: 'guide', editor: 'Ed', text: 'What Zora Hill says about quokka5x.' };
    await uploadFile(bot, { ...upload, name: 'Zora Hill quokka6x.md' });
    await uploadFile(bot, { slug: 'other', editor: 'Ed', text: 'quokka7x' });
    const { kept, texts } = await copyFor(ed);
    expect(kept?.work?.steps).toEqual([
      { at: now(), did: 'work', what: 'roll-back', words: '[name 1] asked for quokka3x' },
    ]);
    expect(kept?.work?.audit).toEqual([{ at: now(), kind: 'sign-in' }]);
    expect(kept?.uploads).toMatchObject([
      {
        name: '[name 1] quokka6x.md',
        title: 'guide',
        uploadedAt: now(),
        published: false,
        text: expect.stringContaining('What [name 1] says about quokka5x.') as string,
      },
      { name: 'other.md', text: expect.stringMatching(/quokka7x$/) as string },
    ]);
    for (const text of texts) {
      for (const word of ['quokka3x', 'quokka5x', 'quokka6x']) expect(text).toContain(word);
      expect(text).not.toMatch(/quokka4x|Zora/);
    }

    await signIn({ ...other, name: 'Ed' });
    const shared = await copyFor(ed);
    expect(shared.kept).toMatchObject({ uploads: [], work: { steps: [], audit: [], sharedName: true } });
    for (const text of shared.texts) expect(text).not.toMatch(/quokka/);
    expect(shared.texts[1]).toContain('Another account has signed in with the same name as you.');
  });

  test('counts what is linked to them only by name, because anyone can type it with a command', async () => {
    const { switches, decisions, audit } = bot.store.records;
    await switches.turnOff({ name: 'chat', by: 'Ed', reason: 'quokka1x', message: 'Off.', at: now() });
    const details = { name: 'chat', reason: 'quokka2x', message: 'Off.' } as const;
    await decisions.record({ kind: 'switch-off', by: 'Ed', at: now(), details });
    const command = { name: 'Ed', account: 'computer:0:root' };
    await openRequest(bot.ports, { kind: 'access', subject: { by: 'name', sought: 'Zora' }, by: command });
    await audit.append({ kind: 'review', at: now(), by: 'Ed' });
    const desk = { name: 'Ed', account: 'web:desk:ed' };
    await openRequest(bot.ports, { kind: 'access', subject: { by: 'name', sought: 'Zora' }, by: desk });
    const { work, texts } = await copyFor(ed);
    expect(work).toMatchObject({
      steps: [],
      audit: [{ kind: 'sign-in' }, { kind: 'subject-request' }],
      byNameOnly: { names: ['Ed'], steps: 2, lines: 3 },
    });
    expect(texts[1]).toContain('that only have the name Ed (5), because');
    for (const text of texts) expect(text).not.toMatch(/quokka/);
  });

  test('says that there are more lines in the audit log than it searched', async () => {
    const { audit } = bot.store.records;
    const [one] = await audit.find({ by: 'Ed' }, { limit: 1, offset: 0 });
    audit.find = (_, { limit }) =>
      Promise.resolve(Array.from({ length: Math.min(limit, 10_001) }, (_, number) => ({ ...one!, number })));
    const { work, texts } = await copyFor(ed);
    expect(work?.moreAudit).toBe(true);
    expect(work?.audit).toHaveLength(10_000);
    expect(texts[1]).toContain('We searched only the newest 10,000 lines');
  });

  test('says that a file cannot be read because its key is gone, and still has the text read from it', async () => {
    await uploadFile(bot, { slug: 'guide', editor: 'Ed', text: 'quokka1x' });
    await uploadFile(bot, { slug: 'other', editor: 'Ed', text: 'quokka2x' });
    await bot.database.kysely
      .updateTable('data_keys')
      .set({ wrapped: '' })
      .where('id', 'in', (eb) => eb.selectFrom('uploads').select('key').where('slug', '=', 'guide'))
      .execute();
    const { kept, texts } = await copyFor(ed);
    expect(kept?.uploads.map(({ withoutKey }) => withoutKey)).toEqual([true, undefined]);
    expect(texts[1]!.split('The file itself cannot be read')).toHaveLength(2);
    for (const text of texts) expect(text).toContain('quokka1x');
  });

  test('redacts the text of a file that is accepted but not live', async () => {
    await uploadFile(bot, { slug: 'guide', editor: 'Ed', text: 'Call Zora Hill.' });
    await bot.database.kysely.updateTable('changes').set({ state: 'accepted' }).execute();
    const { kept, texts } = await copyFor(ed);
    expect(kept?.uploads).toMatchObject([
      { published: false, text: expect.stringContaining('Call [name 1].') as string },
    ]);
    expect(texts[1]).toContain(', not published.');
    for (const text of texts) expect(text).not.toContain('Zora');
  });

  test('shows the text of a published file as everyone can read it', async () => {
    await uploadFile(bot, { slug: 'guide', editor: 'Ed', text: 'Call Zora Hill.' });
    await bot.database.kysely.updateTable('changes').set({ state: 'published' }).execute();
    const { kept } = await copyFor(ed);
    expect(kept?.uploads).toMatchObject([
      { published: true, text: expect.stringContaining('Call Zora Hill.') as string },
    ]);
  });
});
