// Words that end a street's name, by how sure they are.
import { anyOf } from './any-of.js';

/** Words that end a street's name and mean little else. */
export const PLAIN_STREET = anyOf(String.raw`
  street road rd avenue ave lane ln tce crescent cres terrace terr gardens gdns mews boulevard blvd wynd vennel
  brae heol ffordd stryd clos maes lôn parade esplanade broadway villas roundabout
`);
/** Words that end a street's name and mean much else besides. */
export const AMBIGUOUS_STREET = anyOf(String.raw`
  st close cl drive dr court ct place pl way walk grove gr square sq rise hill row park green view heights
  yard wharf quay gate loan mount croft vale bank side end meadows? fields? path passage approach bridge
  cross common crossway estate buildings? hse bldgs? twr house tower point lodge mansions? cottages? farm mill dene garth
  pass ridge orchard chase dell glen haven hollow parkway embankment circus causeway
`);
