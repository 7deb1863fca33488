// Shows facts: each with its label, or in a row with dots between them. Facts without a value are left out.
import { markup, type Content, type Html } from './markup.js';

export type Facts = readonly (readonly [label: string, value: Content])[];

/** `style` is a class besides `facts`. */
export function factList(facts: Facts, style?: string): Html {
  return markup`<dl class="facts${style !== undefined && ` ${style}`}">${facts.map(
    ([label, value]) => value !== undefined && markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** Stays on the line of the fact before it. */
export const DOT: Html = markup`<span class="dot"> ·</span> `;

/** Facts in a row. A fact may be several already, as `documentLine` gives them. */
export function dotted(facts: readonly (string | number | false | undefined)[]): Html {
  const shown = facts.flatMap((fact) => (fact ? String(fact).split(' · ') : []));
  return markup`${shown.map((fact, n) => [n > 0 && DOT, fact])}`;
}
