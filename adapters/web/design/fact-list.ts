// A list of facts, each with its label. Facts without a value are left out.
import { markup, type Content, type Html } from './markup.js';

export type Facts = readonly (readonly [label: string, value: Content])[];

/** `style` is a class besides `facts`. */
export function factList(facts: Facts, style?: string): Html {
  return markup`<dl class="facts${style !== undefined && ` ${style}`}">${facts.map(
    ([label, value]) => value !== undefined && markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
