// Runs the steps of a handoff on the test bot: the practitioner asks for an adviser, and an adviser claims
// the request from its card.
import type { Action } from '../../bot/model/messages/action.js';
import type { Place } from '../../bot/model/messages/message.js';
import type { Person } from '../../bot/model/people/person.js';
import { wording } from '../../bot/wording/english/replies-wording.js';
import type { Posted } from './fake-platform.js';
import { sampleRoster } from './samples/sample-roster.js';
import { adviser, advisersChannel, otherAdviser, practitioner, type TestBot } from './test-bot.js';

export const MINUTE_MS = 60_000;
export const lead = { platform: 'slack' as const, id: 'lee', name: 'Lee' };

/** The parameter is a function because each test has a new bot. */
export function handoffSteps(bot: () => TestBot) {
  const card = (): Posted => bot().platform.in(advisersChannel.id)[0]!;
  const threadOf = (posted: Posted) => ({
    ...advisersChannel,
    id: `${advisersChannel.id}:${posted.messageId}`,
  });
  const escalationId = async (): Promise<string> => (await bot().queries.queue())[0]!.escalation.id;
  const openOne = async (question = 'Who refers Zora?'): Promise<string> => {
    await bot().say(practitioner, question);
    await bot().say(practitioner, 'adviser');
    return escalationId();
  };
  const claim = (who: Person, escalation: string): Promise<void> =>
    bot().press(who, { do: 'claim', escalation }, advisersChannel, card().messageId);
  const anyway = (): Action | undefined =>
    bot()
      .platform.posted.flatMap(({ message }) => message.buttons)
      .findLast(({ label }) => label === wording.adviser.notClosed.anyway)?.action;
  return {
    anyway,
    /** Closes the request. If the adviser is asked whether they are sure, closes it again. */
    async close(escalation: string, place?: Place): Promise<void> {
      await bot().press(adviser, { do: 'resolve', escalation }, place);
      const again = anyway();
      if (again) await bot().press(adviser, again, place);
    },
    card,
    escalationId,
    threadOf,
    thread: () => threadOf(card()),
    last: (who: Person): string | undefined => bot().seenIn(who).at(-1),
    openOne,
    claim,
    async claimed(question?: string): Promise<string> {
      const id = await openOne(question);
      await claim(adviser, id);
      return id;
    },
    listEverybody(): void {
      bot().ports.roster = () =>
        sampleRoster(
          { as: [adviser], specialisms: ['social-work'] },
          { as: [otherAdviser], specialisms: ['law-enforcement'] },
          { as: [lead], lead: true, hours: [{ days: ['sun'], from: '01:00', to: '02:00' }] },
        );
    },
  };
}
