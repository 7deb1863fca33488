// Reads JSON lines about requests that claim to come from Teams or Slack, and about our messages that a
// platform refused.
import { z } from 'zod';
import { linesOf } from '../read-attacks.js';

const teamsActivitySchema = z.object({
  why: z.string(),
  appType: z.enum(['SingleTenant', 'MultiTenant']).default('SingleTenant'),
  channelId: z.string().default('msteams'),
  /**
   * Where the activity says it comes from, including the tenant. The tenant ID in the settings replaces OURS.
   */
  conversation: z.unknown().optional(),
  channelData: z.unknown().optional(),
  admitted: z.boolean(),
});
export type TeamsActivityCase = z.infer<typeof teamsActivitySchema>;

/** Reads signed activities: where each claims to come from, and whether we accept it. */
export function readTeamsActivities(ourTenant: string): TeamsActivityCase[] {
  const put = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace('OURS-IN-CAPITALS', ourTenant.toUpperCase()).replace('OURS', ourTenant)
      : Array.isArray(value)
        ? value.map(put)
        : value;
  return linesOf('platforms/teams-activities')
    .map((line) => teamsActivitySchema.parse(line))
    .map((one) => ({ ...one, conversation: put(one.conversation), channelData: put(one.channelData) }));
}

const teamsTokenSchema = z.object({
  why: z.string(),
  audience: z.string().optional(),
  issuer: z.string().optional(),
  serviceUrl: z.string().nullish(),
  wrongKey: z.boolean().optional(),
  keyId: z.string().nullish(),
  algorithm: z.enum(['RS512', 'HS256', 'none']).optional(),
  /** The number of minutes from now. With `null`, the token never expires. */
  expires: z.number().nullish(),
  begins: z.number().optional(),
  admitted: z.boolean().default(false),
});

/** Reads how each token is signed, and whether we accept it. */
export function readTeamsTokens(): z.infer<typeof teamsTokenSchema>[] {
  return linesOf('platforms/teams-tokens').map((line) => teamsTokenSchema.parse(line));
}

const slackRequestSchema = z.object({
  why: z.string(),
  unsigned: z.literal(true).optional(),
  secret: z.string().optional(),
  signature: z.string().optional(),
  /** The number of seconds by which the timestamp is ahead of our clock. */
  ahead: z.number().default(0),
  status: z.number(),
});

export function readSlackRequests(): z.infer<typeof slackRequestSchema>[] {
  return linesOf('platforms/slack-requests').map((line) => slackRequestSchema.parse(line));
}

const MEDIA_TYPES = { json: 'application/json', form: 'application/x-www-form-urlencoded' } as const;
const slackBodySchema = z.object({
  why: z.string(),
  type: z.enum(['json', 'form']).transform((type) => MEDIA_TYPES[type]),
  body: z.string(),
});

export function readSlackBodies(): z.infer<typeof slackBodySchema>[] {
  return linesOf('platforms/slack-bodies').map((line) => slackBodySchema.parse(line));
}

const refusedDeliverySchema = z.object({
  platform: z.enum(['slack', 'teams']),
  status: z.number().default(200),
  code: z.string().default(''),
  /** The value of the Retry-After header, and how many milliseconds we wait. */
  retryAfter: z.string().optional(),
  retryAfterMs: z.number().optional(),
  fault: z.enum(['message', 'place', 'platform', 'unclear']),
  /** True if the message is sent again as text only, without its card or blocks. */
  goesOutAsWords: z.literal(true).optional(),
  /** Marks the refusal that tests use for a card or a message that the platform never accepts. */
  holdsUp: z.enum(['a card', 'a message']).optional(),
});
export type RefusedDelivery = z.infer<typeof refusedDeliverySchema>;

/**
 * Reads how a platform refuses our messages, and whether the message, the place or the platform is at fault.
 */
export function readRefusedDeliveries(platform: RefusedDelivery['platform']): RefusedDelivery[] {
  const all = linesOf('platforms/refused-deliveries').map((line) => refusedDeliverySchema.parse(line));
  return all.filter((one) => one.platform === platform);
}

export function readHoldUp(platform: RefusedDelivery['platform']): RefusedDelivery {
  return readRefusedDeliveries(platform).find(({ holdsUp }) => holdsUp !== undefined)!;
}
