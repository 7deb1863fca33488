// The button that changes to the other language.
import type { Button } from '../model/messages/message.js';
import type { PractitionerWords } from './english/practitioner-words.js';

export function otherLanguageButton({ labels, language }: PractitionerWords): Button {
  return {
    label: labels.otherLanguage,
    action: { do: 'set-language', language: language === 'en' ? 'cy' : 'en' },
  };
}
