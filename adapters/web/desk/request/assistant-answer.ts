// Shows the assistant's answer: the numbers to call, its own sentences, its quotes and the near matches.
import { foundOnlyOutOfDate } from '../../../../bot/answers/all-out-of-date.js';
import { outcomeSaid } from '../../../../bot/handoff/messages/answer-about.js';
import type { ShownContact } from '../../../../bot/model/messages/message.js';
import type { EscalationFile } from '../../../../bot/model/queries.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { markup, type Html } from '../../design/markup.js';
import { modelClaims } from '../../design/render.js';
import { beforeQuotes, outOfDate, quotes, suggestedPassages } from './private-search-results.js';

export function assistantAnswer(
  {
    answer: stored,
    transcript,
    escalation,
    language,
  }: Pick<EscalationFile, 'answer' | 'transcript' | 'escalation' | 'language'>,
  canReply: boolean,
): Html {
  const shown = numbersShown(transcript);
  const numbers =
    shown.length > 0 &&
    markup`<p>${deskWording.request.showedNumbers}</p>
<ul>${shown.map(({ phone, name }) => markup`<li><strong>${phone}</strong> ${name}</li>`)}</ul>`;
  const { botSaidNothing, botQuotedNothing } = adviserWording;
  if (!stored) return markup`${numbers}<p class="muted">${numbers ? botQuotedNothing : botSaidNothing}</p>`;
  const { answer } = stored;
  const outcome = outcomeSaid(stored);
  return markup`${numbers}${outcome !== undefined && markup`<p>${outcome}</p>`}${
    foundOnlyOutOfDate(stored) && outOfDate(wordsIn('en').allSuperseded)
  }${beforeQuotes(stored)}${modelClaims(answer, 'answer')}${quotes(stored, { idPrefix: 'answer', request: escalation.id, canReply, language })}${suggestedPassages(stored, { request: escalation.id, canReply, language })}`;
}

function numbersShown(transcript: EscalationFile['transcript']): ShownContact[] {
  const parts = transcript.flatMap((entry) => (entry.direction === 'out' ? entry.message.parts : []));
  const contacts = parts.flatMap((part) => (part.kind === 'contacts' ? part.contacts : []));
  return [...new Map(contacts.map((contact) => [contact.phone, contact])).values()];
}
