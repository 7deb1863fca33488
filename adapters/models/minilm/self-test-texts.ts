// Texts for checking that a model works before it is used.

/**
 * `CHECK_PAIR` is for models that read a question with each passage. `CHECK_MESSAGE` is for the message
 * reader.
 */
export const CHECK_PAIR = {
  question: 'Who appoints a guardian?',
  texts: ['The service appoints a guardian.', 'No.'],
};
export const CHECK_MESSAGE = 'Who appoints a guardian for Ana Pop?';

/** For checking that both engines agree. These texts split into word pieces in unusual ways. */
export const CHECK_TEXTS: readonly string[] = [
  'Does a child need to consent to a referral to the National Referral Mechanism?',
  'The first responder must record why they suspect that the child is a victim of modern slavery. '.repeat(
    30,
  ),
  'Refer within 24 hours; do not wait for proof, consent, or an age assessment.',
  'NRM, ICTG, UASC, CSE & CCE: who decides – and by when?',
  'See paragraph 4.12(b)(iii), section 45(4) and Schedule 4 (MSA 2015).',
  "Don't ask the child “who brought you?” – it isn't the carer's place… or is it?",
  'Café, naïve, façade, coöperate, Zoë, Łódź, İstanbul, Straße, Ångström, ﬁrst',
  'Nguyễn Thị Ánh và Trần Văn Đức sống ở Hải Phòng.',
  "Mae'n rhaid i awdurdodau lleol ddiogelu plant; ŵyr, tŷ, môr, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch.",
  'Dërgoni fëmijën te policia; çdo i rritur duhet të njoftojë.',
  'يجب إحالة الطفل إلى الآلية الوطنية للإحالة',
  'Дитина не повинна давати згоду. Ребёнок в опасности.',
  '人身取引の被害を受けた子どもを保護する。儿童受害者需要保护。 아동을 보호해야 합니다.',
  'बच्चे की सुरक्षा सबसे पहले है।',
  'ልጁ ጥበቃ ይፈልጋል። ትግርኛ',
  'Help 🚨 the child 🧒🏽 is at risk 👨‍👩‍👧 now ❤️ 👍🏿',
  'https://example.org/guidance/child?id=42&section=3#annex-f name.surname@example.org',
  'soft\u00adhyphen, zero\u200bwidth, no\u00a0break, tab\there, line\nbreak, bell\u0007, \ufffd replaced',
  'x'.repeat(101) + ' ' + 'antidisestablishmentarianism'.repeat(3) + ' ' + 'y'.repeat(100),
  '£1,250.50 + €30 = $1.500 ± 5% ≈ ½ × 3² · №7 §45 ©2026 ™ ~`^|\\<>{}[]',
  'ALL CAPITALS, Mixed CaSe, iPhone, eBay, McDonald, O’Brien-Smith, d’Arc',
  '• one • two ▪ three – four — five ‐ six − seven',
  'a b c d e f g h i j k l m n o p q r s t u v w x y z 0 1 2 3 4 5 6 7 8 9',
  'A text that says [SEP] and [MASK] must not end early. [CLS]',
  '—',
];
