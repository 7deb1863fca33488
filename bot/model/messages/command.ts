import type { Agency } from '../people/agency.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import type { Language } from '../../../knowledge/model/language.js';
import type { TalkKind } from '../../../knowledge/turns/turn-kinds.js';

export type Talk = TalkKind | 'adviser-offered';

export type Command =
  | { do: 'help' | 'adviser' | 'withdraw' | 'reopen' | 'forget-me' | 'my-data' }
  /** `offer`: true if the person may mean something else, so the bot shows a button first. */
  | { do: 'forget-nation'; offer?: true }
  | { do: 'talk'; about: Talk }
  /** `of`: set if the person only asked about their request, not about all their settings. */
  | { do: 'status'; of?: 'request' }
  /** `about`: what the complaint is about, if the person typed it after a colon. */
  | { do: 'complaint'; about?: string }
  | { do: 'language'; language: Language }
  | { do: 'nation'; jurisdiction?: Jurisdiction }
  | { do: 'agency'; agency?: Agency }
  | { do: 'remove'; words?: string };
