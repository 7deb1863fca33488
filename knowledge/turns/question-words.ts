// Word stems that show whether a question makes sense on its own: possible subjects, and words that occur in
// any question.
import { isStopWord, stemOf, termsOf } from '../text/terms.js';
import { wordSet } from '../text/word-set.js';

const stems = (words: string): ReadonlySet<string> =>
  new Set([...wordSet(words)].filter((word) => !isStopWord(word)).map(stemOf));

export const QUESTION_WORDS = wordSet('who whos what whats wot when where which why how whose whom');
export const AUXILIARIES = wordSet(
  'is are was were am do does did can could should shall must may might will would has have had isnt arent doesnt dont cant',
);

/** Subjects in our field. "child" and "victim" are left out, because nearly every question mentions them. */
export const MATTERS = stems(
  'nrm referral refer referred mechanism trafficking trafficked trafficker slavery exploitation exploited ' +
    'servitude smuggling smuggled guardian guardianship ictg icta advocate asylum unaccompanied uasc refugee ' +
    'separated nts transfer merton assessment aged disputed nab naab county lines cuckooing debt bondage ' +
    'grooming groomed cannabis gang drugs cse cce fgm consent grounds rg cg reasonable conclusive recovery ' +
    'reconsideration responder responders notify dtn missing absconding abscond return interview philomena ' +
    'safeguarding mash iro dsl kcsie lado strategy enquiry immigration visa leave passport brp evisa embassy ' +
    'deport deported detained detention removal border airport port care leaver foster fostering placement ' +
    'accommodation hotel looked adoption kinship residential marriage defence prosecution prosecuted ' +
    'prosecute cps court criminal offence sentence compensation charged caution disclosure disclose disclosed ' +
    'confidentiality confidential gdpr sharing share record records evidence abe interpreter translator ' +
    'solicitor lawyer aid appeal judicial trauma therapy camhs hospital vaccination gp pregnant pregnancy ' +
    'benefit benefits school education pupil premium attendance exclusion college training police warning ' +
    'notice order risk stpo stro section s45 s20 s47 s17 act convention article hague sca ieca nca ukvi ho ' +
    'psni cosla barnardos nspcc salvation ceop hmrc dwp gla glaa cafcass mappa marac labour wages work ' +
    'begging shoplifting theft brothel prostitution nail wash farm domestic worker indicators signs ' +
    'disclosing reunion repatriation voluntary appropriate independent witness special measures statement ' +
    'intermediary age presumption carer parental responsibility delegated authority sibling siblings family ' +
    'plan pathway review conference protection abuse neglect harm sexual abused support counselling shelter ' +
    'safe house housing settled status citizenship nationality stateless minded barnahus hearing trigger ' +
    'rapid modern welfare duty referrals',
);

/** People and organisations involved. A question that only names these depends on an earlier subject. */
export const THOSE_INVOLVED = stems(
  'child children kid kids boy girl lad lads lass lassie wean baby teenager teen minor young person yp yps ' +
    'adult adults woman women man men mother father mum dad mam da parent parents uncle aunt auntie brother ' +
    'sister cousin partner boyfriend husband wife relative relatives friend friends pupil student patient ' +
    'client customer passenger victim victims survivor suspect trafficker council councils local trust ' +
    'hospital social worker workers manager head teacher teachers nurse doctor officer officers staff team ' +
    'colleague employer landlord neighbour neighbours bank charity agency agencies organisation organisations ' +
    'authorities service services statutory judge everyone volunteer member members lead foreign british eu ' +
    'national citizen citizens',
);

/** Words that ask a question without saying what it is about. */
export const GENERIC = stems(
  'two three four five long take happen number phone ring call email contact hold deadline time limit days week month year ' +
    'often much many else same different after before start end last next form section write address website ' +
    'link apply use include exact mean decide decision make pay cost charge free qualify eligible involve ' +
    'responsible require necessary mandatory compulsory optional process step further more detail example ' +
    'explain elaborate source evidence sure really simple short again first second third rule exception ' +
    'condition requirement guidance say said law legal act document page paragraph find look send ' +
    'show give ask need come back think case situation refuse disagree agree wrong right true yes chance ' +
    'option alternative instead too either other another rest away soon quick fast late early usual normal ' +
    'allow possible matter depend change count stop point reason way thing stuff info information bit part ' +
    'summary summarise plain english reply answer date age old risk outcome result appeal expire full whole ' +
    'complete submit until fill sign down must til till told straight equivalent list check notify only cut ' +
    'off leaflet copy template advice best most least maximum minimum allowed ok okay',
);

/** Verbs that take an object. In "report it", the verb does not tell us what "it" is. */
export const VERBS = stems(
  'review refer report apply ask tell make send fill give take use need see know find think share keep save ' +
    'call contact say record complete submit sign write read check explain deal manage help wait challenge ' +
    'appeal request start stop get bring raise log access arrange organise handle lead attend pay stay leave ' +
    'live accept reject refuse thought said',
);

const NATION_NAMES = /\b(?:england|wales|scotland|northern ireland|ni)\b/gi;

/** The stems that show what the text is about, without nations and words that occur in any question. */
export function subjectsOf(text: string): string[] {
  const terms = termsOf(text.replace(NATION_NAMES, ' '));
  return terms.filter((term) => !GENERIC.has(term) && !/^\d{1,2}$/.test(term));
}
