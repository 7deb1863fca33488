// Places, nationalities and languages: these are kept, because guidance differs between them and they
// identify no one. In lower case, without accents; "_" means a space.

const UNITED_KINGDOM = `
  st_ives st_andrews st_asaph st_davids st_leonards st_neots st_austell
  england scotland wales ireland northern_ireland britain great_britain united_kingdom uk gb ni isle_of_man jersey guernsey sark
  london manchester birmingham leeds sheffield liverpool bristol newcastle sunderland nottingham leicester coventry hull bradford
  cardiff swansea newport wrexham bangor edinburgh glasgow aberdeen dundee inverness perth stirling paisley belfast derry
  londonderry lisburn newry armagh luton bedford bedfordshire derby derbyshire stoke wolverhampton walsall dudley sandwell solihull
  southampton portsmouth brighton hove plymouth exeter torbay torquay bournemouth poole swindon reading slough oxford oxfordshire
  cambridge cambridgeshire peterborough norwich norfolk ipswich suffolk colchester chelmsford essex southend thurrock basildon
  harlow kent dover folkestone ashford maidstone medway gillingham chatham margate ramsgate canterbury thanet dartford gravesend
  sevenoaks hastings eastbourne crawley gatwick surrey guildford woking redhill reigate sussex hampshire basingstoke andover
  winchester fareham havant wiltshire dorset devon cornwall somerset gloucestershire gloucester cheltenham worcester
  worcestershire hereford herefordshire shropshire telford shrewsbury staffordshire stafford tamworth cannock burton warwickshire
  warwick rugby nuneaton northampton northamptonshire kettering corby wellingborough milton_keynes buckinghamshire aylesbury
  hertfordshire watford stevenage hatfield hemel_hempstead st_albans lincoln lincolnshire grimsby scunthorpe boston spalding
  skegness rotherham doncaster barnsley wakefield huddersfield halifax calderdale kirklees dewsbury harrogate york yorkshire
  scarborough middlesbrough redcar cleveland stockton hartlepool darlington durham gateshead tyneside teesside northumberland
  carlisle cumbria barrow lancaster lancashire preston blackpool blackburn burnley bolton bury rochdale oldham salford stockport
  tameside trafford wigan warrington wirral birkenhead bootle sefton knowsley st_helens runcorn widnes chester cheshire crewe
  macclesfield merseyside midlands east_anglia tyne wear humberside humber felixstowe harwich tilbury heathrow stansted
  luton_airport holyhead stranraer cairnryan rosslare fishguard pembroke pembrokeshire carmarthen carmarthenshire ceredigion
  gwynedd conwy anglesey flintshire denbighshire powys gwent torfaen caerphilly merthyr rhondda bridgend barry neath llanelli
  rhyl aberystwyth smethwick handsworth toxteth moss_side hackney islington camden westminster southwark lambeth lewisham greenwich
  bexley bromley croydon sutton merton kingston wandsworth hammersmith fulham kensington chelsea brent ealing hounslow hillingdon
  harrow barnet enfield haringey tottenham peckham brixton newham barking dagenham redbridge ilford havering romford waltham
  tower_hamlets stratford wembley southall uxbridge hayes acton lewes leith govan springburn fife falkirk lothian lanarkshire
  hamilton motherwell ayrshire ayr kilmarnock dumfries galloway renfrewshire greenock clydebank dunbartonshire angus moray
  highland highlands orkney shetland argyll bute lewis skye antrim down tyrone fermanagh craigavon ballymena coleraine bangor
  omagh strabane enniskillen marylebone euston paddington waterloo victoria piccadilly kings_cross st_pancras
  hoxton shoreditch bethnal_green whitechapel mile_end poplar bow dalston clapton homerton stoke_newington finsbury holloway
  highbury hornsey edmonton palmers_green southgate finchley hendon edgware stanmore pinner ruislip uxbridge northolt greenford
  hanwell chiswick brentford isleworth feltham twickenham teddington surbiton mitcham morden streatham tooting balham clapham
  brixton_hill stockwell vauxhall kennington bermondsey rotherhithe deptford catford sydenham penge norwood thornton_heath purley
  coulsdon eltham woolwich plumstead thamesmead erith sidcup orpington chislehurst beckenham leyton leytonstone walthamstow
  chingford woodford wanstead plaistow canning_town east_ham stepney limehouse wapping aldgate moorgate holborn soho mayfair
  moss_side cheetham_hill longsight levenshulme rusholme harpurhey sparkbrook small_heath aston erdington hyson_green
  st_pauls easton harehills chapeltown beeston page_hall burngreave byker benwell govanhill pollokshields easterhouse
  rushmoor aldershot farnborough weymouth taunton bridgwater yeovil bath truro penzance newquay cirencester stroud bicester
  banbury didcot abingdon maidenhead windsor bracknell wokingham newbury epsom kings_lynn great_yarmouth lowestoft wisbech huntingdon
  ely thetford mansfield worksop chesterfield buxton glossop keighley skipton selby goole whitby clacton braintree
  brentwood grays rochester sheerness whitstable deal worthing bognor chichester bexhill fleetwood morecambe
  accrington nelson chorley leyland skelmersdale southport ormskirk leigh altrincham hyde ashton sale
  kirkcaldy dunfermline livingston cumbernauld east_kilbride airdrie coatbridge rutherglen irvine alloa oban fort_william elgin
  wick thurso stornoway lerwick kirkwall galashiels hawick peterhead fraserburgh arbroath pontypridd aberdare ebbw_vale cwmbran
  barnstaple bideford tiverton newton_abbot paignton salisbury trowbridge chippenham westbury evesham redditch bromsgrove
  kidderminster stourbridge halesowen oldbury tipton west_bromwich wednesbury bilston willenhall leamington loughborough hinckley
  melton_mowbray newark grantham sleaford gainsborough louth stamford oakham rutland bourne thames severn mersey clyde
  channel dungeness lydd manston northeye wethersfield scampton bibby_stockholm yarls_wood harmondsworth colnbrook dungavel larne
  hull_docks immingham purfleet teesport`;

const COUNTRIES_AND_CITIES = `
  afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium
  benin bhutan bolivia bosnia herzegovina botswana brazil brunei bulgaria burkina_faso burma burundi cambodia cameroon canada
  cape_verde chad chile china colombia comoros congo costa_rica croatia cuba cyprus czech_republic czechia denmark djibouti dominica
  drc ecuador egypt el_salvador eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana gibraltar
  greece grenada guatemala guinea guinea_bissau guyana haiti honduras hong_kong hungary iceland india indonesia iran iraq israel
  italy ivory_coast jamaica japan jordan kazakhstan kenya kosovo kuwait kurdistan kyrgyzstan laos latvia lebanon lesotho liberia libya
  liechtenstein lithuania luxembourg macedonia madagascar malawi malaysia maldives mali malta mauritania mauritius mexico
  moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands holland new_zealand nicaragua niger
  nigeria north_korea norway oman pakistan palestine gaza west_bank panama paraguay peru philippines poland portugal qatar romania
  russia rwanda saudi_arabia saudi senegal serbia seychelles sierra_leone singapore slovakia slovenia somalia somaliland south_africa
  south_korea south_sudan spain sri_lanka sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo
  trinidad tobago tunisia turkey turkiye turkmenistan uganda ukraine uae emirates united_states usa america uruguay
  uzbekistan venezuela vietnam viet_nam yemen zambia zimbabwe eu europe africa asia middle_east balkans balkan horn_of_africa eea
  tirana durres vlore shkoder kukes diber elbasan fier korce berat lushnje lezhe puke tropoje pristina hanoi ha_noi saigon
  ho_chi_minh_city hai_phong haiphong nghe_an ha_tinh quang_binh quang_ninh hai_duong da_nang hue vinh bucharest iasi cluj
  timisoara craiova bacau tandarei lagos abuja benin_city edo edo_state delta_state kano ibadan port_harcourt enugu anambra onitsha
  accra kumasi tamale asmara keren addis_ababa addis tigray oromia mogadishu hargeisa kismayo khartoum omdurman darfur el_fasher
  geneina juba tripoli benghazi zuwara sabha agadez cairo alexandria kabul kandahar herat jalalabad nangarhar kunduz laghman mazar
  tehran mashhad sanandaj kermanshah baghdad mosul kirkuk erbil sulaymaniyah sulaimaniyah ranya duhok dohuk damascus aleppo
  homs daraa idlib raqqa beirut amman istanbul izmir ankara diyarbakir islamabad karachi lahore rawalpindi mirpur peshawar gujrat
  punjab sindh balochistan kashmir dhaka sylhet chittagong cox_s_bazar delhi new_delhi mumbai gujarat kerala beijing shanghai fujian
  fuqing guangdong calais dunkirk dunkerque paris lille brussels zeebrugge ostend antwerp rotterdam amsterdam hook_of_holland berlin munich
  hamburg frankfurt rome milan naples turin lampedusa sicily athens lesbos madrid barcelona lisbon porto dublin cork galway limerick
  waterford rosslare_harbour caen cherbourg le_havre dieppe warsaw krakow gdansk poznan lodz wroclaw vilnius kaunas riga tallinn
  sofia plovdiv sliven varna prague bratislava kosice budapest kyiv kiev lviv odesa kharkiv moscow minsk chisinau belgrade zagreb
  sarajevo skopje nairobi mombasa kampala kigali harare johannesburg lusaka dakar banjul conakry abidjan bamako freetown
  kinshasa goma niamey ouagadougou tunis casablanca rabat algiers dubai abu_dhabi doha riyadh jeddah kuwait_city bangkok manila
  phnom_penh ulaanbaatar new_york ontario sydney melbourne hague the_hague geneva strasbourg vienna stockholm oslo copenhagen
  helsinki palermo kobane rojava hazarajat ghazni parwan wardak_province kunar khost paktia logar baghlan helmand ningbo
  schengen korea caucasus uist mediterranean sahara sahel sinai aegean coquelles sangatte grande_synthe`;

const NATIONALITIES_AND_LANGUAGES = `
  yazidi yezidi yazidis bilen blin saho kunama afar beja ashkali egyptiani sinti lovari kalderash lom manouche amazigh kabyle kirundi tshiluba kikongo pulaar bambara fante urhobo ijaw tiv harari sidama hadiya dinka zaghawa masalit fur berti nuba shilluk acholi luo xhosa tswana sesotho chichewa bemba
  afghan afghani african albanian albo algerian american amharic angolan arab arabic armenian asian assyrian australian austrian
  azeri balochi bajuni bangladeshi belarusian belgian bengali berber bidoon bosnian brazilian british briton brit bulgarian burmese
  cambodian cameroonian canadian cantonese caribbean catholic chadian chechen chinese christian colombian congolese croatian cuban
  cypriot czech danish dari dutch edo_speaking egyptian english eritrean estonian ethiopian european ewe farsi filipina filipino
  finnish french fula fulani gambian georgian german ghanaian greek gujarati guinean gypsy haitian han hausa hazara hebrew hindi
  hindu hungarian igbo indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jewish jordanian kashmiri
  kazakh kenyan khmer kinyarwanda kikuyu korean kosovan kosovar krio kurd kurdish kurmanji kuwaiti latvian lebanese liberian libyan
  lingala lithuanian luganda macedonian malawian malay malaysian malian mandarin mandinka mauritanian mexican mirpuri moldovan
  mongolian moroccan mozambican muslim namibian ndebele nepalese nepali nigerian nigerien norwegian nuer oromo pakistani palestinian
  pashto pashtu pashtun patois persian pidgin polish portuguese punjabi pushto roma romani romanian romany russian rwandan saudi
  scot scots scottish senegalese serb serbian shia shona sikh sinhala creole slovak slovakian slovenian somali somalian sorani spanish
  sudanese sunni swahili swedish swiss syrian sylheti tagalog tajik tamil tanzanian thai tibetan tigre tigrinya tigrayan togolese
  traveller tunisian turk turkish twi uighur uyghur ugandan ukrainian urdu uzbek venezuelan viet vietnamese vietnam_ese welsh wolof
  yemeni yiddish yoruba zaza zambian zimbabwean zulu bsl cymraeg gaelic`;

const words = [UNITED_KINGDOM, COUNTRIES_AND_CITIES, NATIONALITIES_AND_LANGUAGES]
  .flatMap((names) => names.trim().split(/\s+/u))
  .map((name) => name.replaceAll('_', ' '));

/** Places with a one-word name, and nationalities, languages and faiths. */
export const PLACE_WORDS: ReadonlySet<string> = new Set(words.filter((word) => !word.includes(' ')));

/** Places with more than one word in their name: "milton keynes". */
export const PLACE_PHRASES: readonly string[] = words.filter((word) => word.includes(' '));

const phrases = new Set(PLACE_PHRASES);
const nationalities = new Set(NATIONALITIES_AND_LANGUAGES.trim().split(/\s+/u));
/** They stay in the question, because guidance differs between them. */
const NATION =
  /^(?:england|wales|scotland|(?:northern )?ireland|uk|gb|(?:great )?britain|united kingdom|ni)$/u;

export const isPlace = (words: string) => PLACE_WORDS.has(words) || phrases.has(words);

/** An address may end in a town, but never in a nationality or a nation. */
export const isTown = (words: string) => isPlace(words) && !nationalities.has(words) && !NATION.test(words);
