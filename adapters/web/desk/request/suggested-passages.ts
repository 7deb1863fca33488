// Shows the close matches that were not quoted.
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import type { StoredAnswer } from '../../../../bot/model/messages/conversation.js';
import { dotted } from '../../design/fact-list.js';
import { markup, type Html } from '../../design/markup.js';

export function suggestedPassages(suggested: NonNullable<StoredAnswer['suggested']>): Html | false {
  return (
    suggested.length > 0 &&
    markup`<details><summary>${adviserWording.suggested}</summary><ul class="suggested">${suggested.map(
      ({ title, place, source, cautions = [], text }) =>
        markup`<li><p class="suggested-title">${title}</p><p class="hint">${dotted([place, source])}</p>${cautions.map((caution) => markup`<p class="caution"><span class="sign" aria-hidden="true">!</span> ${caution}</p>`)}<p>${text}</p></li>`,
    )}</ul></details>`
  );
}
