// Names used in sentences: workplaces, specialisms, and kinds of personal detail.
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
