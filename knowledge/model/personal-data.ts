// The kinds of personal data we remove, and the type for text without them.

export const PERSONAL_DATA_TYPES = [
  'name',
  'date_of_birth',
  'address',
  'postcode',
  'phone',
  'email',
  'nhs_number',
  'nino',
  'passport_number',
  'brp_number',
  'home_office_ref',
  'nrm_ref',
  'case_id',
  'crime_ref',
  'vehicle_reg',
  'bank_account',
  'sort_code',
  'payment_card',
  'social_handle',
  'url',
  'ip_address',
  'school',
] as const;
export type PersonalDataType = (typeof PERSONAL_DATA_TYPES)[number];

/** No other text may be logged, sent to models or stored apart from its message. The compiler checks this. */
export type RedactedText = string & { readonly redacted: unique symbol };

/** A span that was redacted. `start` and `end` are UTF-16 offsets into the original; `text` is from it. */
export interface Redaction {
  text: string;
  type: PersonalDataType;
  start: number;
  end: number;
  /** The text shown instead, such as "[name 1]". Within a conversation, each person keeps the same number. */
  pseudonym: string;
  /** Distinguishes people with the same name, as in “Mrs”, “junior” or “another boy”. */
  sign?: 'mr' | 'mrs' | 'miss' | 'elder' | 'younger' | 'first' | 'other';
}

export interface Redacted {
  text: RedactedText;
  /** The redactions, in the order in which they appear in the text. */
  redactions: Redaction[];
}

/** Treats our own wording or published guidance as redacted. Never use this for a message. */
export function publicText(text: string): RedactedText {
  return text as RedactedText;
}
