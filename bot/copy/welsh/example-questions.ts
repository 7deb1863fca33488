// Example questions to help people start, in Welsh, in the order of the English ones.

export const WELSH_EXAMPLE_QUESTIONS = [
  'A oes rhaid i blentyn gydsynio i atgyfeiriad NRM?',
  'Beth ddylwn i ei wneud os bydd plentyn sydd wedi’i fasnachu yn mynd ar goll o ofal?',
  'A all plentyn Prydeinig ddioddef masnachu pobl?',
  'Beth mae gwarcheidwad annibynnol masnachu plant yn ei wneud?',
  'Pwy all atgyfeirio plentyn i’r NRM?',
  'Sut mae oedran person ifanc yn cael ei asesu?',
  'Beth yw’r ddyletswydd i hysbysu?',
  'Beth sy’n digwydd ar ôl penderfyniad sail derfynol?',
] as const;
