// Words at the end of street names, grouped by how clearly they mean a street.
import { anyOf } from '../matching/any-of.js';

/** Words at the end of street names that rarely have another meaning. */
export const PLAIN_STREET = anyOf(String.raw`
  street road rd avenue ave lane ln tce crescent cres terrace terr gardens gdns mews boulevard blvd wynd vennel
  brae heol ffordd stryd clos maes lôn parade esplanade broadway villas roundabout
`);
/** Words at the end of street names that often have another meaning. */
export const AMBIGUOUS_STREET = anyOf(String.raw`
  st close cl drive dr court ct place pl way walk grove gr square sq rise hill row park green view heights
  yard wharf quay gate loan mount croft vale bank side end meadows? fields? path passage approach bridge
  cross common crossway estate buildings? hse bldgs? twr house tower point lodge mansions? cottages? farm mill dene garth
  pass ridge orchard chase dell glen haven hollow parkway embankment circus causeway
`);

export const WORD = String.raw`[\p{L}][\p{L}'-]{0,24}\.?`;

/** The letters that start a postcode. ZZ and QQ are only used in made-up postcodes. */
export const AREAS = anyOf(String.raw`
  AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
  EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME
  MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY
  TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ QQ
`);
