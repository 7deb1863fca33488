// What stands on a practitioner's buttons.
export const labels = {
  reopen: 'I need more help',
  withdraw: 'Cancel request',
  withdrawSurely: 'Yes, cancel my request',
  helpful: 'Helpful',
  notHelpful: 'Not helpful',
  yes: 'Yes',
  no: 'No',
  shareWords: 'Share my exact words',
  askGuidance: 'Answer from the guidance',
  askFollowUp: 'This follows on from my last question',
  forgetNation: 'Use guidance for all nations',
  help: 'What I can do',
  /** The button that changes to the other language, written in that language. */
  otherLanguage: 'Cymraeg',
};
