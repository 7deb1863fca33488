import { z } from 'zod';
import { digestOf } from '../../../bot/model/audit/event.js';
import { withInput } from '../../../bot/model/messages/action-input.js';
import { parseAction, safeJson, type Action } from '../../../bot/model/messages/action.js';
import { parseCommand } from '../../../bot/model/messages/commands.js';
import type { IncomingEvent, Place } from '../../../bot/model/messages/message.js';
import { placeKind, messageIdOf, personOf, placeOfMessage, timeOf, withAsker } from '../model/places.js';
import type { BlockAction, SlashCommand, ViewSubmission } from '../model/types.js';
import { plainText } from '../rendering/plain-text.js';

/** The data a form needs when it is submitted. Slack stores it with the form, up to 3,000 characters. */
const memorySchema = z.object({
  channel: z.string(),
  kind: z.enum(['personal', 'group', 'channel']),
  placeId: z.string(),
  threadTs: z.string().optional(),
  messageId: z.string().optional(),
  /** The action that needs the text entered in the form. */
  action: z.unknown().optional(),
});

export interface PressedButton {
  /**
   * True if only this person can see the message with the button. Replies then go to their direct messages.
   */
  isForOnePerson: boolean;
  event: IncomingEvent & { kind: 'action' };
  messageId: string;
}

/** Returns undefined if we did not make the button, or if it is not on a message. */
export function readButton(body: BlockAction): PressedButton | undefined {
  const pressed = body.actions[0]!;
  const action = parseAction(pressed.value ?? '');
  const channel = body.channel?.id ?? body.container?.channel_id;
  const ts = body.container?.message_ts;
  if (!action || !channel || !ts) return undefined;
  const from = personOf(homeWorkspace(body), body.user.id);
  const messageId = messageIdOf(channel, ts);
  const place = placeOfButton(body, channel, ts);
  const event = {
    kind: 'action' as const,
    // Each press has its own time, which is the same if Slack sends the request again.
    id: `action:${messageId}:${from.id}:${pressed.action_ts}`,
    place: withAsker(place, { user: body.user.id, team: homeWorkspace(body) }),
    from,
    sentAt: timeOf(pressed.action_ts),
    action,
    messageId,
  };
  return { event, messageId, isForOnePerson: body.container?.is_ephemeral ?? false };
}

/**
 * Reads a button in the App Home. The button is not on a message, so we treat the press as if it came from
 * `place`.
 */
export function readHomeButton(body: BlockAction, place: Place): PressedButton | undefined {
  const pressed = body.actions[0]!;
  const action = parseAction(pressed.value ?? '');
  if (body.view?.type !== 'home' || !action) return undefined;
  const from = personOf(homeWorkspace(body), body.user.id);
  const id = `action:home:${from.id}:${pressed.action_ts}`;
  const event = { kind: 'action' as const, id, place, from, sentAt: timeOf(pressed.action_ts), action };
  return { event, messageId: '', isForOnePerson: false };
}

function placeOfButton(body: BlockAction, channel: string, ts: string): Place {
  const kind = body.channel?.name?.startsWith('mpdm-') ? 'group' : placeKind(channel);
  const threadTs = body.container?.thread_ts ?? body.message?.thread_ts;
  return placeOfMessage(workspaceOfInteraction(body), channel, kind, { ts, thread_ts: threadTs });
}

/**
 * What someone asked for with a command. The caller decides where to reply. Only the person who used the
 * command sees the reply.
 */
export type SlackCommand =
  { kind: 'question'; text: string } | { kind: 'choose-nation' } | { kind: 'action'; action: Action };

export function readCommand(text: string): SlackCommand {
  const words = plainText(text);
  const [first = '', second = '', ...more] = words.toLowerCase().split(/\s+/);
  if (first === '' || (first === 'help' && !second)) return { kind: 'action', action: { do: 'help' } };
  if (/^advis[eo]r$/.test(first) && !second) return { kind: 'action', action: { do: 'talk-to-adviser' } };
  const command = parseCommand(words);
  if (command?.do === 'nation') {
    const { jurisdiction } = command;
    if (jurisdiction) return { kind: 'action', action: { do: 'set-nation', jurisdiction } };
    // "nation of birth unknown, who do I call?" is a question. If a nation's name is unknown or missing, we
    // show the form.
    if (more.length < 2) return { kind: 'choose-nation' };
  }
  return { kind: 'question', text: words };
}

export function commandEvent(
  body: SlashCommand,
  command: Exclude<SlackCommand, { kind: 'choose-nation' }>,
  place: Place,
  receivedAt: string,
): IncomingEvent {
  const team = body.team_id ?? body.enterprise_id ?? '';
  const base = {
    id: `command:${body.trigger_id}`,
    place,
    from: personOf(team, body.user_id),
    sentAt: receivedAt,
  };
  return command.kind === 'action'
    ? { ...base, kind: 'action', action: command.action }
    : { ...base, kind: 'message', text: command.text, attachments: [], mentionsBot: true, isQuestion: true };
}

/**
 * Makes the data stored in the form, so that we do not have to store anything ourselves until the form is
 * submitted.
 */
export function remember(place: Place, about: { messageId?: string; action?: Action }): string {
  const { channel, threadTs } = place.address as { channel: string; threadTs?: string };
  return JSON.stringify({ channel, threadTs, kind: place.kind, placeId: place.id, ...about });
}

/** Returns undefined if we did not make the form, or if a required value is missing. */
export function readForm(body: ViewSubmission, receivedAt: string): IncomingEvent | undefined {
  const memory = memorySchema.safeParse(safeJson(body.view.private_metadata));
  if (!memory.success) return undefined;
  const { channel, threadTs, kind, placeId, messageId } = memory.data;
  const field = Object.values(body.view.state.values).flatMap((block) => Object.values(block))[0];
  const wordsFor = parseAction(memory.data.action);
  const action = wordsFor
    ? withInput(wordsFor, field?.value ?? '')
    : parseAction({ do: 'set-nation', jurisdiction: field?.selected_option?.value });
  if (!action) return undefined;
  return {
    kind: 'action',
    // The hash stays the same if someone corrects a form that is still open and sends it again. The id
    // includes the action so that the correction is not taken for a duplicate.
    id: `form:${body.view.id}:${body.view.hash}:${digestOf(JSON.stringify(action))}`,
    place: { platform: 'slack', id: placeId, kind, address: { channel, ...(threadTs ? { threadTs } : {}) } },
    from: personOf(homeWorkspace(body), body.user.id),
    sentAt: receivedAt,
    action,
    ...(messageId ? { messageId } : {}),
  };
}

interface Interactive {
  team?: { id: string } | null;
  user: { team_id?: string | null };
}

export function workspaceOfInteraction(body: Interactive): string {
  return body.team?.id ?? body.user.team_id ?? '';
}

/** Returns the person's workspace. In a shared channel, the place may belong to a different workspace. */
export function homeWorkspace(body: Interactive): string {
  return body.user.team_id ?? body.team?.id ?? '';
}
