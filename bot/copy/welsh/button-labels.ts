// What stands on a practitioner's buttons, in Welsh.
import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshLabels: PractitionerWords['labels'] = {
  reopen: 'Mae angen mwy o help arnaf',
  withdraw: 'Canslo’r cais',
  withdrawSurely: 'Ie, canslo fy nghais',
  helpful: 'Defnyddiol',
  notHelpful: 'Ddim yn ddefnyddiol',
  yes: 'Do',
  no: 'Naddo',
  shareWords: 'Rhannu fy union eiriau',
  askGuidance: 'Ateb o’r canllawiau',
  askFollowUp: 'Mae’n ymwneud â’m cwestiwn diwethaf',
  forgetNation: 'Defnyddio canllawiau pob cenedl',
  help: 'Beth y gallaf ei wneud',
  otherLanguage: 'English',
};
