// Listens to commands, buttons and forms. Opens forms immediately, because Slack allows little time, and
// passes everything else to the inbox.
import type { AckFn, App, RespondArguments, webApi } from '@slack/bolt';
import { parseCommand } from '../../../bot/model/messages/commands.js';
import { inputWanted } from '../../../bot/model/messages/action-input.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Inbox } from '../../../bot/model/ports.js';
import { createDirectPlaces, type DirectPlace } from '../outgoing/open-direct-message.js';
import { describeError } from '../outgoing/failures.js';
import { NATION_BLOCK, NATION_FORM, TEXT_BLOCK, TEXT_FORM } from './forms.js';
import { openNationForm, openTextForm, type FormParts } from './open-form.js';
import {
  commandEvent,
  homeWorkspace,
  readButton,
  readCommand,
  readForm,
  readHomeButton,
  workspaceOfInteraction,
  type PressedButton,
} from './interactions.js';
import { withReplyUrl } from '../model/reply-url.js';
import { userIdOf, withoutDirect } from '../model/places.js';
import type { WordsFor } from './words-for.js';
import { createNames, type NameOf } from './names.js';
import {
  blockActionSchema,
  commandSchema,
  viewSubmissionSchema,
  type BlockAction,
  type SlackConfig,
  type SlashCommand,
} from '../model/types.js';
import { wordsIn } from '../../../bot/wording/words-in.js';

export const COMMAND = '/ctac';

type OnError = (error: unknown) => undefined;

export function listenToInteractions(
  app: App,
  inbox: Inbox,
  client: webApi.WebClient,
  { wordsFor, config }: { wordsFor: WordsFor; config: SlackConfig },
): void {
  const nameOf = createNames(client);
  const directPlace = createDirectPlaces(client);
  const report = (sentence: string) => (error: unknown) => {
    config.log?.error({ platform: 'slack', failure: describeError(error) }, sentence);
    return undefined;
  };
  const opening = { config, client, onError: report('A form could not be opened.') };

  app.command(COMMAND, async ({ body, ack }) => {
    const command = commandSchema.parse(body);
    await ack(
      await takeCommand(inbox, opening, command, {
        wordsFor,
        directPlace,
        onError: report('A command could not be saved.'),
      }),
    );
  });

  app.action(/.*/, async ({ body, ack }) => {
    const parsed = blockActionSchema.safeParse(body);
    const pressed = parsed.success
      ? await pressedButton(directPlace, parsed.data, report('A direct message could not be opened.'))
      : undefined;
    if (pressed && parsed.success) {
      const { action } = pressed.event;
      const say = inputWanted(action) && (await wordsFor(...whoIn(parsed.data)));
      const wanted = say && inputWanted(action, say);
      if (wanted) {
        await openTextForm({ ...opening, say }, parsed.data, pressed, wanted);
      } else {
        await inbox.receive(await named(pressed.event, nameOf));
      }
    }
    // A button from an earlier version does nothing, but we must acknowledge it. Otherwise Slack would show
    // an error each time.
    await ack();
  });

  for (const [form, block] of [
    [NATION_FORM, NATION_BLOCK],
    [TEXT_FORM, TEXT_BLOCK],
  ] as const) {
    app.view(form, async ({ body, ack }) => {
      const submitted = viewSubmissionSchema.parse(body);
      const event = readForm(submitted, new Date().toISOString());
      const isStored =
        event !== undefined &&
        (await store(inbox, await named(event, nameOf), report('A form could not be saved.')));
      const { app: say } = isStored ? wordsIn('en') : await wordsFor(...whoIn(submitted));
      const problem = isStored ? undefined : event ? say.slack.notTaken : say.emptyMessage;
      // An error keeps the form open, so what the person wrote is not lost.
      if (problem) await ack({ response_action: 'errors', errors: { [block]: problem } });
      else await ack();
    });
  }
}

/** Returns the ids of the workspace and the person, in the same form as in events from that person. */
function whoIn(body: Pick<BlockAction, 'team' | 'user'>): [team: string, user: string] {
  return [homeWorkspace(body), body.user.id];
}

/**
 * If someone presses a button for a request for an adviser, adds their name to the event, because the
 * practitioner or adviser on the other side sees it.
 */
async function named<Event extends IncomingEvent>(event: Event, nameOf: NameOf): Promise<Event> {
  const isAboutRequest = event.kind === 'action' && 'escalation' in event.action;
  const user = isAboutRequest ? userIdOf(event.from) : undefined;
  const name = user && (await nameOf(user));
  return name ? { ...event, from: { ...event.from, name } } : event;
}

/**
 * Shows the reply only to the person who used the command, which works even in channels that the app is not
 * in. Never replies with an error, because Slack would then show its own message.
 */
async function takeCommand(
  inbox: Inbox,
  opening: Omit<FormParts, 'say'>,
  body: SlashCommand,
  { wordsFor, directPlace, onError }: { wordsFor: WordsFor; directPlace: DirectPlace; onError: OnError },
): Promise<Parameters<AckFn<string | RespondArguments>>[0]> {
  const command = readCommand(body.text);
  const team = body.team_id ?? body.enterprise_id ?? '';
  const say = await wordsFor(team, body.user_id);
  const { slack } = say.app;
  try {
    const opened = directPlace(team, body.user_id);
    // Someone in danger must not have to look for a direct message, so the reply is shown where they typed.
    const direct = await (command.kind === 'question' ? opened.catch(onError) : opened);
    const unreachable = `${say.handoff.danger} ${slack.noDirectMessages}`;
    if (!direct && command.kind !== 'question') return privately(unreachable);
    const place = withReplyUrl(direct ?? withoutDirect(team, body.user_id), body.response_url, new Date());
    if (command.kind === 'choose-nation') {
      const instead = await openNationForm({ ...opening, say }, body, place);
      return instead && { response_type: 'ephemeral', ...instead };
    }
    const { refused } = await inbox.receive(commandEvent(body, command, place, new Date().toISOString()));
    if (!direct) return privately(`${unreachable} ${slack.answeringHere}`);
    if (command.kind === 'question')
      return refused || parseCommand(command.text) ? undefined : privately(slack.answeringHere);
    return command.action.do === 'talk-to-adviser' ? privately(slack.answeringDirectly) : undefined;
  } catch (error) {
    onError(error);
    return privately(`${say.handoff.danger} ${slack.notTaken}`);
  }
}

/**
 * If only one person could see the reply with the button, treats the press as if it came from their direct
 * messages, but shows the answer where they pressed it. A press in the App Home also counts as coming from
 * their direct messages.
 */
async function pressedButton(
  directPlace: DirectPlace,
  body: BlockAction,
  onError: OnError,
): Promise<PressedButton | undefined> {
  const pressed = readButton(body);
  const isHome = body.view?.type === 'home';
  if (!isHome && !pressed?.isForOnePerson) return pressed;
  const team = workspaceOfInteraction(body);
  const direct = await directPlace(team, body.user.id).catch(onError);
  const place = direct ?? withoutDirect(team, body.user.id);
  if (!pressed) return readHomeButton(body, place);
  return {
    ...pressed,
    event: { ...pressed.event, place: withReplyUrl(place, body.response_url, new Date()) },
  };
}

async function store(
  inbox: Inbox,
  event: Parameters<Inbox['receive']>[0],
  onError: OnError,
): Promise<boolean> {
  try {
    const { refused } = await inbox.receive(event);
    return !refused;
  } catch (error) {
    onError(error);
    return false;
  }
}

function privately(text: string): { response_type: 'ephemeral'; text: string } {
  return { response_type: 'ephemeral', text };
}
