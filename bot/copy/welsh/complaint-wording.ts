// What we tell practitioners who make a complaint, in Welsh.
import type { PractitionerWords } from '../english/practitioner-words.js';

export const welshComplaints: PractitionerWords['complaints'] = {
  how: [
    'I gwyno am y gwasanaeth hwn, neu am y ffordd y caiff gwybodaeth amdanoch ei defnyddio, dewiswch “Cofnodi cwyn” isod. I ddweud am beth mae’r gwyn, yn gyntaf teipiwch “cwyn:” a’r hyn a aeth o’i le. Gallwch hefyd gwyno i’r sefydliad sy’n rhedeg y gwasanaeth hwn.',
    'Bydd y bobl sy’n rhedeg y gwasanaeth yn gweld yr hyn a ysgrifennoch, heb y manylion personol, ac o bwy y daeth. Rhaid iddynt roi gwybod i chi o fewn 30 diwrnod eu bod wedi’i gael.',
    'Os nad ydych yn fodlon ar y ffordd y maent yn defnyddio gwybodaeth amdanoch, gallwch gwyno i’r Comisiynydd Gwybodaeth: ico.org.uk neu 0303 123 1113.',
  ],
  typed:
    'I gofnodi’r hyn rydych newydd ei ysgrifennu fel cwyn, dewiswch “Cofnodi cwyn” isod. Gallwch hefyd gwyno i’r sefydliad sy’n rhedeg y gwasanaeth hwn.',
  button: 'Cofnodi cwyn',
  private: 'Dim ond mewn sgwrs breifat y gallaf gofnodi cwyn. Agorwch un gyda mi a theipiwch “cwyn” yno.',
  recorded: (by) => [
    `Mae eich cwyn wedi’i chofnodi. Byddwch yn clywed erbyn ${by} ei bod wedi’i chael.`,
    'I weld yr hyn a gofnodwyd, teipiwch “fy nata”.',
  ],
  before: 'Mae’r gwyn honno eisoes wedi’i chofnodi.',
  acknowledged: (received) =>
    `Mae’r bobl sy’n rhedeg y gwasanaeth hwn wedi cael eich cwyn, a gofnodwyd ar ${received}, ac yn edrych arni.`,
  closed: (received) => [
    `Mae’r bobl sy’n rhedeg y gwasanaeth hwn wedi gorffen delio â’ch cwyn, a gofnodwyd ar ${received}. Byddant yn rhoi eu penderfyniad i chi: os na chawsoch ef, gofynnwch i’r sefydliad sy’n rhedeg y gwasanaeth.`,
    'Os yw’n ymwneud â’r ffordd y caiff gwybodaeth amdanoch ei defnyddio ac nad ydych yn fodlon, gallwch gwyno i’r Comisiynydd Gwybodaeth: ico.org.uk neu 0303 123 1113.',
  ],
};
