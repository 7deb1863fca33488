// Erasing someone who has edited, and someone who is about to be told of a recall, on both stores.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGuidanceStore } from '../../../adapters/sql/guidance/guidance-store.js';
import { createLibraryStore } from '../../../adapters/sql/guidance/library-store.js';
import { auditSignIn } from '../../../bot/audit/audit-sign-in.js';
import type { Person } from '../../../bot/model/people/person.js';
import { eraseData, openRequest } from '../../../bot/data-subject/requests.js';
import { sampleDocument, samplePassage } from '../../fakes/guidance-samples.js';
import { createTestBot, practitioner, type TestBot } from '../../fakes/test-bot.js';
import { onBothDatabases } from '../../support/on-both-databases.js';

const by = { name: 'Ann', account: 'web:desk:1' };
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

  async function upload(slug: string, state: string): Promise<void> {
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

  /** Rows of these tables. */
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
