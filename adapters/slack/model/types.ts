// Schemas that check what Slack sends, and the settings of the Slack adapter.
import { z } from 'zod';
import type { Log } from '../../../bot/model/ports.js';

export interface SlackConfig {
  botToken: string;
  /**
   * The secret that checks the signatures of requests to the events endpoint. Required unless `appToken` is
   * set.
   */
  signingSecret?: string;
  /**
   * If set, we use Socket Mode: we connect to Slack, so no endpoint has to be reachable from the internet.
   */
  appToken?: string;
  /** The address of a gateway or a test server. If absent, we use Slack itself. */
  apiUrl?: string;
  log?: Log;
  timeoutMs?: number;
  /** How long someone in a plain direct message waits before we show that the bot is working. */
  patienceMs?: number;
}

const text = z.string();
const optional = text.nullish();

/** The stored address of a place, with everything needed to post there again later. */
export const addressSchema = z.object({
  channel: z.string().min(1),
  threadTs: z.string().min(1).optional(),
  /** The last person who wrote in this place, and their message. */
  asker: z.object({ user: text, team: text, ts: text.optional() }).optional().catch(undefined),
  /**
   * Set if the person used a command in another place. For a limited time, Slack shows our replies in that
   * place, and only to that person.
   */
  aside: z.object({ url: text, until: text }).optional().catch(undefined),
});
export type SlackAddress = z.infer<typeof addressSchema>;

/** Slack uses null to mean absent, and adds fields without notice. Fields not named here are dropped. */
export const envelopeSchema = z.object({
  team_id: optional,
  enterprise_id: optional,
  event_time: z.number().nullish(),
  authorizations: z
    .array(z.object({ team_id: optional, user_id: optional, is_bot: z.boolean().nullish() }))
    .nullish(),
  event: z.looseObject({ type: text }),
});
export type Envelope = z.infer<typeof envelopeSchema>;

const filesSchema = z
  .array(z.object({ name: optional, mimetype: optional, permalink: optional }))
  .nullish()
  .catch(undefined);

/** A message that someone forwarded or linked to, or a preview of a page. */
const attachmentSchema = z.object({
  is_share: z.boolean().nullish().catch(undefined),
  is_msg_unfurl: z.boolean().nullish().catch(undefined),
  author_id: optional.catch(undefined),
  text: optional.catch(undefined),
  files: filesSchema,
});

const messageFields = {
  subtype: optional,
  user: optional,
  bot_id: optional,
  text: optional,
  ts: text,
  thread_ts: optional,
  team: optional,
  user_team: optional,
  source_team: optional,
  edited: z.object({ ts: text }).nullish(),
  files: filesSchema,
  attachments: z.array(attachmentSchema).nullish().catch(undefined),
};
const postedMessageSchema = z.object(messageFields);
export type PostedMessage = z.infer<typeof postedMessageSchema>;

export const messageEventSchema = z.object({
  ...messageFields,
  channel: text,
  channel_type: optional,
  deleted_ts: optional,
  message: postedMessageSchema.nullish(),
  previous_message: postedMessageSchema.nullish(),
});
export type SlackMessageEvent = z.infer<typeof messageEventSchema>;

export const lifecycleEventSchema = z.object({
  type: text,
  /** Some lifecycle events have an object in this field, but we can only use a plain id. */
  channel: text.nullish().catch(undefined),
  user: text.nullish().catch(undefined),
  inviter: optional,
  tab: optional,
  event_ts: optional,
  assistant_thread: z.object({ user_id: text, channel_id: text, thread_ts: text }).nullish(),
});

/** The event that Slack sends for every change to an account, such as a new picture. */
export const userChangeSchema = z.object({
  user: z.object({ id: text, deleted: z.boolean().nullish() }),
});

export const commandSchema = z.object({
  text: text.default(''),
  user_id: text,
  user_name: optional,
  team_id: optional,
  enterprise_id: optional,
  trigger_id: text,
  response_url: optional,
});
export type SlashCommand = z.infer<typeof commandSchema>;

const interactor = z.object({ id: text, name: optional, username: optional, team_id: optional });
const team = z.object({ id: text }).nullish();

export const blockActionSchema = z.object({
  user: interactor,
  team,
  trigger_id: text,
  channel: z.object({ id: text, name: optional }).nullish(),
  container: z
    .object({
      message_ts: optional,
      thread_ts: optional,
      channel_id: optional,
      is_ephemeral: z.boolean().nullish(),
    })
    .nullish(),
  response_url: optional,
  view: z.object({ type: text }).nullish().catch(undefined),
  message: z.object({ thread_ts: optional }).nullish(),
  actions: z.array(z.object({ value: optional, action_ts: text })).min(1),
});
export type BlockAction = z.infer<typeof blockActionSchema>;

export const viewSubmissionSchema = z.object({
  user: interactor,
  team,
  view: z.object({
    id: text,
    hash: text.default(''),
    private_metadata: text.default(''),
    state: z.object({
      values: z.record(
        text,
        z.record(
          text,
          z.looseObject({
            value: optional,
            selected_option: z.object({ value: text }).nullish(),
          }),
        ),
      ),
    }),
  }),
});
export type ViewSubmission = z.infer<typeof viewSubmissionSchema>;
