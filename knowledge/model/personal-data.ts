// The kinds of personal data we remove, and the type of text after they have been removed.

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

/**
 * Text that has been through `redact`. Only this type can be logged, sent to models and embedding services,
 * or stored separately from the original message, so that the compiler finds any leak of original text.
 */
export type RedactedText = string & { readonly redacted: unique symbol };

/**
 * A span that was redacted. `start` and `end` are UTF-16 offsets into the original text; `text` is the
 * original text.
 */
export interface Redaction {
  text: string;
  type: PersonalDataType;
  start: number;
  end: number;
  /** The text shown instead, such as "[name 1]". Within a conversation, each person keeps the same number. */
  pseudonym: string;
}

export interface Redacted {
  text: RedactedText;
  /** In the order of the text. */
  redactions: Redaction[];
}

/**
 * Marks our own wording or published guidance as redacted, because it has no practitioner's data. Never use
 * it for a message.
 */
export function publicText(text: string): RedactedText {
  return text as RedactedText;
}
