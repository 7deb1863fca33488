// Plays both people in a handoff, on any platform, using only what they can see and press.
import { createHash } from 'node:crypto';
import { TEAM } from '../fake-slack/fake-slack.js';
import type { PlainBrowser } from '../web/running-pages.js';
import { SLACK_ADVISERS, TEAMS_ADVISERS, type RunningStacks } from './running-stacks.js';
import { slackPerson } from './slack-people.js';
import { teamsPerson } from './teams-people.js';

export interface Side {
  write(text: string): Promise<unknown>;
  /** Changes the text of the last message. Absent if the platform does not allow edits. */
  edit?(text: string): Promise<unknown>;
  seen(): Promise<string>;
  /** True if `seen` includes the person’s own messages. */
  seesBothSides?: true;
}

export interface PractitionerSide extends Side {
  /** Presses a button. On the web page, `words` goes in the field beside the button. */
  press(label: string, words?: string): Promise<unknown>;
}

export interface AdviserSide extends Side {
  id: string;
  name: string;
  identities: { teams?: string[]; slack?: string[]; web?: string[] };
  claim(): Promise<unknown>;
  handBack(): Promise<unknown>;
  passTo(name: string): Promise<unknown>;
  resolve(outcome: string): Promise<unknown>;
  /** Returns the request as every adviser sees it: on its card or, at the desk, in the queue. */
  card(): Promise<string>;
  /**
   * Returns the number of messages in the advisers’ channel, not counting replies. Absent at the desk, which
   * has no channel.
   */
  postsInChannel?(): number;
  /** The thread under the request’s card. Absent at the desk. */
  thread?: { write(text: string): Promise<unknown>; shown(): string[] };
  /** Closes the request without an outcome: in Slack from the card, in Teams from the adviser’s own chat. */
  closeAtOnce?(): Promise<unknown>;
  /**
   * Returns everything sent outside this adviser’s own chat or, at the desk, everything that another adviser
   * sees.
   */
  elsewhere(): Promise<string>;
}

export function practitionerIn(
  platform: 'teams' | 'slack' | 'web',
  stacks: () => RunningStacks,
): PractitionerSide {
  if (platform === 'teams') return teamsPractitioner(stacks);
  return platform === 'slack' ? slackPractitioner(stacks) : webPractitioner(stacks);
}

export function adviserIn(
  platform: 'teams' | 'slack' | 'desk',
  name: string,
  stacks: () => RunningStacks,
): AdviserSide {
  if (platform === 'teams') return teamsAdviser(name, stacks);
  return platform === 'slack' ? slackAdviser(name, stacks) : deskAdviser(name, stacks);
}

function teamsPractitioner(stacks: () => RunningStacks): PractitionerSide {
  const person = teamsPerson('Robin Sample');
  return { ...teamsSide(person, stacks), press: (label) => stacks().teams.press(person, label) };
}

function teamsSide(person: ReturnType<typeof teamsPerson>, stacks: () => RunningStacks): Side {
  let last: ReturnType<RunningStacks['teams']['messageOf']>;
  return {
    write(text) {
      last = stacks().teams.messageOf(person, text);
      return stacks().teams.deliver(last);
    },
    edit: (text) => stacks().teams.edit(last, text),
    seen: () => Promise.resolve(stacks().teams.shownNow(person.chat).join('\n')),
  };
}

function teamsAdviser(name: string, stacks: () => RunningStacks): AdviserSide {
  const person = teamsPerson(name);
  const press = (label: string, where?: string) => stacks().teams.press(person, label, where);
  const cardId = () => stacks().teams.posted(TEAMS_ADVISERS)[0]!.given!;
  return {
    ...teamsSide(person, stacks),
    id: idOf(name),
    name,
    identities: { teams: [person.account.aadObjectId] },
    claim: () => press('Claim', TEAMS_ADVISERS),
    handBack: () => press('Hand back'),
    async passTo(other) {
      await press('Transfer');
      await stacks().settled();
      await press(other);
    },
    resolve: (outcome) => {
      const pressed = stacks().teams.pressed(person, 'Close request') as {
        value: { action: { data: object } };
      };
      const action = { ...pressed.value.action, data: { ...pressed.value.action.data, words: outcome } };
      return stacks().teams.deliver({ ...pressed, value: { ...pressed.value, action } });
    },
    closeAtOnce: () => press('Close request'),
    card: () => Promise.resolve(stacks().teams.shownNow(TEAMS_ADVISERS).join('\n')),
    postsInChannel: () => stacks().teams.posted(TEAMS_ADVISERS).length,
    thread: {
      write: (text) => stacks().teams.writeIn(TEAMS_ADVISERS, person, text, cardId()),
      shown: () => stacks().teams.shown(`${TEAMS_ADVISERS};messageid=${cardId()}`),
    },
    elsewhere: () =>
      Promise.resolve(
        JSON.stringify(stacks().teams.fake.calls.filter(({ path }) => !path.includes(person.chat))),
      ),
  };
}

/** Writes in a thread with the assistant in Slack, where answers are streamed. */
function slackPractitioner(stacks: () => RunningStacks): PractitionerSide {
  const person = slackPerson('sam');
  return {
    ...slackSide(person, stacks, '1760001000.000001'),
    press: (label) => stacks().slack.press(person, label),
  };
}

function slackSide(
  person: ReturnType<typeof slackPerson>,
  stacks: () => RunningStacks,
  thread?: string,
): Side {
  const fields = thread === undefined ? {} : { thread_ts: thread };
  let last: object;
  return {
    write(text) {
      last = stacks().slack.messageOf(person, text, fields);
      return stacks().slack.deliver(last);
    },
    edit: (text) => stacks().slack.edit(last, text),
    seen: () => Promise.resolve(stacks().slack.shown(person.chat, thread).join('\n')),
  };
}

function slackAdviser(name: string, stacks: () => RunningStacks): AdviserSide {
  const person = slackPerson(name);
  const press = (label: string, where?: string) => stacks().slack.press(person, label, where);
  const cardTs = () => stacks().slack.posted(SLACK_ADVISERS)[0]!.ts;
  return {
    ...slackSide(person, stacks),
    id: idOf(name),
    name,
    identities: { slack: [`${TEAM}:${person.user}`] },
    claim: () => press('Claim', SLACK_ADVISERS),
    handBack: () => press('Hand back'),
    async passTo(other) {
      await press('Transfer');
      await stacks().settled();
      await press(other);
    },
    resolve: (outcome) => stacks().slack.fill(person, 'Close request', outcome),
    closeAtOnce: () => stacks().slack.fill(person, 'Close request', '', SLACK_ADVISERS),
    card: () => Promise.resolve(stacks().slack.shown(SLACK_ADVISERS).join('\n')),
    postsInChannel: () => stacks().slack.posted(SLACK_ADVISERS).length,
    thread: {
      write: (text) => stacks().slack.writeIn(SLACK_ADVISERS, person, text, cardTs()),
      shown: () => stacks().slack.shown(SLACK_ADVISERS, cardTs()),
    },
    elsewhere: () =>
      Promise.resolve(
        JSON.stringify(stacks().slack.fake.calls.filter(({ args }) => args.channel !== person.chat)),
      ),
  };
}

function webPractitioner(stacks: () => RunningStacks): PractitionerSide {
  let opened: PlainBrowser | undefined;
  const browser = () => (opened ??= stacks().browser());
  const page = async () => (await browser().get('/')).text;
  return {
    async write(text) {
      // Opens the page first, to get a cookie and a token.
      await page();
      return browser().postJson('/chat/messages', { text });
    },
    async press(label, words) {
      const action = actionOf(await page(), label);
      return browser().postJson('/chat/actions', { action, ...(words !== undefined && { words }) });
    },
    async seen() {
      const newest = await page();
      // If the conversation is long, follows the link to all of its messages.
      const [, whole] = /class="[^"]*\bwhole\b[^"]*"[^]*?href="([^"]*)"/.exec(newest) ?? [];
      return asText(whole === undefined ? newest : (await browser().get(whole)).text);
    },
    seesBothSides: true,
  };
}

/**
 * Returns the action of the last button with this label on a page, or of the button in the last panel that
 * opens with this label.
 */
function actionOf(page: string, label: string): string {
  const buttons = page.matchAll(/<button[^>]*value="([^"]*)"[^>]*>(?:<[^>]*>)*([^<]*)/g);
  const panels = page.matchAll(/<summary[^>]*>([^<]*)<\/summary>[^]*?<button[^>]*value="([^"]*)"/g);
  const found =
    [...buttons].findLast(([, , text]) => text!.trim() === label) ??
    [...panels].map(([all, text, action]) => [all, action, text]).findLast(([, , text]) => text === label);
  if (!found) throw new Error(`No button “${label}” stands on the page.`);
  return found[1]!.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&amp;', '&');
}

function deskAdviser(name: string, stacks: () => RunningStacks): AdviserSide {
  let opened: Promise<PlainBrowser> | undefined;
  const signIn = async (as: string) => {
    const browser = stacks().browser();
    await browser.submit('/sign-in', { name: as });
    return browser;
  };
  const browser = () => (opened ??= signIn(name));
  const subject = createHash('sha256').update(name.toLowerCase()).digest('base64url').slice(0, 16);
  async function act(fields: Record<string, string>): Promise<unknown> {
    const path = await pathOfCase(stacks());
    await (await browser()).get(path);
    return (await browser()).submit(path, fields);
  }
  return {
    id: idOf(name),
    name,
    identities: { web: [`desk:${subject}`] },
    seesBothSides: true,
    write: (text) => act({ do: 'reply', text }),
    async edit(text) {
      const { text: page } = await (await browser()).get(await pathOfCase(stacks()));
      const message = [...page.matchAll(/name="message" value="([^"]*)"/g)].at(-1)?.[1];
      if (message === undefined) throw new Error('Nothing stands there that could be changed.');
      return act({ do: 'change', message, text });
    },
    async seen() {
      const { text } = await (await browser()).get(await pathOfCase(stacks()));
      // Leaves out the practitioner’s own conversation, which the page also shows.
      return asText(/<ol class="thread">[^]*?<\/ol>/.exec(text)?.[0] ?? '');
    },
    claim: () => act({ do: 'claim' }),
    handBack: () => act({ do: 'hand-back' }),
    passTo: (other) => act({ do: 'reassign', to: `adviser:${idOf(other)}` }),
    resolve: (outcome) => act({ do: 'resolve', outcome }),
    card: async () => (await (await browser()).get('/desk')).text,
    async elsewhere() {
      const other = await signIn('Someone else');
      return (await other.get('/desk')).text + (await other.get(await pathOfCase(stacks()))).text;
    },
  };
}

/** Returns the test’s only escalation, open or closed. */
export async function theCase(stacks: RunningStacks): Promise<string> {
  const [open] = await stacks.store.records.escalations.open();
  if (open) known.set(stacks, open.id);
  const id = known.get(stacks);
  if (id === undefined) throw new Error('Nothing was asked yet.');
  return id;
}

const known = new WeakMap<RunningStacks, string>();

async function pathOfCase(stacks: RunningStacks): Promise<string> {
  return `/desk/escalation/${await theCase(stacks)}`;
}

function asText(html: string): string {
  return html.replace(/<script[^]*?<\/script>/g, '').replace(/<[^>]*>/g, ' ');
}

function idOf(name: string): string {
  return name.toLowerCase().replace(/\W+/g, '-');
}
