// Words in our field that look like names but are not: organisations, panels, operations, judgments,
// acronyms, platforms. In lower case. They are never taken for a person's name.

/** Single words. */
const BODIES_AND_TERMS = `
  aberlour aidant ashiana barnardo barnardos bawso cafcass ceop childline childnet connexions coram crimestoppers dubs
  eaves ecpat estyn eurojust europol eurostar frontex gillick gretta hestia hibiscus hseni innerste interpol interventions iom
  jobcentre kalayaan karma_nirvana liquidlogic mosaic nspcc ofcom ofsted oxfam papyrus parentzone pentameter prevent refuge refugee
  rahab redthread samaritans savethechildren sancroft sandford shelter shiva snowdrop southall_black_sisters stonewall tara thorn
  tradecraft traffik traidcraft unicef unseen unhcr voices womens_aid york_road zambrano merton southwark_judgment bichard
  casey climbie hackett lammy laming macpherson munro munby paulsgrove soham trident winterbourne wilberforce aarhus palermo
  dublin hague lanzarote istanbul_convention chatham_house chatham brecani rantsev chowdury siliadin hounga reyes basfar
  merlin niche athena carefirst frameworki eclipse systmone cpoms myconcern liquidlogics civica capita visor storm compact
  jobseeker jobseekers universal_credit gov govuk hansard westlaw lexis bailii justis
  asbo asbos cawn cawns chisva isva idva idvas isvas senco sencos senco's gp gps dpo dpos lados iros fgms
  christmas easter ramadan eid diwali nowruz hogmanay halloween lent brexit covid
  janurary feburary wensday tuesdays mondays
  rg cg nrm ictg ictgs sca dtn mash cin lac uasc pv pvs yp yps fr frs edt csc
  cctv covid19 dr mr mrs ms mx sgt insp hajji hadji mullah mufti maulana supt det cpl hon chancellor paediatrics obstetrics geriatrics
  acas ofqual ofgem ofwat lidl aldi tesco asda morrisons sainsburys waitrose greggs mcdonalds kfc costa primark argos poundland
  wilko nandos starbucks subway superdrug travelodge ibis wetherspoons deliveroo ubereats
  nissan audi merc mercedes bmw skoda vauxhall toyota volkswagen vw kia hyundai peugeot renault citroen mazda volvo lexus tesla
  passat mondeo astras insignia vivaro qashqai iveco dacia
  subaru suzuki mitsubishi porsche bentley corsa fiesta astra
  january february september october november december sept windrush baroness microsoft google copilot chatgpt samsung huawei lebara giffgaff prospero egress cymru nghymru nidos intrastat caldicott yubo zangi wickr threema botim thebigword timkat lumba mecanwaith atgyfeirio cenedlaethol swyddfa gartref gwarcheidwad gwarcheidwaid`;

/** Acronyms, recognised in upper or lower case. */
const ACRONYMS = `
  aaa aar abe ac ad adhd ai ao aoth ap app appg aps ar arc asa asap asb asc asd asf asp ass atm aup baaf bacp bail baf bawso bame bbc
  beis bf bfo bia bic bic bid bip bme brc brp bs bsl btp ca caada cab cad caf cafcass cah camhs cao cas cat cawn cb cbt ccc cce
  ccg ccs cctv cd cde ceo ceop cer cgd cg chc chi chisva chs ciag cic cicaid cica cicb cid cin cla cls cm cmcp cme cmht cmi cms
  cn co cof coa copfs cosla cp cpa cpc cpcc cpd cpr cps cpt cqc cr cra cri cris crp crs cru cs csa csae csc csci cse csef csew
  csis csp csu ctac ctf cto ctt cv cyp cypmhs da dass dbs dcms dcs dd ddm ddt dfe dhsc di dip dl dls dms dna dnar do dob doh dol
  dols dpa dpia dpo dprt drc ds dsa dsb dsg dsl dss dtn du dv dva dvla dvpo dwp ea eaw ec ecaa ecat eccb echr eclc ecthr ecpat edge
  edt eea eet efta eh ehc ehcp ehe ehrc ehm ems eo epo erc esol esp etf eti eu euss ew ewca ewfc ewhc eyfs faq fb fca fcdo fdc fep
  ffa fft fgm fgmpo fi fio fj flo flr fm fmpo fmu foi fr frc fro frs fsa fte fyi ga gbh gcse gdpr ggt glaa gmb gmc gmca gmp gp gps
  gra greta grt gwf ha hb hba hbv hcp hcpc hf hmcts hmg hmic hmicfrs hmip hmo hmpo hmppo hmpps hmrc hmt ho hp hra hrh hrt hsc
  hscb hse hv iaa iac iar iasc iat ibca icb icc icibi ico icpc icpu ics ict ictg icu id idp idva ied iep ihr iii iict il ilr imm
  inc iom iopc ip ipc ipt iro irc ird irm irr is isa isbn iscc isp isva it itu iv iwf ja jcio jcwi jet ji jit jr jsna jsp kc kcsie kit
  kpi ks la lac lado las lasb laspo laspo lca lcs ld lfa lfo lga lgb lgbt lgbtq lgo llm loa lpa lpc lscb lscp lscpr lsp ltd ltr mace
  macse map mapp mappa marac marf maru mash mat mb mca mdt met mg mha mi mia mib misper mla mm mo mod moj mol moj mot mou mp mps mr ms msa
  msat msc mscp msf msin msj msoic mspec mst msvcc mtm mva na naab nas natis nb nca ncb nccu ncsc nda ndtms neet nfa ng ngo nhs nhstu
  ni niacro nice nino nmc npcc npd npm nps nqsw nrm nrpf nrs ns nspcc nts nvq nyas oasis ocg ocsp ofsted oic oisc op opg ops osce osg
  ot otr ovp pa pace paf pc pcc pcso pct pd pdf pds pec pep phd phe phso pi pid pip pirc plo pm pnc pnd po poa poca pp ppo pps pptu
  pq pr pra prevent prfs prl prn pru ps psd pse psed pshe psm psni pso ptsd pv qa qc qsw qts r ra racc rag rape rasso rbl rcn rcgp rcpch
  rfi rg rhi ri rio rma rna roa rocu rpc rsa rse rsg rshe rsl rso rsp rtr rui rv s sa sab sac salt sar sarc sas sb sc sca scb scr scra
  scs sdr sdq se sef sen senco send sendiass sfo sfr sgo si siac sig sim sir sis sle sml smt snt soa soca sop sot sow spa spb
  spoc sra sro srp ssa ssahd ssci sscl ssw ste sti stp stpo stro sus sv sw swe swgfl ta tac taf tara tbc tbi tcf tcn tecso tep tero thb
  tia tisc tm to toex tor tp tpim tra tric tsa tsb tta tulf tv uan uasc uc ucas uk ukba ukhsa ukut ukvi ukvcas ukss un unc uncac uncrc
  undp unhcr unicef unodc upn url urn us usa usb vaf vaa vawg vcl vcs vds vfs vip vlo voa vpn vrs vsh vts wag wbri wcu wf wh who wm wmca
  wmp wpa wt wtsc xl ymca yjb yjs yo yot yos yp ywca zsm dit faqs pdfs urls etas hsbc kpmg nasuwt neu tuc gmpte tfl ltns lgbtqia
  iasu niru tcu nace nacp rasi ero eio aiu croydon_aiu kiu tsu cbrn odpm dft defra dclg dluhc mhclg cabinet hmi tda ypi`;

/** Phrases that contain words like names: judgments, inquiries, reviews, charities and laws named after people. */
export const KEPT_PHRASES: readonly string[] = [
  'gillick competen\\w{0,4}',
  'fraser (?:guidelines?|competen\\w{0,4}|criteria)',
  "(?:sarah|clare|claire|helen|martyn|natasha|harper|megan|oliver|benedict)['\u2019]?s law",
  'lucy faithfull(?: foundation)?',
  'marie collins(?: foundation)?',
  'helen bamber(?: foundation)?',
  'sophie hayes(?: foundation)?',
  'suzy lamplugh(?: trust)?',
  'stephen lawrence(?: inquiry| report)?',
  'victoria climbi[e\u00e9](?: inquiry| report)?',
  "(?:daniel pelka|peter connelly|star hobson|arthur labinjo[ -]hughes|khyra ishaq|sara sharif|logan mwangi)(?:'s)?(?: case| review| scr| lcspr)?",
  'baby p(?: case)?',
  '\\(?osman(?:[- ](?:warnings?|notices?|letters?)|\\))',
  '(?:parkinson|crohn|alzheimer|asperger|tourette|hodgkin|down)\\S{0,2}s? (?:disease|syndrome|lymphoma)',
  '(?:eileen )?munro (?:review|report)',
  '(?:alexis |professor )?jay (?:report|inquiry|review)',
  '(?:louise |baroness )?casey (?:review|audit|report)',
  '(?:josh )?macalister (?:review|report)',
  '(?:charlie )?taylor review',
  'lammy (?:review|report)',
  '(?:lord )?laming(?: report| inquiry)?',
  '(?:alan )?wood (?:review|report)',
  '(?:eleanor lyons|sara thornton|kevin hyland|rachel de souza|theresa may|yvette cooper|shabana mahmood|jess phillips)',
  '(?:priti patel|suella braverman|keir starmer|william wilberforce|bridget phillipson|anne longfield|frank field)',
  '(?:elizabeth )?butler[ -]sloss',
  'st\\.? ?(?:giles|mungo\\S{0,2}|john|pancras)(?: trust| ambulance)?',
  'karma nirvana|shiva foundation|jericho foundation|medaille trust|medaille|city hearts|palm cove(?: society)?|black country women\\S{0,2} aid',
  'howard league|prince\\S{0,2} trust|duke of edinburgh|king\\S{0,2} college|queen mary|nelson mandela',
  't[yŷ] hafan|y bont|barnahus|garda(?: s[ií]och[aá]na)?|tusla|great ormond street|harley street|fleet street|eaton house|drumkeen house|festival court|lumi nova|lunar house|marsham street|downing street|chatham house|becket house|taylor house|field house|phoenix house|columbus house|york house|bennett house|apollo house|sandford house|dallas court|vulcan house|capital building|waterside court',
  'new scotland yard|scotland yard|portcullis house|whitehall|sanctuary buildings|aldgate tower|old bailey|loom house',
  '(?:ho chi minh|milton keynes|cox.?s bazar|port harcourt|addis ababa|san francisco|los angeles|santa marta)',
  'duncan lewis|simpson millar|doughty street|garden court|wilson solicitors|bindmans|leigh day|matrix chambers|deighton pierce glynn',
  'cookham wood|brook house|tinsley house|yarl\\S{0,2} wood|colnbrook|napier barracks|morton hall|wormwood scrubs',
  '(?:british )?red cross|citizens advice(?: bureau)?|victim support|trading standards|hope for justice|single competent authority',
  "barnardo['\u2019]?s(?: scotland| cymru| northern ireland)?",
  'strategy (?:meeting|discussion)s?|core groups?|child protection conferences?|(?:rapid|case|peer) review meetings?',
  'detective (?:chief )?(?:constable|sergeant|inspector|superintendent)s?',
  'guns, gangs and money|hague convention|isle of (?:wight|man|anglesey|skye|sheppey|dogs)|heathrow terminals?|under prevent',
  'salvation army|migrant help|young roots|safe passage|railway children|hummingbird project',
  'wendy house|jack the lad|joe bloggs|john doe|jane doe|jane bloggs|fred bloggs|a n other',
  // Nations in Welsh, “Beth” where it is the Welsh for “what”, and “Mae” where it is the Welsh for “is”.
  '(?:l?loegr|(?:yr )?alban|n?g?ogledd iwerddon|llu\\S{0,2}r ffiniau)',
  'beth (?:mae\\S*|sydd|sy\\S{0,2}n|yw\\S*|ydy\\S*|ydi\\S*|oedd|fydd|ddylwn|ddylai|ddylid|allwch|alla|allaf|alli|dylwn|dylid|os|pe)',
  "mae(?:[’'](?:r|n)|(?=\\s+(?:y|yr|yna|yma|hi|fe|ef|hyn|hwn|hon|gen|gan|gennym|gyda|angen|eisiau|rhaid|rhywun|plentyn|phlentyn|plant|merch|bachgen|bechgyn|person|pobl|menyw|dyn|mam|tad|heddlu|cyngor|gweithiwr|un|dau|dwy|tri|tair)(?![\\p{L}\\d])))",
  'eid mubarak|ramadan mubarak|ramadan kareem|eid kareem|bank holiday|boxing day|good friday|black friday|new year\\S{0,2}(?: day| eve)?|christmas (?:day|eve)',
];

const wordsOf = (text: string) =>
  text
    .trim()
    .split(/\s+/u)
    .filter((word) => !word.includes('_'));

/** These are never a person's name, in upper or lower case. */
export const FIELD_TERMS: ReadonlySet<string> = new Set([...wordsOf(BODIES_AND_TERMS), ...wordsOf(ACRONYMS)]);
