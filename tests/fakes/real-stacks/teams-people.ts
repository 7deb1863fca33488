// Simulates people in Teams. They write and press buttons with signed activities, and read the messages that
// the bot sent to the connector.
import { TENANT_ID, type ConnectorCall, type FakeTeams } from '../fake-teams/fake-teams.js';
import type { SignOptions } from '../fake-teams/sign-token.js';
import { buttonPressed, channelMessage, personalMessage, type Fields } from '../fake-teams/activities.js';
import { objectsIn, visibleText } from './visible-text.js';

export interface TeamsPerson {
  account: { id: string; name: string; aadObjectId: string };
  chat: string;
}

export function teamsPerson(name: string): TeamsPerson {
  const id = name.toLowerCase().replace(/\W+/g, '-');
  return { account: { id: `29:${id}`, name, aadObjectId: `entra-${id}` }, chat: `a:entra-${id}` };
}

export interface TeamsPeople {
  fake: FakeTeams;
  /** Posts an activity, as Teams does. With `null`, it is not signed. */
  deliver(activity: Fields, sign?: SignOptions | null): Promise<Response>;
  messageOf(who: TeamsPerson, text: string, fields?: Fields): Fields;
  write(who: TeamsPerson, text: string): Promise<Response>;
  /**
   * Writes a message in a channel. It mentions the bot or, if `root` is given, is a reply without a mention.
   */
  writeIn(channel: string, who: TeamsPerson, text: string, root?: string): Promise<Response>;
  /** Presses the newest button with that label in a conversation. */
  press(who: TeamsPerson, label: string, conversation?: string): Promise<Response>;
  pressed(who: TeamsPerson, label: string, conversation?: string): Fields;
  /** Returns the messages of a conversation as first posted, oldest first. */
  posted(conversation: string): ConnectorCall[];
  shown(conversation: string): string[];
  shownNow(conversation: string): string[];
  edit(message: Fields, text: string): Promise<Response>;
  changes(conversation: string): string[];
}

export function teamsPeople(fake: FakeTeams, origin: string): TeamsPeople {
  let count = 0;
  const nextId = () => String(1_760_000_000_000 + (count += 1));
  fake.openChat = (member) => `a:${member}`;

  const people: TeamsPeople = {
    fake,
    deliver: (...delivery) => fake.deliver(`${origin}/api/messages`, ...delivery),
    messageOf: (who, text, fields = {}) =>
      personalMessage(fake.serviceUrl, {
        id: nextId(),
        from: who.account,
        conversation: { conversationType: 'personal', id: who.chat, tenantId: TENANT_ID },
        text,
        attachments: [],
        ...fields,
      }),
    write: (who, text) => people.deliver(people.messageOf(who, text)),
    writeIn(channel, who, text, root) {
      const id = nextId();
      const named = channelMessage(fake.serviceUrl, {
        id,
        from: who.account,
        text: `<at>Guidance</at> ${text}`,
      });
      const conversation = {
        isGroup: true,
        conversationType: 'channel',
        id: `${channel};messageid=${root ?? id}`,
        tenantId: TENANT_ID,
      };
      return people.deliver({ ...named, conversation, ...(root ? { text, entities: [] } : {}) });
    },
    press: (who, label, conversation) => people.deliver(people.pressed(who, label, conversation)),
    pressed(who, label, conversation = who.chat) {
      const [call, data] = newestButton(fake, label, conversation);
      const isChannel = conversation.startsWith('19:');
      return buttonPressed(fake.serviceUrl, data, {
        id: `f:${nextId()}`,
        from: who.account,
        replyToId: call.given,
        conversation: isChannel
          ? {
              isGroup: true,
              conversationType: 'channel',
              id: conversation.includes(';') ? conversation : `${conversation};messageid=${call.given}`,
              tenantId: TENANT_ID,
            }
          : { conversationType: 'personal', id: conversation, tenantId: TENANT_ID },
      });
    },
    posted: (conversation) => postedIn(fake, conversation),
    shown: (conversation) => postedIn(fake, conversation).map(wordsOf),
    shownNow: (conversation) =>
      postedIn(fake, conversation).map((call) => wordsOf(latestForm(fake, call, conversation))),
    edit: (message, text) =>
      people.deliver({ ...message, type: 'messageUpdate', text, timestamp: new Date().toISOString() }),
    changes: (conversation) =>
      fake.calls
        .filter(({ method, path }) => method === 'PUT' && path.startsWith(`${pathOf(conversation)}/`))
        .map(wordsOf),
  };
  return people;
}

function postedIn(fake: FakeTeams, conversation: string): ConnectorCall[] {
  return fake.calls.filter(
    ({ method, path, body, given }) =>
      method === 'POST' && path === pathOf(conversation) && body?.type === 'message' && given,
  );
}

function pathOf(conversation: string): string {
  return `/v3/conversations/${conversation}/activities`;
}

function cardOf({ body }: ConnectorCall): unknown {
  return body?.attachments?.[0]?.content;
}

function wordsOf(call: ConnectorCall): string {
  const { body, actions } = cardOf(call) as { body: unknown; actions?: unknown };
  return visibleText([body, actions]);
}

/**
 * Finds the newest button with this label. Only searches the latest version of each message, because earlier
 * versions are no longer visible.
 */
function newestButton(fake: FakeTeams, label: string, conversation: string): [ConnectorCall, unknown] {
  for (const call of postedIn(fake, conversation).reverse()) {
    const [button] = objectsIn(
      cardOf(latestForm(fake, call, conversation)),
      (one) => one['type'] === 'Action.Execute' && one['title'] === label,
    );
    if (button) return [call, button['data']];
  }
  throw new Error(`No button “${label}” stands in ${conversation}.`);
}

function latestForm(fake: FakeTeams, call: ConnectorCall, conversation: string): ConnectorCall {
  const path = `${pathOf(conversation)}/${call.given}`;
  return fake.calls.findLast((one) => one.method === 'PUT' && one.path === path) ?? call;
}
