// Shows facts as a list with labels, or in a row separated by dots. Facts without a value are left out.
import { markup, type Content, type Html } from './markup.js';

export type LabelledFacts = readonly (readonly [label: string, value: Content])[];

export function factList(facts: LabelledFacts, style?: string): Html {
  return markup`<dl class="facts${style !== undefined && ` ${style}`}">${facts.map(
    ([label, value]) => value !== undefined && markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** Separates 2 facts. The style sheet keeps the dot on the same line as the first of them. */
export const DOT: Html = markup`<span class="dot"> ·</span> `;

/** Shows facts in a row. `documentLine` returns several facts in one string, so this splits them again. */
export function dotted(facts: readonly Content[]): Html {
  const shown = facts
    .flatMap((fact): readonly Content[] => (typeof fact === 'string' ? fact.split(' · ') : [fact]))
    .filter(Boolean);
  return markup`${shown.map((fact, n) => [n > 0 && DOT, fact])}`;
}
