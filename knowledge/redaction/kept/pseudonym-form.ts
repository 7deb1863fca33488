// The format of a pseudonym, such as "[name 1]": a label for the kind of personal data, and a number.
import type { PersonalDataType } from '../../model/personal-data.js';

export const PSEUDONYM_LABELS: Record<PersonalDataType, string> = {
  name: 'name',
  date_of_birth: 'date of birth',
  address: 'address',
  postcode: 'postcode',
  phone: 'phone',
  email: 'email',
  nhs_number: 'NHS number',
  nino: 'NINO',
  passport_number: 'identity document',
  brp_number: 'BRP number',
  home_office_ref: 'Home Office ref',
  nrm_ref: 'NRM ref',
  case_id: 'case id',
  crime_ref: 'crime ref',
  vehicle_reg: 'vehicle reg',
  bank_account: 'bank account',
  sort_code: 'sort code',
  payment_card: 'payment card',
  social_handle: 'social handle',
  url: 'web address',
  ip_address: 'IP address',
  school: 'school',
};

/** Matches a pseudonym from an earlier redaction, which is never redacted again. */
export const PSEUDONYM = new RegExp(
  String.raw`\[(?:${Object.values(PSEUDONYM_LABELS).join('|')}) (?<number>\d{1,6})\]`,
  'gu',
);
