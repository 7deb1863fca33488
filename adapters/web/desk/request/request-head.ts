// Shows what is known about a request at the top of its page, and whether it is urgent.
import { isOpen } from '../../../../bot/model/handoff/escalation.js';
import { requestNumber } from '../../../../bot/model/handoff/request-number.js';
import type { EscalationFile } from '../../../../bot/model/queries.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { nationNeeded } from '../../../../bot/handoff/cards/describe-nation-and-specialism.js';
import { pseudonymsShown } from '../../chat/entries.js';
import { capitalised } from '../../design/capitalised.js';
import { factList, type LabelledFacts } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { timeElement } from '../../design/format-time.js';
import { nameOf } from '../frame/name-of.js';
import { messageInPanel } from '../frame/request-title.js';
import { repliedWords, stateWords, urgencyWords } from '../frame/state-words.js';

const { reasons, urgent: urgentTag, request: said, queue: queueSaid } = deskWording;

export function requestHead(
  file: EscalationFile,
  now: Date,
  { setUrgency, setNation }: { setUrgency: Html | false; setNation: Html | false },
): Html {
  const {
    escalation,
    question,
    jurisdiction,
    specialism,
    agency,
    rating,
    danger,
    urgencyChange,
    others,
    replied,
  } = file;
  const { platform } = escalation.practitioner;
  const { facts: label } = said;
  const isUrgent = escalation.urgent && isOpen(escalation);
  const facts: LabelledFacts = [
    [label.dangerSign, isUrgent ? undefined : danger],
    [label.status, stateWords(escalation)],
    [label.replied, replied && repliedWords(replied, now)],
    [label.closed, closedBy(file, now)],
    // A request that is no longer urgent must not look as if it were.
    [
      label.reason,
      escalation.reason === 'urgent' && !escalation.urgent ? undefined : reasons[escalation.reason],
    ],
    [label.urgency, urgencyChange && urgencyWords(urgencyChange, now)],
    [label.asked, timeElement(escalation.openedAt, now)],
    [label.nation, nationNeeded(jurisdiction, question, file.isNationSet) ?? said.nationNotKnown],
    [label.agency, agency],
    [label.needs, specialism],
    [label.via, platform === 'web' ? said.viaWeb : capitalised(platform)],
    [label.rating, rating && said.ratings[rating]],
    [label.number, requestNumber(escalation)],
    [
      (platform === 'web' ? deskWording.others.inWebChat : deskWording.others).fact,
      others.length > 0
        ? markup`<a href="#others-title">${deskWording.others.count(others.length)}</a>`
        : undefined,
    ],
  ];
  return markup`${isUrgent && urgentPanel(file, setUrgency)}${factList(facts)}${!isUrgent && setUrgency}${setNation}`;
}

function urgentPanel(file: EscalationFile, setUrgency: Html | false): Html {
  const { danger, dangerSentences, told } = file;
  const alarming = messageInPanel(file);
  return markup`<div class="urgent"><p class="urgent-label"><span class="sign" aria-hidden="true">!</span> ${urgentTag}</p><p class="text">${told}</p>${setUrgency}${danger !== undefined && signSeen(danger, dangerSentences)}${
    alarming !== undefined &&
    markup`<p class="urgent-message">${filled(queueSaid.urgentMessage, { message: markup`<strong dir="auto">${pseudonymsShown(alarming, true)}</strong>` })}</p>`
  }</div>`;
}

/** Says which sign of danger was seen, and in which words. */
function signSeen(sign: string, sentences: string | undefined): Html {
  if (sentences === undefined)
    return markup`<p class="danger-seen">${filled(said.signSeen.only, { sign: markup`<strong>${sign}</strong>` })}</p>`;
  const words = markup`<strong dir="auto">${pseudonymsShown(sentences, true)}</strong>`;
  return markup`<p class="danger-seen">${filled(said.signSeen.inWords, { sign: markup`<strong>${sign}</strong>`, words })}</p>`;
}

function closedBy({ escalation, transitions }: EscalationFile, now: Date): Html | undefined {
  if (escalation.state !== 'resolved') return undefined;
  const { at, by = {} } = transitions.findLast(({ transition }) => transition === 'resolve') ?? {};
  return at === undefined
    ? undefined
    : filled(said.closedBy, { when: timeElement(at, now), name: nameOf(by, 'inside') });
}
