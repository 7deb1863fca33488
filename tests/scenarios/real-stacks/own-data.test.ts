// Tests “my data” and “forget me” on each platform over real HTTP: people see their data in their own chat,
// and it is then erased.
import { afterEach, expect, test } from 'vitest';
import { wording } from '../../../bot/wording/english/replies-wording.js';
import { practitionerIn } from '../../fakes/real-stacks/handoff-sides.js';
import { startStacks, type RunningStacks } from '../../fakes/real-stacks/running-stacks.js';

let stacks: RunningStacks;
afterEach(() => stacks.close());

/** A word that the rules do not redact, so it is in the redacted text too. */
const PLANTED = 'marzipan';
const times = (text: string) => text.split(PLANTED).length - 1;

async function stored(): Promise<{ theirs: number; ours: number }> {
  const { kysely } = stacks.guidance.database;
  const theirs = await kysely.selectFrom('messages').select('text').execute();
  const ours = await kysely.selectFrom('outgoing_messages').select('message').execute();
  return {
    theirs: theirs.filter(({ text }) => text?.includes(PLANTED)).length,
    ours: ours.filter(({ message }) => message.includes(PLANTED)).length,
  };
}

async function chats(platform: string): Promise<number> {
  const rows = await stacks.guidance.database.kysely
    .selectFrom('conversations')
    .select('id')
    .where('platform', '=', platform)
    .where('person_id', 'is not', null)
    .execute();
  return rows.length;
}

test.each(['teams', 'slack', 'web'] as const)(
  '“my data” shows what is held, and “forget me” erases it once the button is pressed (%s)',
  async (platform) => {
    const robin = practitionerIn(platform, () => stacks);
    stacks = await startStacks({ advisers: 'desk' });
    await robin.write(`Does a child who likes ${PLANTED} have to consent to a referral?`);
    await stacks.settled();
    const before = times(await robin.seen());
    await robin.write('my data');
    await stacks.settled();
    expect(await robin.seen()).toContain('I hold 2 messages that you wrote in 1 conversation');
    expect(times(await robin.seen())).toBe(before + 1);
    await robin.write('forget me');
    await stacks.settled();
    const { theirs, ours } = await stored();
    expect(theirs).toBe(1);
    expect(ours).toBeGreaterThan(0);
    expect(await chats(platform)).toBe(1);
    await robin.press(wording.forget.button);
    await stacks.settled();
    expect(await robin.seen()).toContain(wording.forget.done);
    expect(times(await robin.seen())).toBe(0);
    expect(await stored()).toEqual({ theirs: 0, ours: 0 });
    expect(await chats(platform)).toBe(0);
  },
);
