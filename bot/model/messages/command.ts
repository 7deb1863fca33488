// What people can tell the bot to do by typing, in any language.
import type { Agency } from '../people/agency.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { TalkKind } from '../../../knowledge/turns/turn-kinds.js';

/** Small talk: the bot replies and does nothing else. */
export type Talk = TalkKind | 'adviser-offered';

export type Command =
  | { do: 'help' | 'adviser' | 'withdraw' | 'reopen' | 'forget-me' | 'forget-nation' | 'my-data' }
  | { do: 'talk'; about: Talk }
  /** `of`: they only asked about their request, not about everything that is set. */
  | { do: 'status'; of?: 'request' }
  /** `about`: what the complaint is about, if that was typed after a colon. */
  | { do: 'complaint'; about?: string }
  | { do: 'language'; language: Language }
  | { do: 'nation'; jurisdiction?: Jurisdiction }
  | { do: 'agency'; agency?: Agency }
  | { do: 'remove'; words?: string };
