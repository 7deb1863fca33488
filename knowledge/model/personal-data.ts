// What counts as personal data here, and the type of text it has been removed from.

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
 * Text that went through `redact`. Logs, models, embedding services and everything stored apart from the original
 * message accept only this type, so that the compiler finds any place where original text could leave.
 */
export type RedactedText = string & { readonly redacted: unique symbol };

/** One redacted span. `start` and `end` are UTF-16 offsets into the original text; `text` is what was there. */
export interface Redaction {
  text: string;
  type: PersonalDataType;
  start: number;
  end: number;
  /** What replaces it: "[name 1]". The same person keeps the same number within a conversation. */
  pseudonym: string;
}

export interface Redacted {
  text: RedactedText;
  /** In their original order. */
  redactions: Redaction[];
}

/** For our own words and for published guidance, which hold no practitioner's data. Never for a message. */
export function publicText(text: string): RedactedText {
  return text as RedactedText;
}
