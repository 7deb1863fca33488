// Every sentence that the bot says of its own: calm, plain, short, never blaming.
import { adviserWording, handoffWording } from './handoff-wording.js';
import type { PersonalDataType } from '../../knowledge/model/personal-data.js';
import { jurisdictionName } from '../../knowledge/model/source.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';

export const wording = {
  greeting: [
    'I answer questions about child trafficking and safeguarding with the words of published guidance, and show where each stands.',
    'I am not an emergency service. If a child is in danger now, ring 999.',
    'Please leave out names and other details that could identify a child.',
    'To speak with a person, choose “Talk to an adviser” or type “adviser” at any time.',
  ],
  commandsIntro: 'You can also type:',
  commands: [
    'help: shows this again.',
    'nation Wales: I then use guidance for that nation. England, Wales, Scotland and Northern Ireland work.',
    'adviser: asks for a person.',
    'ask: and then a question. I answer from the guidance, also while an adviser is helping you.',
    'status: what is open, and which nation I use.',
    'withdraw: an adviser is no longer needed.',
    'reopen: asks again about what an adviser closed.',
    'agency police: tells advisers where you work.',
    'forget me: erases what you wrote here.',
  ],
  unanswerable:
    'I could not find this in the guidance I hold. I would rather say so than guess. An adviser can help: choose “Talk to an adviser”.',
  withheld:
    'I found guidance that comes near this, but nothing that I could quote with certainty. An adviser can help: choose “Talk to an adviser”.',
  notShown:
    'I could not show you my answer here: the app did not accept it. Ask your question again in other words, or talk to an adviser.',
  failed:
    'Something went wrong on my side and I could not answer. Your question is kept. Please try again, or talk to an adviser.',
  notUnderstood: 'I could not read that. Please type your question as text.',
  onlyText: 'I cannot open attachments. Please describe what you need to know, without names.',
  allSuperseded:
    'All that I found has been replaced by newer guidance, or withdrawn. Check before you rely on it.',
  earlierWording: 'You changed your question. This answered its earlier wording; the new answer follows.',
  nationChosen: (jurisdiction: Jurisdiction) => `I use guidance for ${jurisdictionName(jurisdiction)}.`,
  nationUnknown:
    'I know England, Wales, Scotland and Northern Ireland. Type, for example, “nation Scotland”.',
  feedbackThanks: 'Thank you. This helps the editors.',
  feedbackSorry: 'Thank you for saying so. Would it help to talk to an adviser?',
  morePassages: (count: number) => `${count} more passage${count === 1 ? '' : 's'}`,
  showPassage: (number: number) => `Show passage ${number}`,
  wholePassage: (number: number) => `The passage in which quote ${number} stands:`,
  citationGone: 'I no longer have that quote. Please ask your question again.',
  nothingToAnswer: 'That message was deleted, so I cannot answer it.',

  urgentTitle: 'A child may be in danger',
  urgent: 'If a child is in danger now, ring 999. Do not wait for an answer here.',
  urgentNoAdviser: 'No advisers are connected here, so nobody but you sees this. Please use these contacts.',

  privateDetails:
    'Your message has details that could identify someone. Please delete it from here. I will not repeat them, and I go on in our private chat.',
  privateImpossible:
    'Your message has details that could identify someone. Please delete it from here. I cannot write to you privately: open a chat with me yourself, and ask there without the details.',
  privateHandoff: 'I have written to you in our private chat about talking to an adviser.',
  privateHandoffImpossible:
    'An adviser talks with you in private, and I cannot start a private chat with you. Open a chat with me yourself and type “adviser”.',
  privateHandoffOpen:
    'An adviser was asked and talks with you in private. I cannot start a private chat: open a chat with me yourself, and what they write reaches you there.',
  carriedOn: 'You wrote this in a shared place. I go on here, where only you read it.',

  left: (types: readonly PersonalDataType[]) =>
    `Before searching I left out ${listed(types.map(typeName))}. Please leave such details out.`,

  handoff: handoffWording,
  adviser: adviserWording,

  forget: {
    confirm: [
      'I will erase what you wrote to me here, in both forms I keep, and your name.',
      'I keep the answers I gave and the fact that an adviser was asked, without your words.',
      'This cannot be undone. I cannot erase what stands in the chat itself.',
    ],
    button: 'Erase what I wrote',
    openFirst:
      'An adviser is asked or helping you now. Type “withdraw” first, or wait until it is closed; then I can erase what you wrote.',
    done: 'Done. What you wrote is erased.',
  },

  status: {
    nation: (jurisdiction?: Jurisdiction) =>
      jurisdiction
        ? `I use guidance for ${jurisdictionName(jurisdiction)}.`
        : 'You have not chosen a nation. Type, for example, “nation Wales”.',
    waiting: (since: string) => `An adviser was asked at ${since}. Nobody has taken it yet.`,
    claimed: (name: string) => `${name}, an adviser, has your conversation.`,
    none: 'No adviser is asked at the moment.',
  },

  labels: {
    claim: 'Claim',
    reply: 'Reply',
    handBack: 'Hand back',
    resolve: 'Resolve',
    reassign: 'Pass on',
    note: 'Note',
    askBot: 'Ask the bot',
    insertAnswer: 'Send these quotes',
    proposeNote: 'Propose as practice note',
    reopen: 'I need more help',
    withdraw: 'No longer needed',
    helpful: 'Helpful',
    notHelpful: 'Not helpful',
    yes: 'Yes',
    no: 'No',
    shareWords: 'Share my exact words',
    askGuidance: 'Answer from the guidance',
    help: 'What I can do',
  },
} as const;

const TYPE_NAMES: Record<PersonalDataType, string> = {
  name: 'a name',
  date_of_birth: 'a date of birth',
  address: 'an address',
  postcode: 'a postcode',
  phone: 'a phone number',
  email: 'an email address',
  nhs_number: 'an NHS number',
  nino: 'a National Insurance number',
  passport_number: 'a passport number',
  brp_number: 'a residence permit number',
  home_office_ref: 'a Home Office reference',
  nrm_ref: 'an NRM reference',
  case_id: 'a case number',
  crime_ref: 'a crime reference',
  vehicle_reg: 'a vehicle registration',
  bank_account: 'a bank account number',
  sort_code: 'a sort code',
  payment_card: 'a payment card number',
  social_handle: 'a social media name',
  ip_address: 'an internet address',
  school: 'a school or placement',
};

/** “a phone number”. */
export function typeName(type: PersonalDataType): string {
  return TYPE_NAMES[type];
}

function listed(items: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(items);
}
