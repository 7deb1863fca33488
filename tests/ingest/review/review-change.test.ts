// Tests that editors decide on one passage or the whole change, alone or in pairs, and never overwrite each
// other’s decisions.
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChangeRecord, EditedDetails } from '../../../ingest/model/editing.js';
import { differenceBetween } from '../../../ingest/comparing/difference-between.js';
import { publication } from '../../fakes/fake-govuk/payloads.js';
import { startEditing } from '../../support/running-editing.js';
import { perTest } from '../../support/per-test.js';

const PATH = '/government/publications/help';
/** Filler that is long enough to make each section a separate passage. */
const MORE = 'Write down what was said, by whom and when. '.repeat(20);
const page = (days: number, phone: string) =>
  `<h2>Referral</h2><p>Refer the child within ${days} days of the first meeting with the family. ${MORE}</p><h2>Help</h2><p>Ring the helpline for advice at any hour of the day on ${phone}. ${MORE}</p>`;

const running = perTest(startEditing);
let change: ChangeRecord;
beforeEach(async () => {
  running.site.put(publication(PATH, page(45, '0800 107 7057')));
  await running.takeIn(PATH);
  running.site.put(publication(PATH, page(30, '0808 800 5000')));
  change = (await running.refresh(PATH)).changes[0]!;
});

const now = async () => (await running.editing.change(change.id))!;
const liveWords = async () => {
  const live = (await running.guidance.ports.store.liveRelease())!;
  return (await running.guidance.ports.store.contentOf(live.number)).passages
    .map(({ text }) => text)
    .join('\n');
};

describe('a review', () => {
  it('accepts the whole, and stays on record with who did it', async () => {
    expect(await running.review(change, 'accept', { comment: 'Read it.' })).toMatchObject({
      outcome: 'decided',
      change: { state: 'accepted', acceptedBy: 'ada' },
    });
    expect(await running.editing.events(change.id)).toMatchObject([
      { editor: 'ada', action: 'accept', comment: 'Read it.' },
    ]);
    await running.publish();
    expect(await liveWords()).toMatch(/30 days[^]*0808 800 5000/);
  });

  it('rejects one passage and accepts the rest: the old words stay in that place', async () => {
    const { changes } = await differenceBetween(running.editing, change.base, change.edition);
    expect(changes).toHaveLength(2);
    const aboutPhone = changes.find(({ signals }) => signals.some(({ kind }) => kind === 'phone'))!;
    await running.review(change, 'reject', { key: aboutPhone.key, comment: 'Wrong number.' });
    expect(await now()).toMatchObject({ state: 'open', decisions: { [aboutPhone.key]: 'rejected' } });
    await running.review(change, 'accept');
    expect(await running.publish()).toMatchObject({ outcome: 'published', release: 2 });
    const words = await liveWords();
    expect(words).toMatch(/30 days[^]*0800 107 7057/);
    // The rejected change is proposed again, because the source still differs from what is live.
    expect((await running.refresh(PATH)).changes).toHaveLength(1);
  });

  it('edits what the document says of itself', async () => {
    await running.review(change, 'edit', {
      details: { title: ' Help, by another name ', jurisdictions: ['wales'] },
    });
    await running.review(change, 'accept');
    await running.publish();
    const [edition] = await running.guidance.ports.store.editionsOf(2);
    expect(edition!.document).toMatchObject({ title: 'Help, by another name', jurisdictions: ['wales'] });
  });

  it('of a version that someone else decided on changes nothing, and says how they left it', async () => {
    const version = change.version;
    await running.review(change, 'reject', { editor: 'bea' });
    expect(await running.review(change, 'accept', { version })).toMatchObject({
      outcome: 'overtaken',
      change: { state: 'rejected' },
    });
    expect(await running.editing.events(change.id)).toHaveLength(1);
  });

  it('by two editors at the same instant is decided by one of them', async () => {
    const outcomes = await Promise.all([
      running.review(change, 'accept', { editor: 'ada' }),
      running.review(change, 'reject', { editor: 'bea' }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['decided', 'overtaken']);
  });

  // People can change their own name when they sign in. If only names were compared, one person could count
  // as both editors.
  it('knows an editor by the lasting id, whatever name they bear', async () => {
    running.policy('always');
    await running.review(change, 'accept', { editor: 'Ada Mensah', editorId: 'desk:1' });
    await expect(running.review(change, 'accept', { editor: 'Ada M.', editorId: 'desk:1' })).rejects.toThrow(
      /yourself/,
    );
    const { change: accepted } = await running.review(change, 'accept', {
      editor: 'Ada Mensah',
      editorId: 'desk:2',
    });
    expect(accepted.state).toBe('accepted');
    const { change: reopened } = await running.review(change, 'reopen', { editor: 'Bea' });
    expect([reopened?.acceptedBy, reopened?.acceptedById]).toEqual([undefined, undefined]);
  });

  it('needs a second editor where policy says so, and never the same one twice', async () => {
    running.policy('substance');
    expect((await running.review(change, 'accept')).change.state).toBe('waiting');
    expect(await running.publish()).toEqual({ outcome: 'nothing' });
    await expect(running.review(change, 'accept')).rejects.toThrow(/yourself/);
    expect((await running.review(change, 'accept', { editor: 'bea' })).change.state).toBe('accepted');
    expect((await running.editing.events(change.id)).map(({ editor }) => editor)).toEqual(['ada', 'bea']);
  });

  it('needs a second editor by itself once two edit here, and not while there is one', async () => {
    running.policy('where-two');
    expect((await running.review(change, 'accept')).change.state).toBe('accepted');
    await running.review(change, 'reopen', { editor: 'bea' });
    expect((await running.review(change, 'accept')).change.state).toBe('waiting');
    expect((await running.review(change, 'accept', { editor: 'bea' })).change.state).toBe('accepted');
  });

  describe('of a cosmetic change', () => {
    beforeEach(async () => {
      running.policy('substance');
      running.site.put(publication(PATH, page(45, '0800 107 7057').replaceAll('<p>', '<p>1. ')));
      change = (await running.refresh(PATH)).changes[0]!;
    });

    it.each<EditedDetails>([
      { jurisdictions: ['scotland'] },
      { authority: 'statute' },
      { standing: 'superseded' },
      { title: 'Help for adults' },
    ])('needs a second editor once an editor has given it %j, because it is substantive', async (details) => {
      await running.review(change, 'edit', { details });
      expect(await now()).toMatchObject({ weight: 'substance' });
      expect((await running.review(change, 'accept')).change.state).toBe('waiting');
      expect((await running.review(change, 'accept', { editor: 'bea' })).change.state).toBe('accepted');
    });

    it('needs no second editor once an editor has put the nations back', async () => {
      await running.review(change, 'edit', { details: { jurisdictions: ['scotland'] } });
      const { jurisdictions } = (await running.editing.edition(change.base!))!.record.document;
      await running.review(change, 'edit', { details: { jurisdictions } });
      expect(await now()).toMatchObject({ weight: 'cosmetic' });
      expect((await running.review(change, 'accept')).change.state).toBe('accepted');
    });

    it('needs no second editor for the nations, authority and status that are live already', async () => {
      const details: EditedDetails = {
        title: 'Help',
        jurisdictions: ['wales', 'england'],
        authority: 'statutory-guidance',
        standing: 'current',
      };
      await running.review(change, 'edit', { details });
      expect((await running.review(change, 'accept')).change).toMatchObject({
        weight: 'cosmetic',
        state: 'accepted',
      });
    });

    it('needs a second editor for details that were saved while they still counted as cosmetic', async () => {
      const event = {
        change: change.id,
        at: new Date().toISOString(),
        editor: 'ada',
        action: 'edit' as const,
      };
      await running.editing.review(change.id, change.version, { details: { standing: 'withdrawn' } }, event);
      expect((await running.review(change, 'accept')).change.state).toBe('waiting');
    });
  });

  it('counts an editor who is signed in and has decided nothing yet', async () => {
    running.policy('where-two');
    running.ports.signedInEditors = () => Promise.resolve(['ada', 'bea']);
    expect((await running.review(change, 'accept')).change.state).toBe('waiting');
  });

  it('that alters what was accepted asks for acceptance again', async () => {
    running.policy('substance');
    await running.review(change, 'accept');
    await running.review(change, 'edit', { editor: 'bea', details: { date: '2026' } });
    expect(await now()).toMatchObject({ state: 'open' });
    expect((await now()).acceptedBy).toBeUndefined();
  });

  it.each([
    ['an unknown passage', { key: 'x>y' }, /no passage/],
    ['no name', { editor: ' ' }, /give an editor’s name/],
  ])('with %s is refused, and says what to do', async (_what, more, message) => {
    await expect(running.review(change, 'accept', more)).rejects.toThrow(message);
    expect(await now()).toEqual(change);
  });

  it('refuses what makes no sense in the state that it is in', async () => {
    await expect(running.review(change, 'reopen')).rejects.toThrow(
      /cannot be reopened now\. It is still open/,
    );
    await expect(running.review(change, 'comment')).rejects.toThrow(/comment is empty/);
    await expect(running.review(change, 'edit', { details: {} })).rejects.toThrow(/nothing to change/);
    await expect(running.review(change, 'edit', { details: { title: 'x' } })).rejects.toThrow(/title/);
    await running.review(change, 'accept');
    await running.publish();
    await expect(running.review(change, 'reject')).rejects.toThrow(
      /cannot be rejected now\. It has been published/,
    );
    expect((await running.review(change, 'comment', { comment: 'Afterwards.' })).outcome).toBe('decided');
  });
});
