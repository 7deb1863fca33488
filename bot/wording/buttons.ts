import { JURISDICTIONS, type Jurisdiction } from '../../knowledge/model/source.js';
import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import type { Button } from '../model/messages/message.js';
import type { PractitionerWords } from './english/practitioner-words.js';

type Labels = Pick<PractitionerWords, 'labels'>;

export const helpButton = ({ labels }: Labels): Button => ({ label: labels.help, action: { do: 'help' } });

export const adviserButton = ({ handoff }: Pick<PractitionerWords, 'handoff'>, answer?: string): Button => ({
  label: handoff.button,
  action: { do: 'talk-to-adviser', ...(answer !== undefined && { answer }) },
});

export const withdrawButton = ({ labels }: Labels, escalation: string): Button => ({
  label: labels.withdraw,
  action: { do: 'withdraw', escalation },
});

export const guidanceButton = ({ labels }: Labels, message: string): Button => ({
  label: labels.askGuidance,
  action: { do: 'ask-guidance', message },
});

/** `message`: the message that was read as a sign of danger. */
export const noDangerButton = ({ labels }: Labels, message: string): Button => ({
  label: labels.noDanger,
  action: { do: 'no-danger', message },
});

/**
 * One button for each nation. `question`: the message to answer again for the nation that the person chooses.
 */
export const nationButtons = (
  { language }: Pick<PractitionerWords, 'language'>,
  question?: string,
): Button[] =>
  JURISDICTIONS.map((jurisdiction) => ({
    label: guidanceWords(language).nations[jurisdiction],
    action: { do: 'set-nation', jurisdiction, ...(question !== undefined && { question }) },
  }));

/** The other nations. The question is answered again for the one that the person chooses. */
export const useNationButtons = (
  { language, useNation }: Pick<PractitionerWords, 'language' | 'useNation'>,
  used: Jurisdiction,
  question: string,
): Button[] =>
  JURISDICTIONS.filter((nation) => nation !== used).map((jurisdiction) => ({
    label: useNation(guidanceWords(language).forNation[jurisdiction]),
    action: { do: 'set-nation', jurisdiction, question },
  }));

/** The other nations, and all of them. */
export const otherNationButtons = (
  say: Pick<PractitionerWords, 'language' | 'labels' | 'useNation'>,
  chosen: Jurisdiction,
  question: string,
): Button[] => [
  ...useNationButtons(say, chosen, question),
  { label: say.labels.forgetNation, action: { do: 'forget-nation', question } },
];

/** Answers the question again for a nation that the person has already chosen. */
export const nationAgainButton = (
  { language, askAgainFor }: Pick<PractitionerWords, 'language' | 'askAgainFor'>,
  jurisdiction: Jurisdiction,
  question: string,
): Button => ({
  label: askAgainFor(guidanceWords(language).forNation[jurisdiction]),
  action: { do: 'set-nation', jurisdiction, question },
});

export const complainButton = ({ complaints }: PractitionerWords, message?: string): Button => ({
  label: complaints.button,
  action: { do: 'complain', ...(message !== undefined && { message }) },
});

export const otherLanguageButton = ({ labels, language }: PractitionerWords): Button => ({
  label: labels.otherLanguage,
  action: { do: 'set-language', language: language === 'en' ? 'cy' : 'en' },
});
