// Shows the other recalls of the same text, and lets the editor decide on them together.
import { stillToTell, type Recall } from '../../../../bot/model/recalls/recall.js';
import { datedTimeElement } from '../../design/format-time.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { recallPath } from '../../model/paths.js';
import type { Posted } from '../../security/post-guard.js';
import type { Notice } from '../frame/editor-frame.js';
import { RECALL_REASON_LABELS, RECALL_STATE_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { recallWording } from '../wording/recall-wording.js';

interface SameText {
  matter: readonly Recall[];
  /** Lists of other recalls that share passages with this one. No list is empty. */
  sameText: readonly Recall[][];
}

const { sameText: said } = recallWording;

export function sameText({ matter, sameText: others }: SameText): Html | false {
  if (!others.length) return false;
  const left = stillToTell(matter, others.flat()).length;
  const isSome = matter[0]!.state === 'open' && left > 0 && left < matter.length;
  return markup`<section aria-labelledby="same"><h2 id="same">${said.title}</h2><ul>${others.map(([other]) => markup`<li>${otherLine(other!)}</li>`)}</ul>${isSome && markup`<p>${said.someTold}</p>`}</section>
`;
}

function otherLine({ id, reason, state, decidedBy, decidedAt }: Recall): Html {
  return filled(decidedBy === undefined || decidedAt === undefined ? said.item : said.told, {
    recall: markup`<a href="${recallPath(id)}">${recallWording.number(id)}</a>`,
    reason: RECALL_REASON_LABELS[reason],
    state: RECALL_STATE_LABELS[state],
    name: markup`<bdi>${decidedBy}</bdi>`,
    when: decidedAt !== undefined && datedTimeElement(decidedAt),
  });
}

const fieldOf = (recall: number) => `also-${recall}`;

const openOnes = (others: SameText['sameText']) =>
  others.flatMap(([first]) => (first!.state === 'open' ? [first!.id] : []));

export function alsoFields({ sameText: others }: SameText, { typed }: Notice): Html[] {
  return openOnes(others).map(
    (id) =>
      markup`<label class="tick"><input type="checkbox" name="${fieldOf(id)}" value="yes"${flag('checked', isTicked(typed, id))}> ${recallWording.decision.also(id)}</label>`,
  );
}

const isTicked = (posted: Posted | undefined, recall: number) => posted?.field(fieldOf(recall)) === 'yes';

/** Includes recalls that someone else has decided since the page was opened. */
export function alsoIn(posted: Posted, all: readonly Recall[]): Recall[] {
  return all.filter(({ id }) => isTicked(posted, id));
}
