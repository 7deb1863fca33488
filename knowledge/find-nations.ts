// Reads which nations a question speaks of.
import type { Jurisdiction } from './source.js';

/**
 * Cities and bodies that only one nation has are as good as its name; towns that several share are left out. "NI" is
 * Northern Ireland unless it is National Insurance.
 */
const SPOKEN_OF: readonly (readonly [Jurisdiction, RegExp])[] = [
  ['england', /\b(?:england|english (?:law|court|guidance|councils?|las?))\b/i],
  ['wales', /\b(?:wales|welsh|cardiff|swansea|newport|wrexham|cymru|gwent|dyfed|powys)\b/i],
  [
    'scotland',
    /\b(?:scotland|scottish|scots|glasgow|edinburgh|aberdeen|dundee|inverness|stirling|cosla|getting it right|girfec|sheriff court|procurator fiscal|lord advocate|ird)\b/i,
  ],
  [
    'northern-ireland',
    /\b(?:northern ireland|northern irish|belfast|derry|londonderry|lisburn|newry|stormont|psni|gateway team|hsc trust|health and social care trust)\b|\bni\b(?!['’]?s?[ -](?:nos?|numbers?|num|cards?|contributions?|credits?|payments?)\b)/i,
  ],
];

/** In the order in which nations are always listed; empty where none is named. */
export function nationsNamed(text: string): Jurisdiction[] {
  return SPOKEN_OF.filter(([, pattern]) => pattern.test(text)).map(([nation]) => nation);
}
