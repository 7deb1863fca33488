// Opens a form. If the form does not open, shows the person what to do instead, in the place where they
// used the command or button. No one else sees this.
import type { webApi } from '@slack/bolt';
import { nationButtons } from '../../../bot/wording/buttons.js';
import { plainMessage } from '../../../bot/wording/plain-message.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { ActionInput } from '../../../bot/model/messages/action-input.js';
import type { OutgoingMessage, Place } from '../../../bot/model/messages/message.js';
import { postPrivately } from '../outgoing/post-privately.js';
import type { BlockAction, SlackConfig, SlashCommand } from '../model/types.js';
import { renderBlocks } from '../rendering/render.js';
import type { SlackPage } from '../rendering/split-into-pages.js';
import { nationModal, textForm } from './forms.js';
import { remember, type PressedButton } from './interactions.js';

export interface FormParts {
  config: SlackConfig;
  client: webApi.WebClient;
  say: PractitionerWords;
  onError: (error: unknown) => void;
}

/**
 * Returns false if the call fails. Slack may still have opened the form, so what we then tell the person
 * must be true either way.
 */
async function isOpened(
  { client, onError }: FormParts,
  trigger_id: string,
  view: Parameters<webApi.WebClient['views']['open']>[0]['view'],
): Promise<boolean> {
  try {
    await client.views.open({ trigger_id, view });
    return true;
  } catch (error) {
    onError(error);
    return false;
  }
}

export async function openNationForm(
  parts: FormParts,
  { trigger_id }: SlashCommand,
  place: Place,
): Promise<SlackPage | undefined> {
  const { say } = parts;
  if (await isOpened(parts, trigger_id, nationModal(remember(place, {}), say))) return undefined;
  const { label, hint } = say.app.slack.nationForm;
  return onePage(
    say,
    plainMessage([label, hint], { parts: [{ kind: 'choices', buttons: nationButtons(say) }] }),
  );
}

export async function openTextForm(
  parts: FormParts,
  body: BlockAction,
  { event: { action, place }, messageId }: PressedButton,
  wanted: ActionInput,
): Promise<void> {
  const { say, onError } = parts;
  const form = textForm(wanted, remember(place, { messageId, action }), say);
  if (await isOpened(parts, body.trigger_id, form)) return;
  const said = onePage(say, plainMessage([say.app.slack.formNotOpened, wanted.typed]));
  // Do not wait for Slack here, because we must acknowledge the button press within 3 seconds.
  void sayPrivately(parts, body, said).catch(onError);
}

/**
 * Uses the reply address that came with the button press. If Slack refuses that address, uses
 * `chat.postEphemeral`.
 */
async function sayPrivately(
  { config, client }: FormParts,
  body: BlockAction,
  said: SlackPage,
): Promise<void> {
  const { thread_ts: threadTs, channel_id } = body.container ?? {};
  const url = body.response_url ?? '';
  if ((await postPrivately(config, url, { ...said, threadTs })) !== 'refused') return;
  const thread = threadTs ? { thread_ts: threadTs } : {};
  const channel = body.channel?.id ?? channel_id ?? '';
  await client.chat.postEphemeral({ channel, user: body.user.id, ...thread, ...said });
}

function onePage({ language }: PractitionerWords, message: OutgoingMessage): SlackPage {
  const [page] = renderBlocks({ ...message, language });
  return { text: page?.text ?? '', blocks: page?.blocks ?? [] };
}
