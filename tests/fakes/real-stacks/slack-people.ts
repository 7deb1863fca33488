// Simulates people in Slack. They write and press buttons with signed requests, and read the messages that
// the app sent to the Web API.
import { TEAM, type FakeSlack } from '../fake-slack/fake-slack.js';
import { buttonPress, changed, directMessage, formSubmission } from '../fake-slack/payloads.js';
import { deliverEvent, deliverInteraction, type Delivery } from '../fake-slack/signed-request.js';
import { objectsIn, visibleText } from './visible-text.js';

export interface SlackPerson {
  user: string;
  name: string;
  chat: string;
}

export function slackPerson(name: string): SlackPerson {
  const id = name.toUpperCase().replace(/\W+/g, '');
  return { user: `U0${id}`, name, chat: `D00${id}` };
}

type Posted = FakeSlack['messages'][number];

export interface SlackPeople {
  fake: FakeSlack;
  deliver(event: object, delivery?: Delivery): Promise<Response>;
  messageOf(who: SlackPerson, text: string, fields?: object): object;
  edit(message: object, text: string): Promise<Response>;
  write(who: SlackPerson, text: string): Promise<Response>;
  /**
   * Writes a message in a channel. It mentions the app or, if `threadTs` is given, is a reply without a
   * mention.
   */
  writeIn(channel: string, who: SlackPerson, text: string, threadTs?: string): Promise<Response>;
  /** Presses the newest button with this label in a channel or direct message, including its threads. */
  press(who: SlackPerson, label: string, channel?: string): Promise<Response>;
  pressed(who: SlackPerson, label: string, channel?: string): object;
  fill(who: SlackPerson, label: string, words: string, channel?: string): Promise<Response>;
  deliverPress(press: object, delivery?: Delivery): Promise<Response>;
  /** Returns the app’s messages in a channel or thread as they are now, oldest first. */
  posted(channel: string, threadTs?: string): Posted[];
  shown(channel: string, threadTs?: string): string[];
}

export function slackPeople(fake: FakeSlack, origin: string): SlackPeople {
  const endpoint = `${origin}/slack/events`;
  let count = 0;
  const nextTs = () => `${Math.floor(Date.now() / 1000)}.${String(900_000 + (count += 1))}`;

  const people: SlackPeople = {
    fake,
    deliver: (event, delivery) => deliverEvent(endpoint, event, delivery),
    messageOf(who, text, fields = {}) {
      const ts = nextTs();
      return directMessage(text, { user: who.user, channel: who.chat, ts, event_ts: ts, ...fields });
    },
    edit(message, text) {
      const { event } = message as { event: { ts: string; user: string; channel: string } };
      const edited = { user: event.user, ts: nextTs() };
      const envelope = changed({ ...event, text, edited }, event) as { event: object };
      return people.deliver({ ...envelope, event: { ...envelope.event, channel: event.channel } });
    },
    write: (who, text) => people.deliver(people.messageOf(who, text)),
    writeIn: (channel, who, text, threadTs) =>
      people.deliver(
        people.messageOf(who, threadTs ? text : `<@U0BOT> ${text}`, {
          channel,
          channel_type: 'channel',
          ...(threadTs ? { thread_ts: threadTs } : {}),
        }),
      ),
    press: (who, label, channel) => people.deliverPress(people.pressed(who, label, channel)),
    pressed(who, label, channel = who.chat) {
      const [message, value] = newestButton(fake, label, channel);
      fake.accounts.names.set(who.user, who.name);
      const thread = message.thread_ts ? { thread_ts: message.thread_ts } : {};
      return buttonPress(value, {
        user: { id: who.user, username: who.name, name: who.name, team_id: TEAM },
        channel: { id: channel, name: channel.startsWith('D') ? 'directmessage' : 'cases' },
        container: { type: 'message', message_ts: message.ts, channel_id: channel, ...thread },
        message: { type: 'message', user: 'U0BOT', ts: message.ts, ...thread },
        actions: [{ type: 'button', action_id: 'ctac:1', block_id: 'b', value, action_ts: nextTs() }],
      });
    },
    async fill(who, label, words, channel) {
      await people.press(who, label, channel);
      const opened = fake.callsOf('views.open').at(-1) as {
        view: { callback_id: string; private_metadata: string };
      };
      const { callback_id: form, private_metadata: memory } = opened.view;
      const submission = formSubmission(form, memory, { words: { text: { value: words } } }) as {
        view: object;
      };
      return deliverInteraction(endpoint, {
        ...submission,
        view: { ...submission.view, id: `V${nextTs()}` },
        user: { id: who.user, username: who.name, name: who.name, team_id: TEAM },
      });
    },
    deliverPress: (press, delivery) => deliverInteraction(endpoint, press, delivery),
    posted: (channel, threadTs) =>
      fake.messages.filter((one) => one.channel === channel && one.thread_ts === threadTs),
    shown: (channel, threadTs) => people.posted(channel, threadTs).map(({ blocks }) => visibleText(blocks)),
  };
  return people;
}

function newestButton(fake: FakeSlack, label: string, channel: string): [Posted, string] {
  for (const message of fake.messages.filter((one) => one.channel === channel).reverse()) {
    const [button] = objectsIn(
      message.blocks,
      (one) => typeof one['value'] === 'string' && (one['text'] as { text?: string } | null)?.text === label,
    );
    if (button) return [message, button['value'] as string];
  }
  throw new Error(`No button “${label}” stands in ${channel}.`);
}
