// Schemas for what Teams sends us and what we store about a conversation. We check everything, even if it is
// signed.
import { z } from 'zod';

const id = z.string().min(1).max(1000);

const account = z.object({
  id,
  name: z.string().max(500).optional().catch(undefined),
  /** The person's immutable id in Entra; absent for bots and in an emulator. */
  aadObjectId: z.string().max(100).optional().catch(undefined),
});

const conversation = z.object({
  id,
  conversationType: z.string().max(50).optional().catch(undefined),
  tenantId: z.string().max(100).optional().catch(undefined),
  isGroup: z.boolean().optional().catch(undefined),
});

const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id }),
  text: z.string().max(1000),
});

const attachment = z.object({
  contentType: z.string().max(200),
  contentUrl: z.string().max(4000).optional().catch(undefined),
  name: z.string().max(500).optional().catch(undefined),
  content: z.unknown().optional(),
});

const reaction = z.object({ type: z.string().min(1).max(100) });

const identified = z
  .object({ id: z.string().max(1000) })
  .optional()
  .catch(undefined);

const channelData = z
  .object({
    eventType: z.string().max(100).optional().catch(undefined),
    tenant: identified,
    channel: identified,
    team: identified,
  })
  .catch({ eventType: undefined, tenant: undefined, channel: undefined, team: undefined });

/**
 * We leave out optional fields that are missing or malformed. If this applies to a required field, we
 * refuse the activity.
 */
export const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: id.optional(),
  name: z.string().max(200).optional().catch(undefined),
  action: z.string().max(100).optional().catch(undefined),
  timestamp: z.iso.datetime({ offset: true }).optional().catch(undefined),
  serviceUrl: z.url({ protocol: /^https?$/ }).max(1000),
  channelId: z.string().min(1).max(100),
  from: account,
  recipient: account,
  conversation,
  text: z.string().max(100_000).optional(),
  textFormat: z.string().max(50).optional().catch(undefined),
  locale: z.string().max(50).optional().catch(undefined),
  replyToId: z.string().max(1000).optional().catch(undefined),
  value: z.unknown().optional(),
  /** Leaves out entities of unknown types. */
  entities: z.array(z.unknown()).max(500).catch([]).transform(keepOnly(mention)),
  attachments: z.array(z.unknown()).max(100).catch([]).transform(keepOnly(attachment)),
  reactionsAdded: z.array(z.unknown()).max(50).catch([]).transform(keepOnly(reaction)),
  reactionsRemoved: z.array(z.unknown()).max(50).catch([]).transform(keepOnly(reaction)),
  membersAdded: z.array(z.unknown()).max(1000).catch([]).transform(keepOnly(account)),
  membersRemoved: z.array(z.unknown()).max(1000).catch([]).transform(keepOnly(account)),
  channelData: channelData.prefault({}),
});
export type TeamsActivity = z.infer<typeof activitySchema>;

function keepOnly<T>(schema: z.ZodType<T>): (values: unknown[]) => T[] {
  return (values) =>
    values.flatMap((value) => {
      const parsed = schema.safeParse(value);
      return parsed.success ? [parsed.data] : [];
    });
}

/** The contents of `Place.address`: everything needed to post there again, without anyone's name. */
export const addressSchema = z.object({
  serviceUrl: z.url({ protocol: /^https?$/ }),
  channelId: z.string().min(1),
  bot: z.object({ id }),
  conversation,
  /** The team that a channel belongs to. */
  team: id.optional(),
  /** True if we made the address from the settings, because we have not received anything from there yet. */
  assumed: z.literal(true).optional(),
});
export type TeamsAddress = z.infer<typeof addressSchema>;
