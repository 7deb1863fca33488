// Finds the faults that would make Teams refuse a bot’s reply to an invoke (a search, a form or a button
// press).
import { z } from 'zod';
import { cardObjections } from './card-schema.js';

const words = z.string().trim().min(1);
const card = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.looseObject({}),
});
/** The maximum number of search results, because Teams asks for 25 at a time. */
const MOST_RESULTS = 25;
/** The short form of a search result that is shown in the list. It has no buttons. */
const preview = z.strictObject({
  contentType: z.literal('application/vnd.microsoft.card.thumbnail'),
  content: z.strictObject({ title: z.string(), text: words }),
});

/** The replies allowed to each kind of invoke. A reply must not have any other fields. */
const REPLIES: Record<string, z.ZodType> = {
  'composeExtension/query': z.strictObject({
    composeExtension: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('message'), text: words }),
      z.strictObject({
        type: z.literal('result'),
        attachmentLayout: z.enum(['list', 'grid']),
        attachments: z.array(card.extend({ preview })).min(1).max(MOST_RESULTS),
      }),
    ]),
  }),
  'message/fetchTask': z.union([
    z.strictObject({
      task: z.discriminatedUnion('type', [
        z.strictObject({ type: z.literal('message'), value: words }),
        z.strictObject({
          type: z.literal('continue'),
          value: z.strictObject({
            title: words,
            height: z.enum(['small', 'medium', 'large']),
            width: z.enum(['small', 'medium', 'large']),
            card,
          }),
        }),
      ]),
    }),
    // The bot’s reply if a form other than the feedback form is requested.
    z.strictObject({}),
  ]),
  'message/submitAction': z.strictObject({}),
  'adaptiveCard/action': z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('application/vnd.microsoft.activity.message'),
      statusCode: z.literal(200),
      value: words,
    }),
    z.strictObject({
      type: z.literal('application/vnd.microsoft.error'),
      statusCode: z.literal([400, 500]),
      value: z.strictObject({ code: words, message: words }),
    }),
    z.strictObject({
      type: z.literal('application/vnd.microsoft.activity.loginRequest'),
      statusCode: z.literal(401),
      value: z.strictObject({
        text: words,
        connectionName: words,
        tokenExchangeResource: z.strictObject({ id: words, uri: words }),
        buttons: z
          .array(z.strictObject({ type: z.literal('signin'), title: words, text: words, value: z.url() }))
          .min(1),
      }),
    }),
    z.strictObject({
      type: z.literal('application/vnd.microsoft.error.preconditionFailed'),
      statusCode: z.literal(412),
      value: z.strictObject({ code: words, message: words }),
    }),
  ]),
};

export function replyFaults(name: string, reply: unknown): string[] {
  const checked = REPLIES[name]?.safeParse(reply);
  if (!checked) return [`a reply to ${name}, which has no check`];
  if (!checked.success)
    return checked.error.issues.map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`);
  return cardsIn(reply).flatMap(cardObjections);
}

function cardsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'AdaptiveCard') return [value];
  return Object.values(value).flatMap(cardsIn);
}
