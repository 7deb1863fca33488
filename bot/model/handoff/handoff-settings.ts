// Defines the settings for handoffs: time limits, and what each side is shown.
import { z } from 'zod';

const minutes = (low: number, high: number) => z.number().int().min(low).max(high);
const DAY = 24 * 60;

/** How many minutes a request may wait before each follow-up step. */
const followUpTimesSchema = (defaults: {
  remindAfter: number[];
  leadAfter: number;
  secondChannelAfter: number;
  tellEvery: number;
}) =>
  z
    .object({
      /**
       * After each of these times, we send a message to the adviser on duty or the best match, and a reminder
       * to the card's thread.
       */
      remindAfter: z.array(minutes(1, DAY)).max(10).default(defaults.remindAfter),
      leadAfter: minutes(1, DAY).default(defaults.leadAfter),
      secondChannelAfter: minutes(1, DAY).default(defaults.secondChannelAfter),
      /** The practitioner gets an update at least this often. */
      tellEvery: minutes(1, DAY).default(defaults.tellEvery),
    })
    .prefault({});
export type FollowUpTimes = z.infer<ReturnType<typeof followUpTimesSchema>>;

export const handoffSettingsSchema = z
  .object({
    waiting: followUpTimesSchema({
      remindAfter: [5, 15],
      leadAfter: 30,
      secondChannelAfter: 60,
      tellEvery: 20,
    }),
    urgent: followUpTimesSchema({ remindAfter: [2, 5], leadAfter: 8, secondChannelAfter: 12, tellEvery: 5 }),
    /** How often we tell the practitioner when an adviser will next be on shift, while none is. */
    tellEveryOutOfHours: minutes(30, 7 * DAY).default(DAY / 2),
    /**
     * If the holder has not replied to the practitioner for this long, another adviser can claim the request.
     */
    claimExpiresAfter: minutes(5, 7 * DAY).default(60),
    urgentClaimExpiresAfter: minutes(2, 7 * DAY).default(10),
    reopenWithin: minutes(0, 60 * DAY).default(3 * DAY),
    /**
     * If a question contains one of these words, the bot offers an adviser, even if it also finds an answer.
     */
    offerOn: z
      .array(
        z.object({
          /**
           * Completes the sentence that practitioners see: "Questions about … are best talked over with a
           * person."
           */
          topic: z.string().trim().min(2).max(80),
          words: z.array(z.string().trim().min(2).max(80)).min(1),
        }),
      )
      .default([]),
    /**
     * pass-on: links are sent to the other side's private chat. refuse: links are not sent, and both sides
     * are told.
     */
    attachments: z.enum(['pass-on', 'refuse']).default('refuse'),
    /** role: the practitioner sees "An adviser" instead of a name. */
    adviserNames: z.enum(['shown', 'role']).default('shown'),
    /**
     * redacted: the transcript leaves out personal data for everyone. as-received: the adviser who holds the
     * request can see it.
     */
    transcript: z.enum(['redacted', 'as-received']).default('redacted'),
  })
  .prefault({});
export type HandoffSettings = z.infer<typeof handoffSettingsSchema>;

/**
 * The most common outcomes. The figures count each of these separately, and all others together as "other".
 * An adviser may add a note after a colon.
 */
export const OUTCOMES_SUGGESTED = [
  'Advised',
  'Pointed to guidance',
  'Referred to another service',
  'Could not be reached',
] as const;

/** Returns minutes. */
export function claimExpires({ urgent }: { urgent: boolean }, policy: HandoffSettings): number {
  return urgent ? policy.urgentClaimExpiresAfter : policy.claimExpiresAfter;
}
