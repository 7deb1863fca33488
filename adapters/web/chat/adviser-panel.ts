// Builds what people see before and while they ask for an adviser: hours, the usual wait, where the reply arrives and
// the button that asks.
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import type { Button } from '../../../bot/model/messages/message.js';
import { flag, markup, type Html } from '../design/markup.js';
import type { AdviserTimesIn } from '../model/adviser-times.js';
import { chatPath, LINK_PATH } from '../model/paths.js';
import { hiddenFields, type CsrfForm } from '../security/csrf-form.js';

export interface AdviserSetting extends CsrfForm {
  say: PractitionerWords;
  tag: string;
  advisers: AdviserTimesIn;
}

export function renderAdviserTimes(setting: AdviserSetting): Html {
  const { say, tag, advisers } = setting;
  return markup`<ul>${advisers(say).lines.map((line) => markup`<li>${line}</li>`)}<li><a href="${chatPath(tag, LINK_PATH)}">${say.web.advisers.keep}</a></li></ul>`;
}

/** If the panel is below an answer, `action` says which one. */
export function adviserPanel(
  setting: AdviserSetting,
  action: Button['action'] = { do: 'talk-to-adviser' },
): Html {
  return markup`${renderAdviserTimes(setting)}
<form method="post" action="/chat/actions" data-actions>
${hiddenFields(setting)}
<button type="submit" class="button plain" name="action" value="${JSON.stringify(action)}">${setting.say.web.advisers.ask}</button>
</form>`;
}

/** Opens the same panel as the one below the question box, where the button is. */
export function askAdviser({ label, action, style }: Button, setting: AdviserSetting): Html {
  const { now } = setting.advisers(setting.say);
  return markup`<details class="adviser-ask"><summary class="button ${style ?? 'plain'}">${label}</summary>
<div class="adviser-panel">${adviserPanel(setting, action)}</div></details><p class="hint adviser-hint"${flag('hidden', now === undefined)}>${now}</p>`;
}
