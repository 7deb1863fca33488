import type { PersonalDataType } from '../../../knowledge/model/personal-data.js';
import type { PractitionerWords } from '../english/practitioner-words.js';

export const WELSH_TYPE_NAMES: Readonly<Record<PersonalDataType, string>> = {
  name: 'enw',
  date_of_birth: 'dyddiad geni',
  address: 'cyfeiriad neu le',
  postcode: 'cod post',
  phone: 'rhif ffôn',
  email: 'cyfeiriad e-bost',
  nhs_number: 'rhif GIG',
  nino: 'rhif Yswiriant Gwladol',
  passport_number: 'rhif dogfen adnabod',
  brp_number: 'rhif trwydded breswylio',
  home_office_ref: 'cyfeirnod y Swyddfa Gartref',
  nrm_ref: 'cyfeirnod NRM',
  case_id: 'rhif achos',
  crime_ref: 'cyfeirnod trosedd',
  vehicle_reg: 'rhif cofrestru cerbyd',
  bank_account: 'rhif cyfrif banc',
  sort_code: 'cod didoli',
  payment_card: 'rhif cerdyn talu',
  social_handle: 'enw ar y cyfryngau cymdeithasol',
  url: 'cyfeiriad gwe',
  ip_address: 'cyfeiriad rhyngrwyd',
  school: 'ysgol neu leoliad',
};

/** The Welsh for the words in placeholders such as “[name 1]”. */
const PLACEHOLDERS: Readonly<Record<string, string>> = {
  name: 'enw',
  'date of birth': 'dyddiad geni',
  address: 'cyfeiriad',
  postcode: 'cod post',
  phone: 'ffôn',
  email: 'e-bost',
  'NHS number': 'rhif GIG',
  NINO: 'rhif YG',
  'identity document': 'dogfen adnabod',
  'BRP number': 'rhif trwydded',
  'Home Office ref': 'cyfeirnod y Swyddfa Gartref',
  'NRM ref': 'cyfeirnod NRM',
  'case id': 'rhif achos',
  'crime ref': 'cyfeirnod trosedd',
  'vehicle reg': 'rhif cerbyd',
  'bank account': 'cyfrif banc',
  'sort code': 'cod didoli',
  'payment card': 'cerdyn talu',
  'social handle': 'enw cyfryngau',
  'web address': 'cyfeiriad gwe',
  'IP address': 'cyfeiriad IP',
  school: 'ysgol',
};

export const WELSH_NAMES: PractitionerWords['names'] = {
  agencies: {
    'social work': 'gwaith cymdeithasol',
    police: 'heddlu',
    'Border Force': 'Llu’r Ffiniau',
    immigration: 'mewnfudo',
    health: 'iechyd',
    education: 'addysg',
    benefits: 'budd-daliadau',
    'youth justice': 'cyfiawnder ieuenctid',
    'voluntary sector': 'sector gwirfoddol',
  },
  specialisms: {
    'social-work': 'Gwaith cymdeithasol',
    'law-enforcement': 'Gorfodi’r gyfraith',
    'immigration-safeguarding': 'Diogelu ym maes mewnfudo',
    'immigration-and-traffickers': 'Mewnfudo a masnachwyr pobl',
    'young-peoples-participation': 'Cyfranogiad pobl ifanc',
  },
  placeholder: (placeholder) =>
    placeholder.replace(/^\[(.+) (\d+)\]$/u, (whole, label: string, number) =>
      Object.hasOwn(PLACEHOLDERS, label) ? `[${PLACEHOLDERS[label]!} ${number}]` : whole,
    ),
};
