// Makes the Slack events that we have to acknowledge, in Slack’s own format.
import { NATION_BLOCK, NATION_FORM } from '../../../adapters/slack/incoming/forms.js';
import { buttonValue } from '../../../adapters/slack/rendering/buttons.js';
import { TEAM, type FakeSlack } from '../../fakes/fake-slack/fake-slack.js';
import { buttonPress, deleted, envelope, formSubmission } from '../../fakes/fake-slack/payloads.js';
import { deliverCommand, deliverInteraction } from '../../fakes/fake-slack/signed-request.js';
import { slackPeople, slackPerson, type SlackPerson } from '../../fakes/real-stacks/slack-people.js';
import type { Kind, Measured } from './kinds.js';

/**
 * Slack counts an event, button press, command or form as failed if we do not acknowledge it within this
 * time.
 */
const ALLOWED_MS = 3_000;

interface Message {
  event: { ts: string };
}

let stamps = 0;
const newTs = () => `${Math.floor(Date.now() / 1_000)}.${String((stamps += 1)).padStart(6, '0')}`;

export function slackKinds(fake: FakeSlack, url: string): Measured {
  const slack = slackPeople(fake, url);
  const endpoint = `${url}/slack/events`;
  const people = new Map<number, SlackPerson>();
  const written = new Map<SlackPerson, Message[]>();
  const personOf = (n: number) => {
    const person = people.get(n) ?? slackPerson(`person ${n}`);
    people.set(n, person);
    return person;
  };
  const inForm = ({ user, name }: SlackPerson) => ({ id: user, username: name, name, team_id: TEAM });
  const command = (who: SlackPerson, n: number, text: string) =>
    deliverCommand(endpoint, {
      command: '/ctac',
      text,
      trigger_id: `command.${n}`,
      user_id: who.user,
      team_id: TEAM,
      channel_id: 'C0CASES',
      channel_name: 'cases',
      response_url: fake.responseUrl(String(n)),
    });
  const kind = (name: string, send: (who: SlackPerson, n: number) => Promise<Response>): Kind => ({
    name,
    allowedMs: ALLOWED_MS,
    send: (person, n) => send(personOf(person), n),
  });

  const message = kind('message', (who, n) => {
    const sent = slack.messageOf(who, `Does a child have to consent to referral number ${n}?`) as Message;
    written.set(who, [...(written.get(who) ?? []), sent]);
    return slack.deliver(sent);
  });
  const opened = (who: SlackPerson, tab: 'home' | 'messages') =>
    slack.deliver(
      envelope({ type: 'app_home_opened', user: who.user, channel: who.chat, tab, event_ts: newTs() }),
    );
  return {
    first: message,
    kinds: [
      message,
      kind('rating pressed', (who) => slack.press(who, 'Helpful')),
      message,
      kind('command that asks', (who, n) => command(who, n, `Who can make referral number ${n}?`)),
      message,
      kind('mention', (who, n) => slack.writeIn('C0CASES', who, `Who decides about referral number ${n}?`)),
      kind('press that opens a form', (who, n) =>
        slack.deliverPress(
          buttonPress(buttonValue({ do: 'reply', escalation: 'none' }), {
            user: inForm(who),
            trigger_id: `press.${n}`,
          }),
        ),
      ),
      kind('edit', (who, n) =>
        slack.edit(written.get(who)!.at(-1)!, `Must a child agree to referral number ${n}?`),
      ),
      kind('command that opens a form', (who, n) => command(who, n, 'nation')),
      kind('form', (who, n) => {
        const memory = { channel: who.chat, kind: 'personal', placeId: `${TEAM}:${who.chat}` };
        const chosen = { [NATION_BLOCK]: { nation: { selected_option: { value: 'england' } } } };
        const form = formSubmission(NATION_FORM, JSON.stringify(memory), chosen) as { view: object };
        const view = { ...form.view, id: `V${n}` };
        return deliverInteraction(endpoint, { ...form, view, user: inForm(who) });
      }),
      kind('deletion', (who) => {
        const { ts } = written.get(who)![0]!.event;
        const message = { user: who.user, ts };
        return slack.deliver(deleted(message, { channel: who.chat, deleted_ts: ts, event_ts: newTs() }));
      }),
      kind('reaction', (who) => {
        const item = { type: 'message', channel: who.chat, ts: slack.posted(who.chat).at(-1)!.ts };
        return slack.deliver(
          envelope({ type: 'reaction_added', user: who.user, reaction: 'eyes', item, event_ts: newTs() }),
        );
      }),
      kind('App Home opened', (who) => opened(who, 'home')),
      kind('chat opened', (who) => opened(who, 'messages')),
    ],
  };
}
