import type { PersonalDataType } from '../../model/personal-data.js';

/**
 * The labels that practitioners and advisers see instead of personal data, with a number: “[date of birth
 * 1]”. Stored messages contain these labels, and we find pseudonyms in them by the label. Never change one.
 */
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
