// Makes the activities that we have to acknowledge, in Teams’ own format.
import type { FakeTeams } from '../../fakes/fake-teams/fake-teams.js';
import { extensionQuery, feedbackGiven, type Fields } from '../../fakes/fake-teams/activities.js';
import { teamsPeople, teamsPerson, type TeamsPerson } from '../../fakes/real-stacks/teams-people.js';
import type { Kind, Measured } from './kinds.js';

const ALLOWED_MS = 15_000;
/** Teams allows less time for a message extension. */
const SEARCH_ALLOWED_MS = 5_000;
const CHANNEL = '19:cases@thread.tacv2';

export function teamsKinds(fake: FakeTeams, url: string): Measured {
  const teams = teamsPeople(fake, url);
  const written = new Map<string, Fields[]>();
  const kind = (
    name: string,
    send: (who: TeamsPerson, n: number) => Promise<Response>,
    allowedMs = ALLOWED_MS,
  ): Kind => ({ name, allowedMs, send: (person, n) => send(teamsPerson(`Person ${person}`), n) });
  const thumb = (
    name: string,
    step: 'message/fetchTask' | 'message/submitAction',
    value: Parameters<typeof feedbackGiven>[2],
  ) =>
    kind(name, (who, n) => {
      const { conversation } = teams.messageOf(who, '');
      const replyToId = teams.posted(who.chat).at(-1)!.given;
      const fields = { id: `f:${n}`, from: who.account, conversation, replyToId };
      return teams.deliver(feedbackGiven(fake.serviceUrl, step, value, fields));
    });

  const message = kind('message', (who, n) => {
    const sent = teams.messageOf(who, `Does a child have to consent to referral number ${n}?`);
    written.set(who.chat, [...(written.get(who.chat) ?? []), sent]);
    return teams.deliver(sent);
  });
  return {
    first: message,
    kinds: [
      message,
      kind('button pressed', (who) => teams.press(who, 'Helpful')),
      message,
      kind(
        'search while writing',
        (who, n) => {
          const query = extensionQuery(fake.serviceUrl, `who can make referral number ${n}`);
          return teams.deliver({ ...query, from: who.account, id: `f:${n}` });
        },
        SEARCH_ALLOWED_MS,
      ),
      message,
      kind('mention', (who, n) => teams.writeIn(CHANNEL, who, `Who decides about referral number ${n}?`)),
      thumb('thumb pressed', 'message/fetchTask', { reaction: 'dislike' }),
      kind('edit', (who, n) =>
        teams.edit(written.get(who.chat)!.at(-1)!, `Must a child agree to referral ${n}?`),
      ),
      thumb('reason chosen', 'message/submitAction', {
        reaction: 'dislike',
        feedback: JSON.stringify({ reason: 'not-my-question' }),
      }),
      kind('typed command', (who) => teams.write(who, 'help')),
      kind('deletion', (who) =>
        teams.deliver({
          ...written.get(who.chat)![0],
          type: 'messageDelete',
          text: undefined,
          timestamp: new Date().toISOString(),
        }),
      ),
      kind('reaction', (who, n) =>
        teams.deliver({
          ...teams.messageOf(who, ''),
          type: 'messageReaction',
          id: `f:${n}`,
          text: undefined,
          replyToId: teams.posted(who.chat).at(-1)!.given,
          reactionsAdded: [{ type: 'like' }],
        }),
      ),
    ],
  };
}
