// Checks that a helpline's number is a complete UK number, because people in danger are given it to call.

/**
 * Numbers with the lengths in Ofcom's numbering plan: short numbers such as 999, 101 and 111; 18000, which
 * calls 999 through Relay UK for deaf people; 116 and 3 more digits; Childline's 0800 1111; freephone numbers
 * of 10 or 11 digits; and 01, 02, 03, 084 and 087 numbers. Leaves out numbers that begin 070 or 09, because
 * calls to them are expensive.
 */
const UK_NUMBER =
  /^(?:999|18000|1[01]\d|116\d{3}|08001111|0800\d{6,7}|0808\d{7}|01[1-9]\d{7,8}|02[03489]\d{8}|03\d{9}|08[47]\d{8})$/u;
/** Numbers such as “0800 000 0000”, which people enter until they have the real number. */
const PLACEHOLDER = /^0\d{2,3}0+$/u;

/** Says what is wrong with a number, which may contain spaces. Returns undefined if it is valid. */
export function problemWithNumber(phone: string): 'mobile' | 'phone' | undefined {
  const digits = phone.replace(/\D/g, '');
  if (/^07[1-9]/u.test(digits)) return 'mobile';
  return UK_NUMBER.test(digits) && !PLACEHOLDER.test(digits) ? undefined : 'phone';
}
