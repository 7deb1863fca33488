// Published phone numbers, and words used in the addresses of public mailboxes. We keep them, because answers
// contain them.
import { wordSet } from '../../text/word-set.js';

/** Numbers that start with 08 or 03 need not be listed. */
export const PUBLIC_NUMBERS: ReadonlySet<string> = new Set([
  '01412767724', // TARA, Glasgow
  '01412767729', // TARA, Glasgow
  '01412767730', // TARA, Glasgow
  '01418847900', // Guardianship Scotland partners
  '01414458659', // Scottish Guardianship Service
  '01412128553', // Migrant Help, Glasgow
  '02892448449', // Flourish NI
  '02890315744', // Migrant Help, Belfast
  '02890662385', // Migrant Help, Belfast
  '02890191049', // Belfast and Lisburn Women's Aid
  '02070080151', // Forced Marriage Unit
  '02070081500', // Foreign, Commonwealth and Development Office
  '07789791110', // duty mobile published by a support provider
  '07837937737', // duty mobile published by a support provider
  '02070354848', // Home Office, general enquiries
  '02072513117', // number published by a legal charity
]);

export const ROLE_WORDS: ReadonlySet<string> = wordSet(`
  access adult adults advice adviser advisers advocacy afternoon age agency aid all and anti appeal appeals application
  applications appointments assessment assessments asylum at authority board border bookings business care careers carers
  case cases casework centre central cg child childprotection children childrens claim claims client clinic comms community
  competent competentauthority complaint complaints compliance concern concerns conference consultation contact contactus correspondence
  council court courts crime cscmash css cs csc customer cyp data dbs decision decisions desk dfe disclosure dpo duty early
  education edt email emergency employment england enq enquiries enquiry enquire enforcement evidence exploitation
  external families family feedback feesandcharges finance first firstcontact firstresponder firstresponders foi foster
  fostering freedom front frontdoor fr gateway general glaa guardian guardians guardianship guidance health hello help
  helpdesk helpline ho home homeoffice hotline housing hq hr hub ico ictg ictgs idva immigration inbox info information
  inspection inspector intake integration intelligence intel international iro isva it jobs justice kinship la labour lado law
  legal library licensing line local looked after mail mailbox marac mash mace media membership mental mhst migrant migration
  minor missing modern modernslavery ms msoic msu msvcc national nationalreferralmechanism nca network news newsletter noreply
  northern notification notifications nrm nspcc of office officer online operations ops order out outreach panel parliament
  partner partnership partnerships people person permits pilot planning police policy portal post practice press
  prevention privacy private programme project projects protection public quality questions reception reconsideration
  referral referrals refer refugee region regional registrar registry report reporting reports reply request requests
  rescue research response responder responders resettlement returns review reviews rights road
  safeguard safeguarding safe safer sar sca school schools scotland scottish scvs secretariat section send senco service services
  single slavery social socialcare specialist staff standards statutory strategy student studio subject support supporter supporters
  survivor survivors switchboard taskforce team teams the thb trafficking training transfer trust tribunal tribunals uasc
  ukba ukvi uk unit unaccompanied vaw victim victims visa voluntary volunteer volunteering wales web website welcome
  welfare wellbeing wm women womens worker workers young youth youthjustice yjs yos yot north south east west midlands london kent
  croydon manchester glasgow edinburgh cardiff leeds sheffield birmingham bristol liverpool hull dover heathrow gatwick ni
  to nts naab cps fgm fmu fm dtn cin lac cla mappa psni salvationarmy barnardos ecpat unseen hestia aberlour guardianshipscotland
  migranthelp coram childline refugeecouncil payroll accounts sales shop events fundraising donations secretary clerk admin
  administration administrator contactcentre ie ieca reform technical specialists iasc thbforms psi
  `);
