import type { App, webApi } from '@slack/bolt';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import type { Inbox } from '../../../bot/model/ports.js';
import { LIFECYCLE_EVENTS, readLifecycleEvent } from './lifecycle.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { createNamedReader } from './name-mentions.js';
import { botUserOf, workspaceOf } from './messages.js';
import { REACTION_EVENTS, readReaction } from './reactions.js';
import type { WordsFor } from './words-for.js';
import { envelopeSchema, type Envelope } from '../model/types.js';

/** If a listener throws, its event is not acknowledged, and Slack sends it again. */
export function listenToEvents(app: App, inbox: Inbox, client: webApi.WebClient, wordsFor: WordsFor): void {
  let ownUser: string | undefined;

  async function whoWeAre(envelope: Envelope): Promise<string | undefined> {
    return botUserOf(envelope) ?? (ownUser ??= (await client.auth.test()).user_id);
  }

  const passOn =
    (
      read: (
        envelope: Envelope,
        botUserId?: string,
      ) => IncomingEvent | undefined | Promise<IncomingEvent | undefined>,
    ) =>
    async ({ body }: { body: unknown }): Promise<void> => {
      const envelope = envelopeSchema.safeParse(body);
      if (!envelope.success) return;
      const event = await read(envelope.data, await whoWeAre(envelope.data));
      if (event) await inbox.receive(event);
    };

  const readMessage = createNamedReader(client);
  app.event('message', passOn(readMessage));
  app.event('app_mention', passOn(readMessage));
  for (const name of REACTION_EVENTS) app.event(name, passOn(readReaction));
  for (const name of LIFECYCLE_EVENTS) app.event(name, passOn(readLifecycleEvent));

  /**
   * Only shows suggestions, and does not wait for Slack, which may take a second. Another listener sends
   * the event to the inbox.
   */
  const suggest = (body: unknown, user: string, where: { channel_id: string; thread_ts?: string }): void => {
    const envelope = envelopeSchema.safeParse(body);
    void wordsFor(envelope.success ? workspaceOf(envelope.data) : '', user, where.channel_id)
      .then((say) => showSuggestions(client, where, say))
      .catch(() => undefined);
  };
  app.event('app_home_opened', ({ event, body }) => {
    if (event.tab === 'messages') suggest(body, event.user, { channel_id: event.channel });
    return Promise.resolve();
  });
  app.event('assistant_thread_started', ({ event, body }) => {
    const { channel_id: channel, thread_ts: threadTs, user_id: user } = event.assistant_thread;
    suggest(body, user, { channel_id: channel, thread_ts: threadTs });
    return Promise.resolve();
  });
  // These events say what else someone has open in Slack. We do not need them, but Slack sends an event again
  // if we do not acknowledge it.
  app.event('assistant_thread_context_changed', () => Promise.resolve());
}

/**
 * Shows suggested questions above the message box or in a new thread. Shows none if Slack refuses the call.
 * Newer Slack apps take English questions from the manifest instead.
 */
async function showSuggestions(
  client: webApi.WebClient,
  where: { channel_id: string; thread_ts?: string },
  say: PractitionerWords,
): Promise<void> {
  const { prompts, promptsTitle: title } = say.app.slack;
  const [first, ...more] = prompts;
  await client.assistant.threads.setSuggestedPrompts({ ...where, title, prompts: [first!, ...more] });
}
