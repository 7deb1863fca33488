// Names used in sentences: workplaces, specialisms, kinds of personal detail, and signs of danger.
import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import { AGENCIES, type Agency } from '../../model/people/agency.js';
import { SPECIALISMS, specialismName, type Specialism } from '../../model/people/specialism.js';

/** For example “a phone number”. */
export const TYPE_NAMES: Readonly<Record<PersonalDataType, string>> = {
  name: 'a name',
  date_of_birth: 'a date of birth',
  address: 'an address or place',
  postcode: 'a postcode',
  phone: 'a phone number',
  email: 'an email address',
  nhs_number: 'an NHS number',
  nino: 'a National Insurance number',
  passport_number: 'an identity document number',
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
  url: 'a web address',
  ip_address: 'an internet address',
  school: 'a school or placement',
};

const named = <Name extends string>(names: readonly Name[], nameOf: (name: Name) => string) =>
  Object.fromEntries(names.map((name) => [name, nameOf(name)])) as Record<Name, string>;

export const ENGLISH_NAMES = {
  agencies: named<Agency>(AGENCIES, (agency) => agency),
  specialisms: named<Specialism>(SPECIALISMS, specialismName),
  placeholder: (placeholder: string) => placeholder,
};

/** The signs of danger that `nameSigns` finds in a message. */
export const DANGER_SIGN_NAMES = {
  weapon: 'A weapon',
  suicide: 'Suicide or self-harm',
  injury: 'An injury, illness or overdose',
  violence: 'Violence or threats of violence',
  taken: 'Someone being taken away',
  confined: 'Someone locked in or held',
  sexual: 'Sexual exploitation',
  drugs: 'Someone being forced to carry or sell drugs',
  work: 'Someone being forced to work',
  papers: 'Someone’s passport or papers being withheld',
  'marriage-or-fgm': 'Marriage or FGM',
  'leaving-soon': 'Someone about to be moved or collected',
  outside: 'Someone outside or close by, following them or looking for them',
  missing: 'Someone missing or taken away',
  'call-for-help': 'Someone in danger, or a call for help',
  distress: 'Someone in distress',
  'in-welsh': 'Danger described in Welsh',
  'in-other-languages': 'Danger described in another language',
} as const;
