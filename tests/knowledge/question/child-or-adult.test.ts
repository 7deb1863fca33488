// Tests recognising whether a question is about a child, an adult or both.
import { describe, expect, it } from 'vitest';
import { askedAbout, subjectOf } from '../../../knowledge/question/child-or-adult.js';

const CHILD = [
  'Girl of 15 groomed by an adult male, does she have to agree to the referral?',
  '15 yo living with her adult boyfriend. Does she have to agree?',
  'A 16 year old is held in an adult prison. Must he agree to be referred?',
  '14 year old girl found in a flat with two adults, is consent needed',
  'Boy, 12, arrived with an adult who is not his father. Who do we refer?',
  'A child came in with three adults she says are family. Consent?',
  'Can an adult refuse on behalf of a child?',
  'Does an adult need to be with the boy at the interview?',
  'who pays the appropriate adult for a lad of 16',
  'The adults in the house say the girl is their niece. Can we refer her without them?',
  'Pupil aged 13 messages an adult man online and meets him. refer?',
  'Our girl is 17, the Home Office treats her as an adult. Must she consent?',
  'she says she is 16, they put her in a hotel for adults. consent?',
  'Age disputed lad, is he an adult or a child for the referral?',
  'Boy says he is 16, the Home Office says he is 22. Must he agree?',
  'Our 15 year old is driven around by a 30 year old man. Must she agree?',
  'a girl whose boyfriend is 27, does she have to agree to the referral',
  'A 40 year old man with a girl of 15 was stopped. Does she have to agree?',
  'A 40 year old man was stopped with a child. Who gives consent?',
  'man aged 40 with a child at the port, is consent needed',
  'Woman of 38 brought a child through the airport. Do we need consent?',
  'Lady aged 40 with a son. Does the son have to agree?',
  'Lady aged 40 with a son. Does he have to agree?',
  'My client is 34 and has a daughter. Is her consent needed?',
  'A woman of 25 with two children. Do they have to agree to the referral?',
  'Mum is 34. Can her son be referred without her agreement?',
  'My client is 34. Can she and her son be referred without consent?',
  'My client is 19, he was 15 when he grew the cannabis. Does he have the section 45 defence?',
  'adult sister, 24, cares for her brother of 12. Can he be referred without her say?',
  'teenager says an adult cousin made him sell drugs',
  'mum, 34, agreed to foster care for her boy. Can she take him back?',
  'The trafficker is 45 and the victim is a boy. Is consent needed?',
  'He is 34 and his victim was a child. Is consent needed?',
  'baby of a 19 year old victim, does the baby need its own referral',
  'A 22 year old is exploiting a young person in care. What do we do?',
  'A child was with adult victims in the raid. Does she have to agree?',
  'UASC put in adult accommodation by mistake, who moves him',
  'Kid is 17, on an adult ward. Who can refer?',
  '15m away from his placement since Friday. Must he agree?',
  'YP 16m from Vietnam, does he have to agree',
  'Girl aged 18 on her documents but we think 15. Does she need to consent?',
  'lad is 18 but appears much younger, must he agree',
  'young person, 18 or maybe 17. Consent?',
  'Client aged 18, possibly 16. Must they agree?',
  'boy is 18 or 17, consent?',
  'YP is 18 tomorrow. Do we need consent?',
  'YP is 18 on Friday. Do we need consent?',
  'young person is 18 at the end of the month. consent needed?',
  'boy 18 next week, must he agree',
  'lad is 18 in two days, must he agree',
  'She’s 18 next month. Must she agree to the referral?',
  'young man aged 18 or under, no papers. must he consent?',
  'Girl is 18 according to her visa, social worker thinks 16. Consent?',
  'Lad, 19 on paper but he insists 16. Does he have to agree?',
  'Her passport says she is 19. Teacher thinks she is a child. Consent?',
  'client is 19, could be 15. does he have to agree',
  'Female, 18, doubts about her age. Consent needed?',
  'lad 18, we’re not sure he is an adult. Does he have to consent?',
  'Woman (34) has a daughter aged 12 who is being exploited. Do I need consent for the NRM?',
  'Client is 30 with a son who is being trafficked. Do we need consent to refer?',
  'Client 28 has two children who are being forced to work. Is consent needed to refer?',
  'Mother aged 36, her daughter is in a cannabis house. Do I need consent?',
  'Female, 25 with a girl of 14, trafficked together. Is consent needed for the NRM?',
  'A woman of 40, with a 15 year old girl she says is her niece, needs consent to refer?',
  'woman aged 33 with two daughters, both of whom have been sold for sex. Consent?',
  'Mother of 40 has a 13 year old daughter we think is being groomed. Consent for NRM?',
  'The lady is 45 and has a girl living with her who does all the cleaning. Is consent required?',
  'Woman of 35 has a child being forced to beg in town. Is consent needed?',
  'Woman, 30, with a child of 9 at risk of trafficking. Do we need consent to refer?',
  'Lady aged 41 has a son, 14, found with drugs. Do we need consent?',
  'Mum is 34 and pregnant, her boy is back with the gang. Do we need consent?',
  'mother aged 31. Her kids are in domestic servitude. Is consent needed?',
  'father aged 44, his son is at a car wash every day instead of school. Do I need consent?',
  'daughter, 45 Smith Street, missing. consent needed for referral?',
  'girl 27 Park Lane, is being exploited. Do we need consent',
];

const ADULT = [
  'my client is 34 with minor injuries, can she be referred without her consent',
  'Vietnamese lady aged 40 with a son. Does she need to consent to the referral?',
  'My client, 28, was a child when trafficked. Does she need to consent?',
  'Young person of 22 says no to the referral. What do we do?',
  'What help can a 25 year old woman with two children get in a safe house?',
  'she is 31 and has a baby, does she have to agree',
  'girl (19) kept as a house servant, must she agree',
  'A lad of 20 wants out of the referral. can he?',
  '23 yo Albanian boy, wants no police',
  'My client is 41 and her daughter lives abroad. Does my client have to agree?',
  'A woman of 30, pregnant, has a toddler. Is her consent needed?',
  'hes 27 and was trafficked as a boy. Must he agree to a referral now?',
  'She is 24 now and came to the UK when she was 12. Does she have to agree?',
  '20 year old, came here aged 9, says no to a referral',
  'adult victim with a baby, does she have to agree',
  'What support does an adult woman with two children get?',
  'Adult client was exploited as a child. Does he have to agree now?',
  'young man of 21 accused of minor offences, does he have to agree to be referred',
  'A 33-year-old mother of three children says no. Can I still refer?',
  'victim is 45, has grown-up sons, wont agree',
  'care leaver aged 20 with a 2 year old. Does she have to agree to the referral?',
  'A 29 year old man who has a son of 6 at school here. Does he need to agree?',
  'my client is 36. Her children are in Albania. must she agree',
  'woman aged 30 with a baby, he takes her money. Does she have to agree?',
  'He is 34 and has an asylum claim and two children. Must he agree?',
  'woman 24 doesnt want help',
  'My client is 30 with a son who is at nursery. Does my client have to agree?',
  'Woman aged 34 has two children who live with her mother in Vietnam. Does she need to consent?',
  'A 25 year old woman who has a child, who decides if she is referred?',
  'Woman aged 29, her daughter is at home with her mother. Does my client have to agree?',
  'He is 40 and was forced to work. He has three children in Romania. Must he agree?',
  'young person of 19, seems frightened, does not want the police. Must she agree?',
  'She is 27, maybe pregnant, not sure about a referral. Can we still refer?',
  'victim is 22, passport taken by her boss. Does she have to agree?',
  'Young man of 19, was 18 in March, must he agree',
  'lad of 23 believes in juju and is scared. Does he have to agree?',
  'Woman aged 38, she thinks 15 other women were held there. Must she agree?',
  'Girl, 20, from Albania, in a flat. Must she agree to be referred?',
  'A woman of 34 who lives 5m away from her exploiter. Does she have to agree?',
  'Man, 40, told to stay at least 2m from the others. Must he agree?',
  'Does an adult have to agree?',
];

const ADULT_IN_WORDS = [
  'nineteen year old woman, must she agree',
  'a nineteen-year-old woman, is consent needed',
  'twenty-five year old man, found in a cannabis house. Must he agree?',
  'twenty one year old man says no',
  'My client is thirty four. Must she agree?',
  'Victim aged forty-two. Must they agree?',
  'She is eighteen. Must she agree?',
  'girl (nineteen) kept as a house servant, must she agree',
  'woman in her thirties with kids, must she agree',
  'I am working with a woman in her late twenties. Must she agree?',
  'a man in his 20s, must he agree',
  'He is in his mid-40’s and was forced to work. Must he agree?',
  'young person in their early twenties, must they agree',
  'pensioner made to hold drugs for a gang, does he have to agree',
  'Elderly man, must he agree to be referred?',
];

/** Someone in each of these may be a child, although an adult's age or an old person is mentioned. */
const MAY_BE_CHILD_IN_WORDS = [
  'She is eighteen tomorrow. Must she agree?',
  'eighteen or maybe seventeen, must he agree',
  'young man aged eighteen or under',
  'He looks twenty but says he is sixteen',
  'Client aged nineteen, possibly sixteen. Must they agree?',
  'woman in her early twenties or late teens, must she agree',
  'He says he is in his twenties, we think he is in his teens. Must he agree?',
  'girl groomed by a man in his thirties, must she agree',
  'A girl of fifteen with a man in his 40s. Must she agree?',
  'boy deals drugs from the flat of a pensioner, must he agree',
  'a girl whose mother is in her thirties, must she agree',
  'The boy’s mother is the victim. Must he agree?',
  'The children’s mother is the victim. They were made to beg too. Do they need to agree?',
  'We have a girl of 15. Her brother is in his thirties. Must she agree?',
  'We have a girl of 15. Her sister is twenty-five and brought her here. Must she agree?',
  'The girl’s mother is a victim too. Must she agree?',
  'The child’s mother is our client. Is consent needed?',
  'The baby’s mother is the victim. Must she agree?',
  'The child’s mother is the victim, she is 16. Must she agree?',
  'The child’s mother is the victim. Does the child have to agree?',
];

const BOTH = [
  'A 31 year old woman with two children has been trafficked. Is consent needed?',
  'Woman aged 30 has a daughter. She is being exploited. Is consent needed?',
  'Is it the same for a child as for an adult?',
  'Do children and adults get the same recovery period?',
  'compare the tests for adult and child',
  'A child need not agree, but does an adult?',
  'children need not agree. What about adults?',
  'Is the form for under 18s different from the one for adults?',
  'do child and adult victims use one form',
  'Can a boy use the same form as adults?',
  'Do boys of 16 and 17 have the defence that adults have?',
  'Our girl is 17. Which adult team takes over at 18?',
  'When does a young person move to adult services?',
  'What if the child becomes an adult before the decision?',
  'Must children agree? Adults too?',
  'Her brother brought her over as an adult relative. Does his visa count for hers?',
];

describe('a question', () => {
  it.each(CHILD)('is about a child: %s', (question) => {
    expect(askedAbout(question)).toBe('child');
    expect(subjectOf([question])).toBe('child');
  });

  it.each(ADULT)('is about an adult: %s', (question) => {
    expect(askedAbout(question)).toBe('adult');
    expect(subjectOf([question])).not.toBe('child');
  });

  it.each(ADULT_IN_WORDS)('is about an adult whose age is in words: %s', (question) => {
    expect(askedAbout(question)).toBe('adult');
    expect(subjectOf([question])).toBe('adult');
  });

  it.each(MAY_BE_CHILD_IN_WORDS)(
    'is about someone who may be a child, whose age is in words: %s',
    (question) => {
      expect(askedAbout(question)).toBe('child');
      expect(subjectOf([question])).toBe('child');
    },
  );

  it.each(BOTH)('is about both: %s', (question) => {
    expect(askedAbout(question)).toBe('both');
    expect(subjectOf([question])).not.toBe('child');
  });

  it.each([
    'Does a child have to agree to a referral?',
    '15yo lad, wants out of the NRM. can he?',
    'girl (16 years old), says no to police',
    'hes 9 and aged out of nothing, is he UASC',
    'Her son wants to come here',
    'She is 15. Can she refuse?',
    'hes 16 and says no',
    '[name 1] is only 14, who decides?',
    '[name 1], 15, was found',
    'YP is 15 (f)',
    'I have a yp who says no',
    '16f from Albania',
    'a 15 y old',
    'support for 16 and 17 year olds',
    'a fifteen year old',
    'aged fourteen',
    'his niece (14)',
    'u18, can they refuse',
    'not yet 18',
    'a schoolgirl',
    'a Year 10 student',
    'a youth of 16',
  ])('is about a child, however that is written: %s', (question) => {
    expect(subjectOf([question])).toBe('child');
  });

  it.each([
    'How long is the recovery period?',
    'He is 23, can he withdraw?',
    'within 15 working days?',
    'Her leave is for 2 years. Can she withdraw?',
    'She is 5 months pregnant',
    'client 1 and client 2 were moved',
    'victims 1 and 2',
    'The limit is 15 days. What if she is late?',
    'under section 45(4), paragraph (2)',
    'It cost £15m',
  ])('is not about a child: %s', (question) => {
    expect(subjectOf([question])).not.toBe('child');
  });

  it('is about the child of the case or of an earlier question unless it says otherwise', () => {
    expect(subjectOf(['Can she refuse?', 'We have a 15-year-old girl.'])).toBe('child');
    expect(subjectOf(['Can she refuse?', 'We were called.', 'She is a child.'])).toBe('child');
    expect(subjectOf(['And can an adult refuse?', 'Can a child refuse?'])).not.toBe('child');
    expect(subjectOf(['And a child?', 'Can an adult refuse?'])).toBe('child');
    expect(subjectOf(['Can she refuse?', 'She is an adult.', 'Can a child refuse?'])).not.toBe('child');
    expect(subjectOf(['Can she refuse?', 'Lady of 40 with a son.', 'Can a child refuse?'])).not.toBe('child');
  });

  it('is about the adult of the case or of an earlier question if nothing mentions a child', () => {
    const ofWoman = (...earlier: string[]) => subjectOf(['Can we refer her without consent?', ...earlier]);
    expect(ofWoman('I support a woman of 34 who was trafficked. Should I refer her?')).toBe('adult');
    expect(ofWoman('My client is a Vietnamese woman aged 34.')).toBe('adult');
    expect(ofWoman('', 'And who pays for her?', 'She is 34 and was trafficked.')).toBe('adult');
  });

  it('is not about an adult of an earlier question if someone may be a child', () => {
    const ofYoung = (...earlier: string[]) => subjectOf(['Must he agree?', ...earlier]);
    expect(ofYoung('A 30 year old man brought him in.', 'We have a boy of 15.')).toBe('child');
    expect(ofYoung('The Home Office disputes his age.', 'He is 19.')).toBeUndefined();
    expect(ofYoung('The interpreter thinks he is 15.', 'He is 19.')).toBe('child');
    expect(ofYoung('He was found with two adults.')).toBeUndefined();
  });

  it('stays about the child of the case if it only mentions an adult beside the child', () => {
    const ofGirl = (question: string) => subjectOf([question, 'We have a 15-year-old girl.']);
    expect(ofGirl('Her adult boyfriend says no. Must she agree?')).toBe('child');
    expect(ofGirl('She was found with two adults. Must she agree?')).toBe('child');
    expect(ofGirl('Can a 30 year old man visit?')).toBe('child');
  });
});
