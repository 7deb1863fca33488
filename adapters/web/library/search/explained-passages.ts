// Shows passages in ranking order, with what counted for and against each one, as a table with small bars.
import { documentLine, placeLine } from '../../../../knowledge/model/words/citation.js';
import {
  RANKING_REASONS,
  type ExplainedPassage,
  type RankingReason,
} from '../../../../knowledge/model/explanation.js';
import { markup, type Html } from '../../design/markup.js';
import { passageText } from '../../design/passage-text.js';
import { passagePath } from '../documents/passages.js';

const REASON_WORDS: Record<RankingReason, string> = {
  meaning: 'Similar meaning',
  words: 'Same words',
  kind: 'Right kind of answer',
  around: 'Near other relevant passages',
  standing: 'Binding, current and recent',
  nation: 'Right nation',
  length: 'Enough detail',
};

export function explainedPassages(found: readonly ExplainedPassage[]): Html {
  if (!found.length) return markup`<p class="empty">Nothing was found.</p>`;
  const most = Math.max(...found.flatMap(({ points }) => Object.values(points).map(Math.abs)), 1e-6);
  return markup`<ol class="ranked">${found.map((one, n) => showRanked(one, n + 1, most))}</ol>`;
}

function showRanked(
  { passage, document, score, points, alsoIn }: ExplainedPassage,
  rank: number,
  most: number,
): Html {
  const place = placeLine(passage);
  return markup`<li class="ranked-passage"><div class="ranked-words">
<h3><a href="${passagePath(passage)}">${document.title}</a></h3>
<p class="muted">${place !== '' && markup`${place}<br>`}${documentLine(document)}</p>
${showWords(passage.text, rank)}
${alsoIn.length > 0 && markup`<p class="muted">Also in ${alsoIn.map(({ title }) => title).join('; ')}</p>`}
</div>
${showWhy(points, most, { rank, score })}</li>`;
}

function showWhy(
  points: ExplainedPassage['points'],
  most: number,
  { rank, score }: { rank: number; score: number },
): Html {
  return markup`<details class="why-more"><summary>Why this passage ranks number ${rank}</summary>
<table class="why"><caption>${rounded(score)} points</caption>
<tbody>${RANKING_REASONS.map((reason) => reasonRow(REASON_WORDS[reason], points[reason], most))}</tbody></table></details>`;
}

/** The number that an answer quotes. The others are one click away. */
const SHOWN_OPEN = 3;

function showWords(text: string, rank: number): Html {
  const words = markup`<div class="passage-text">${passageText(text)}</div>`;
  if (rank <= SHOWN_OPEN) return words;
  const [first = ''] = text.split('\n');
  return markup`<details><summary>${first.slice(0, 110)}${text.length > 110 && '…'}</summary>${words}</details>`;
}

const WIDTH = 120;

function reasonRow(words: string, points: number, most: number): Html {
  const length = Math.round((Math.abs(points) / most) * WIDTH);
  const against = points < -0.005;
  return markup`<tr><th scope="row">${words}</th><td class="why-bar"><svg viewBox="0 0 ${WIDTH} 10" aria-hidden="true" focusable="false">${
    length > 0 &&
    markup`<rect class="${against ? 'chart-bar second' : 'chart-bar'}" x="1" y="1" width="${Math.max(1, length - 2)}" height="8" rx="1"/>`
  }</svg></td><td>${against ? `−${rounded(-points)}` : rounded(points)}${against && markup`<span class="hidden"> against this passage</span>`}</td></tr>`;
}

function rounded(points: number): string {
  return points.toFixed(2);
}
