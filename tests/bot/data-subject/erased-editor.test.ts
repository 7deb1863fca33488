// Tests on both databases how an editor is erased, even while a legal hold covers some of their work. Also
// tests erasing someone who is about to receive a recall.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ChangeState } from '../../../ingest/model/editing.js';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import { auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import type { Person } from '../../../bot/model/people/person.js';
import { eraseData, openRequest } from '../../../bot/data-subject/data-requests.js';
import { liftHold, placeHold } from '../../../bot/governance/holds.js';
import type { HoldScope } from '../../../bot/model/governance/hold.js';
import { sampleDocument, samplePassage } from '../../fakes/samples/guidance-samples.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const by = { name: 'Ann', account: 'web:desk:1' };
const DAY_MS = 86_400_000;
const editor: Person = { platform: 'web', id: 'desk:ed' };

onBothDatabases((server) => {
  let bot: TestBot;
  beforeEach(async () => {
    bot = await createTestBot({}, server());
  });
  afterEach(() => bot.close());

  const now = () => bot.ports.clock().toISOString();
  const signIn = (subject: string) =>
    auditSignIn(bot.store.records.audit, { subject, name: 'Quokka Ed', roles: ['editor'] }, now());

  async function upload(slug: string, state: ChangeState): Promise<void> {
    const passage = samplePassage({ id: `${slug}-1`, document: slug, text: `wombat in ${slug}` });
    const edition = { document: sampleDocument({ slug }), digest: slug, origin: 'upload' };
    const guidance = createGuidanceStore(bot.database);
    const { id } = await guidance.saveEdition(edition, [{ passage, contextDigest: slug }]);
    const bytes = Buffer.from(`wombat in ${slug}`);
    const file = { edition: id, slug, title: slug, name: `quokka-${slug}.md`, kind: 'md' as const, bytes };
    const proposal = { source: slug, document: slug, edition: id, weight: 'substance' as const };
    await createLibraryStore(bot.database).saveUpload({ ...file, at: now(), editor: 'Quokka Ed' }, proposal);
    await bot.database.kysely.updateTable('changes').set({ state }).where('document', '=', slug).execute();
  }

  async function recall(): Promise<void> {
    await bot.database.kysely
      .insertInto('recalls')
      .values({
        passage: 'p',
        document: 'd',
        title: 'D',
        publication: null,
        reason: 'wrong',
        was: 'x',
        now: null,
        since: now(),
        state: 'told',
        opened_at: now(),
        decided_by: 'Quokka Ed',
        decided_at: now(),
        comment: null,
        fingerprint: 'f',
      })
      .execute();
  }

  async function erase(person: Person): Promise<void> {
    const opened = await openRequest(bot.ports, { kind: 'erasure', subject: { by: 'identity', person }, by });
    const id = opened.outcome === 'done' ? opened.value.id : '';
    expect(await eraseData(bot.ports, { id, by })).toMatchObject({ outcome: 'done' });
  }

  async function left(...tables: string[]): Promise<string> {
    const rows = [];
    for (const table of tables)
      rows.push(
        await bot.database.kysely
          .selectFrom(table as 'messages')
          .selectAll()
          .execute(),
      );
    return JSON.stringify(rows);
  }
  const GUIDANCE = ['uploads', 'recalls', 'passages', 'editions', 'edition_passages', 'changes'];

  test('removes what an editor uploaded and no one published, and their name from what is guidance', async () => {
    await signIn('ed');
    await upload('live', 'published');
    await upload('draft', 'open');
    await recall();
    await erase(editor);
    const rows = await left(...GUIDANCE);
    expect(rows).not.toMatch(/quokka/i);
    expect(rows).not.toContain('wombat in draft');
    expect(rows).toContain('wombat in live');
    expect(await createLibraryStore(bot.database).uploads()).toMatchObject([{ slug: 'live' }]);
  });

  test('leaves what may be a namesake’s', async () => {
    await signIn('ed');
    await signIn('other');
    await upload('draft', 'open');
    await erase(editor);
    expect(await createLibraryStore(bot.database).uploads()).toMatchObject([{ editor: 'Quokka Ed' }]);
  });

  /** Puts the editor's name back on the upload, as a backup from before the erasure would. */
  async function restore(slug: string): Promise<void> {
    const { kysely } = bot.database;
    const row = { editor: 'Quokka Ed', name: `quokka-${slug}.md` };
    await kysely.updateTable('uploads').set(row).where('slug', '=', slug).execute();
    await kysely.deleteFrom('erased').execute();
  }

  test('is erased again in a store restored from before the audit log was shortened', async () => {
    const { kysely } = bot.database;
    await signIn('ed');
    await signIn('ed');
    await upload('live', 'published');
    const first = await kysely
      .selectFrom('audit_events')
      .selectAll()
      .where('kind', '=', 'sign-in')
      .orderBy('number')
      .executeTakeFirstOrThrow();
    const change = kysely.updateTable('audit_events').where('number', '=', first.number);
    await change.set({ event: null, by: null, record: null }).execute();
    await erase(editor);
    const kept = await bot.store.records.erasures.all();
    await restore('live');
    await change.set(first).execute();
    expect(await bot.repeatErasures(kept)).toBeGreaterThan(0);
    expect(await left('uploads')).not.toMatch(/quokka/i);
  });

  describe('while a legal hold covers it', () => {
    async function held(scope: HoldScope): Promise<string> {
      const placed = await placeHold(bot.ports, { scope, reason: 'A court order', mayTell: true, by: 'Ann' });
      if (placed.outcome !== 'placed') throw new Error(placed.problem);
      return placed.id;
    }
    async function lift(id: string): Promise<void> {
      await liftHold(bot.ports, { id, by: 'Ann', reason: 'It is over.' });
      await bot.settle();
    }
    const onMay = { kind: 'period', from: '2026-05-01', to: '2026-06-01' } as const;
    const onThem = { kind: 'person', platform: editor.platform, target: editor.id } as const;
    test('keeps a file that a hold on its day covers, and erases it once the hold is lifted', async () => {
      await signIn('ed');
      await upload('live', 'published');
      await upload('draft', 'open');
      await bot.later(40 * DAY_MS);
      await upload('later', 'published');
      const hold = await held(onMay);
      await erase(editor);
      const [request] = await bot.store.records.subjects.list();
      expect(request!.log.at(-1)!.what).toBe(
        'Erased, except for 2 uploaded files that a legal hold covers. They will be erased when the hold ends.',
      );
      expect((await left(...GUIDANCE)).match(/quokka-\w+/g)).toEqual(['quokka-live', 'quokka-draft']);
      await bot.later(DAY_MS);
      expect(await left('uploads')).toContain('Quokka Ed');
      await lift(hold);
      const rows = await left(...GUIDANCE);
      expect(rows).not.toMatch(/quokka/i);
      expect(rows).not.toContain('wombat in draft');
      expect(rows).toContain('wombat in live');
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });

    test('leaves what they uploaded after an erasure, once the hold is lifted', async () => {
      await signIn('ed');
      await upload('live', 'published');
      const hold = await held(onMay);
      await erase(editor);
      const [request] = await bot.store.records.subjects.list();
      expect(request!.log.at(-1)!.what).toBe(
        'Erased, except for 1 uploaded file that a legal hold covers. It will be erased when the hold ends.',
      );
      await bot.later(40 * DAY_MS);
      await upload('draft', 'open');
      await lift(hold);
      expect((await left(...GUIDANCE)).match(/quokka-\w+/g)).toEqual(['quokka-draft']);
    });

    test.each<[string, HoldScope]>([
      ['them', onThem],
      ['its day', onMay],
    ])('erases it again in a restored store, once a hold on %s is lifted', async (_, scope) => {
      await signIn('ed');
      await upload('live', 'published');
      await erase(editor);
      const kept = await bot.store.records.erasures.all();
      await restore('live');
      const hold = await held(scope);
      expect(await bot.repeatErasures(kept)).toBeGreaterThan(0);
      await bot.later(DAY_MS);
      expect(await left('uploads')).toContain('Quokka Ed');
      await lift(hold);
      expect(await left('uploads')).not.toMatch(/quokka/i);
      expect(await bot.store.records.holds.deferred()).toEqual([]);
    });
  });

  test('tells no one of a recall who was erased before it was sent', async () => {
    await bot.say(practitioner, 'Who refers a child?');
    for (const id of ['ada', 'ben'])
      await bot.store.records.jobs.enqueue(
        {
          kind: 'open-personal',
          platform: 'slack',
          payload: {
            person: { platform: 'slack', id, name: `quokka ${id}` },
            seenIn: 'c',
            next: { do: 'tell-recall', recall: 1, answer: 'a' },
          },
          lane: 'x',
        },
        '2030-01-01T00:00:00.000Z',
      );
    await erase(practitioner);
    const rows = await left('jobs');
    expect(rows).not.toContain('quokka ada');
    expect(rows).toContain('quokka ben');
  });
});
