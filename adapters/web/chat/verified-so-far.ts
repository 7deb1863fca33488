// Shows the sentences of an answer that have been checked, while the rest is still being written.
import type { VerifiedClaim } from '../../../knowledge/model/answer.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import { markup, type Html } from '../design/markup.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';

/**
 * If there are no sentences yet, the HTML is empty, so that sentences from an earlier attempt disappear from
 * the page.
 */
export function verifiedSoFar(claims: readonly VerifiedClaim[], say: PractitionerWords): Html {
  if (!claims.length) return markup``;
  return markup`<p class="model-label">${say.page.message.modelIsWriting}</p>
<ul class="claims">${claims.map(
    ({ text, sources }) =>
      markup`<li>${text} <span class="claim-source">${guidanceWords(say.language).list(sources)}</span></li>`,
  )}</ul>`;
}
