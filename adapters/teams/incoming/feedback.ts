// Reads Teams' own feedback: a thumbs up or down below an answer, and the form that opens next. The form
// offers reasons but no text box, because people would write names in it.
import type { TaskModuleResponse } from 'botbuilder';
import { z } from 'zod';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { languageOfLocale } from '../../../knowledge/model/language.js';
import type { IncomingEvent } from '../../../bot/model/messages/message.js';
import { RATING_REASONS } from '../../../bot/model/messages/rating.js';
import type { TeamsActivity } from '../model/types.js';

type Rating = Pick<Extract<IncomingEvent, { kind: 'rating' }>, 'rating' | 'reason' | 'acknowledged'>;

const OPENED = 'message/fetchTask';
const SUBMITTED = 'message/submitAction';
export const FEEDBACK: ReadonlySet<string> = new Set([OPENED, SUBMITTED]);
const REASON = 'reason';

const valueSchema = z.object({
  actionName: z.literal('feedback'),
  actionValue: z.object({ reaction: z.enum(['like', 'dislike']), feedback: z.unknown().optional() }),
});
const answersSchema = z.object({ [REASON]: z.enum(RATING_REASONS).optional().catch(undefined) });

/**
 * Returns undefined if the activity is not feedback. We do not read any text that people write in Teams' own
 * forms.
 */
export function ratingIn({ name, value }: TeamsActivity): Rating | undefined {
  if (name !== OPENED && name !== SUBMITTED) return undefined;
  const { data } = valueSchema.safeParse(value);
  if (!data) return undefined;
  const rating = data.actionValue.reaction === 'like' ? 'up' : 'down';
  if (name === OPENED) return { rating, acknowledged: true };
  const reason = rating === 'down' ? reasonIn(data.actionValue.feedback) : undefined;
  return { rating, ...(reason && { reason }) };
}

/** Teams sends a form's answers as JSON in a string. */
function reasonIn(feedback: unknown): Rating['reason'] {
  try {
    const given: unknown = typeof feedback === 'string' ? JSON.parse(feedback) : feedback;
    return answersSchema.safeParse(given).data?.[REASON];
  } catch {
    return undefined;
  }
}

/** Returns the form that Teams shows after someone presses thumbs up or down. */
export function feedbackReply({ name, locale }: TeamsActivity, { rating }: Rating): TaskModuleResponse {
  const say = wordsIn(languageOfLocale(locale));
  if (name === SUBMITTED) return {};
  if (rating === 'up') return { task: { type: 'message', value: say.feedbackThanks } };
  return {
    task: {
      type: 'continue',
      value: {
        title: say.labels.notHelpful,
        height: 'small',
        width: 'small',
        card: { contentType: 'application/vnd.microsoft.card.adaptive', content: reasonForm(say) },
      },
    },
  };
}

export function reasonForm(say: PractitionerWords): object {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    lang: say.language,
    body: [
      {
        type: 'Input.ChoiceSet',
        id: REASON,
        label: say.rating.why,
        style: 'expanded',
        isRequired: true,
        errorMessage: say.app.teams.chooseReason,
        choices: RATING_REASONS.map((reason) => ({ title: say.reasons[reason], value: reason })),
      },
    ],
    actions: [{ type: 'Action.Submit', title: say.app.send }],
  };
}
