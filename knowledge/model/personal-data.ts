// The kinds of personal data we remove, and the type for text from which they have been removed.

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
 * Text that has been through `redact`. Logs, models, embedding services and everything stored apart from the
 * original message only accept this type, so the compiler finds any place where original text could leak.
 */
export type RedactedText = string & { readonly redacted: unique symbol };

/** A redacted span. `start` and `end` are UTF-16 offsets into the original; `text` is the original text. */
export interface Redaction {
  text: string;
  type: PersonalDataType;
  start: number;
  end: number;
  /** The pseudonym shown instead: "[name 1]". Within a conversation, a person always has the same number. */
  pseudonym: string;
}

export interface Redacted {
  text: RedactedText;
  /** In the order they appear in the text. */
  redactions: Redaction[];
}

/** For our own wording and published guidance, which have no practitioner's data. Never for a message. */
export function publicText(text: string): RedactedText {
  return text as RedactedText;
}
