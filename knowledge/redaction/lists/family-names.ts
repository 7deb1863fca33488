// Family names from the UK, Ireland and the countries that children in these cases come from. Written for this project,
// in plain Latin letters. A name that is also an ordinary word only counts next to another name.

const ALBANIAN = `
  ademi ahmeti aliaj alia arapi avdiu bajrami balla basha bega begu beqiri berisha bicaku biba bogdani bregu bushi bytyqi cela
  celaj cani cenaj cuka daci dardha daja dedaj dema demaj demiri dervishi doci doda dodaj dushku duka elezi fetahu ferati gashi
  gega gjata gjeci gjini gjoka gjoni gjokaj gjonaj gocaj hajdari hajdini halili halilaj hasani haxhiu haziri hoti hoxha hoxhaj
  hysa hyseni ibrahimi idrizi imeri ismaili isufi jakupi jashari kadriu kapllani kapo kastrati koci kola krasniqi kryeziu kuci
  kurti kuqi laci lala leka lika limani lleshi llupi luka lulaj maloku marku mehmeti memeti merkaj metaj morina mucaj muca
  murati musliu mustafaj myftari ndoj ndreca nikolla osmani palushi pepaj perpali picari pjetri prenga preci prifti qose
  rama ramaj rexha rexhepi rrapi rusi sadiku salihu sejdiu selimi shala shehu shkreli shkurti shtylla sinani spahiu sulaj
  syla tafa tahiri thaci toska topalli uka veliu veseli vogli vuka xhafa xhaferi xhaka xhemali ymeri zeka zefi zeneli zogu zogaj`;

const VIETNAMESE_AND_CHINESE = `
  nguyen tran le pham huynh phan vu vo dang bui do ho ngo duong ly dinh doan lam mai trinh truong luu luong cao ta thai tong
  chau quach kieu nghiem la tang lieu to phung chu khuc dam hua mac giap wang li zhang liu chen yang huang zhao wu zhou xu sun
  hu zhu gao lin guo ma luo liang song zheng xie han feng yu dong xiao cheng yuan deng fu shen zeng peng lu su jiang
  cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao
  qiu qin gu hou shao meng long wan duan lei qian tao yin chang chan wong cheung leung lau ng tsang kwok yip chow`;

const ROMANIAN_AND_EUROPEAN = `
  albu andronache anghelescu antonescu avram baciu balan balanescu barbu bratu bucur calin caldararu cazacu chirila ciobanu
  ciobotaru cojocaru constantin constantinescu costache craciun cristea dinca dinu dobre dobrescu dragan dragomir dumitrescu
  dumitru enache florea gavrila georgescu gheorghe ghita grigorescu iancu ilie ionescu iordache ispas lacatus lazar lungu
  lupu manole manea marin marinescu matei mihalache mihai mihailescu mocanu moldovan moldoveanu moraru munteanu muresan
  neagu negru nemes nistor nita olaru oprea pana pavel petrescu pop popa popescu popovici predescu preda radu radulescu roman
  rotaru rusu sandu sava serban sima stan stanciu stanescu stefan stoica suciu tanase tudor tudose turcu ungureanu ursu vaduva
  vasile vasilescu vlad voicu voinea zamfir adamczyk adamski baran borkowski brzezinski chmielewski cieslak czarnecki dabrowska
  dabrowski duda dudek dziedzic fijalkowski gajewski glowacki gorski grabowska grabowski grzelak jablonski jakubowski jankowska
  jankowski jaworski kaczmarek kalinowski kaminska kaminski kasprzak kowalczyk kowalewski kowalska kowalski kozlowski krawczyk
  krol kubiak kucharski kwiatkowski lewandowska lewandowski lis majewski makowski malinowski marciniak mazur mazurek michalak
  michalski mroz nowak nowakowski nowicki olszewski ostrowski pawlak pawlowski piotrowski pietrzak przybylski rutkowski sadowski
  sikora sobczak sokolowski stepien szczepanski szewczyk szymanska szymanski tomaszewski urbanski walczak wasilewski wieczorek
  wisniewska wisniewski witkowski wlodarczyk wojciechowska wojciechowski wojcik wozniak wrobel wrona wysocki zajac zakrzewski
  zalewski zawadzki zielinska zielinski ziolkowski balogh bako dimitrov dimitrova georgiev georgieva horvath hristov ivanov
  ivanova ivanenko jovanovic kazlauskas kolar kolarov kovac kovacs kovalenko markovic melnyk nagy nikolov novak novotny
  petkov petrov petrova petrauskas shevchenko stankevicius stoyanov svoboda szabo todorov tkachenko toth urbonas vasilev varga
  yordanov zelenko bianchi esposito ferrari ferraro ricci romano rossi russo almeida alves barbosa cardoso carvalho costa
  delgado diaz dias dos fernandes fernandez ferreira flores fuentes garcia gomes gomez goncalves gonzalez gutierrez hernandez
  herrera lopes lopez machado martinez mendes mendoza moreno navarro oliveira ortiz pereira perez pinto quispe ramirez ramos
  ribeiro rodrigues rodriguez rojas ruiz sanchez santos silva sousa souza suarez teixeira torres vargas vasquez velez
  aydin celik demir demirci kaya kilic koc ozdemir ozturk polat sahin yildirim yildiz yilmaz mukendi kabila kabongo ilunga tshibanda`;

const AFRICAN = `
  abiola achebe adams addo addai adebayo adebisi adegoke adekunle adeleke adeniyi adeoye adesanya adeyemi adeyemo adomako
  adu afolabi agyeman agyemang agyei aidoo aigbe aigbogun ajayi akande akinola akinyemi akpan akufo aluko amadi amankwah amoah
  amoako ampofo anane ansah antwi anyanwu appiah arhin asamoah asante asare asiedu asuquo awolowo awuah ayodele azikiwe
  babalola badmus bakare balogun bamidele bangura bankole barimah bediako bello boadi boakye boateng bonsu chukwu chukwuma
  conteh dada danjuma danso darko davies dogbe donkor ebo edet edwards egbe egharevba ehigie ekpo eluwa emokpae enahoro eze
  ezeh ezekwe fashola fofanah folarin frimpong gyamfi gyasi ibe idowu idahosa igbinedion igwe iheanacho iheme ikpeazu imasuen
  iyamu jalloh kamara kargbo koroma kuffour kwarteng kyei lawal madueke mensah mensa musa ndubuisi ngige njoku nkansah nkrumah
  nwachukwu nwankwo nwosu nyarko obaseki obasi obeng obi obinze odoi ododo odunsi ofori ogbeide ogbonna ogundele ogunleye
  ojo oke okafor okeke okeowo okereke okoh okoli okonkwo okoro okorie okoye okpara okunbor oladele oladipo olaniyan
  olawale olayemi olorunfemi olusanya omoregie omorodion onuoha onyeama onyekachi opoku opara orji osagie osakwe osayande osei
  oshodi osifo osinachi osman ossai otieno otoo owusu oyelaran oyelowo oyewole poku quaye quansah sarpong salako sarkodie sesay
  shittu sowah tagoe takyi tawiah tetteh uche ude udoh ugwu umeh usman uwaifo uzoma yeboah yusuf kenyatta kamau kimani kipchoge
  mutua mwangi njoroge ochieng odhiambo okello onyango wanjiku moyo ncube ndlovu sibanda dube khumalo mokoena nkosi dlamini
  banda phiri mwale zulu chikwanda mugisha byaruhanga nakato nsubuga habimana uwimana ndayishimiye niyonzima ba barry bah
  camara ceesay cisse coulibaly dembele diaby diallo diarra diop doumbia drame fall faye fofana gueye jallow jatta jobe keita
  konate kone mbaye mballa ndiaye njie sall sane sanneh sarr seck sissoko sow sy sylla thiam touray toure traore`;

const HORN_ARABIC_AND_KURDISH = `
  abbasi abdalla abdelgadir abdulkadir abdulle abebe abraha abshir adan aden afewerki ahmadi ahmed ahmedi alemu alhaj
  alizadeh alkhatib almasri alsayed amiri andom ansari araya arab asadi asefa asfaha aweys azizi badawi bahta bakr barre
  barzani bayat beraki berhe beyene bekele belay dahir dawood desta egal elmi elsayed estifanos eyasu fadl farah farahani fessehaye
  gebre gebreab gebrehiwot gebremariam gebremedhin gebremeskel gebreselassie gebretsadik ghebremedhin ghebreyesus ghorbani
  girmay guled guleid habte habteab hadi hagos haile haji hakimi hamdan hamid hariri hashemi hashi hassan hassani heidari hersi
  hosseini hussain hussaini hussein hussen ibrahim idris isaaq isak ismail issa jaafar jafari jama jamal jibril kahsay karimi kazemi
  kedir khalaf khalil khoury kidane kiflay kiflu kifle lemma liban mahamed maalim mahdi mahmoodi mahmoud mansour mansouri mebratu
  mehari mekonnen mengesha mengistu meskel mire moalim mohamud mohamed mohammadi moradi moussavi mousavi muhumed mulugeta mumin
  najjar nasser negash negassi nejad noori noor nouri nur obeid omar osman qaderi qasim rahimi rahmani rajabi ramadan rasheed
  rasul rezaei rostami russom sadeghi saeedi salah saleh salih samatar sayed shamo sharifi sheikh shire siad siyoum suleiman
  tadesse taha talabani tekeste teklay tekle teklu tesfagiorgis tesfai tesfamichael tesfay tesfaye tewelde tewolde tsegay
  tsehaye warfa warsame weldegebriel weldemariam weldemichael wolde woldemariam woldu yassin yemane yohannes yonis yosef zadran
  zahedi zerai zerezghi zewde zaki bakir faraj hama jabbar jaf kareem mawlud rashid salim shekhani sindi sulaiman zebari haddad`;

const SOUTH_ASIAN_AND_AFGHAN = `
  acharya afridi afzal agarwal ahad ahir ahluwalia akhter akhtar akhtari alam ali alikozai alokozay ameen amin anand anjum ansari
  anwar arora asghar ashraf aslam azam azimi aziz babu bains baloch banerjee bano barakzai basra begum bhamra bhandari bhatia
  bhatt bhatti bhuiyan bibi biswas bose butt chatterjee chaudhary chaudhry chauhan chawla cheema choudhury chowdhury das
  desai devi dhaliwal dhillon dosanjh dutta fazli gandhi ghani gill gomes grewal gupta gurung haidari hakim halder hanif haq
  haque hossain huq hussain iqbal islam jain jaiswal jan javed jha joshi kakar kapoor kaur kayani khan khanna khanom khatun khattak
  khawaja kohli kumar kumari lal latif mahmood mahsud malhotra malik malhi mangal mannan masih mehmood mehra mehta memon mia miah
  mian mirza mishra mistry modi mohan mollah momand mondal mughal mujahid mukherjee munir murtaza nair nahar nawaz nasiri naseer
  natt niazi nijjar orakzai panesar parekh parveen patel patil pathan popal pradhan prasad qadir qazi qureshi rahman rai
  raja rajput rana randhawa rao rashid raza reddy rehman saha sahak sahota sandhu sangha sarkar sayeed seth sethi shafi shah
  shaheen shaikh sharma shaukat sheikh shetty shinwari shrestha siddique siddiqui sidhu sikdar singh sinha sodhi sohal stanekzai
  stanikzai sultani syed talukdar talukder tamang tariq thakur thapa thind uddin ullah verma virk vyas wardak wazir yadav
  yousafzai yousuf yusufzai zaman zadran zazai zia zaheer durrani hotak ludin noorzai popalzai safi sherzai taraki wafa wali`;

const BRITISH_AND_IRISH = `
  abbott adams ainsworth aitken alexander allan allen anderson andrews armstrong arnold ashcroft ashworth atkins atkinson
  bailey baker baldwin ball banks barclay barker barlow barnes barnett barr barrett bartlett barton bates baxter beattie beck
  bell bennett benson bentley berry bevan bird birch bishop black blackburn blackwood blair blake bond booth bowen bowman boyd boyle
  bradley bradshaw brady brennan briggs brooks brown browne bruce bryan bryant buchanan buckley burgess burke burns burrows burton butcher
  butler byrne cairns caldwell callaghan cameron campbell carr carroll carson carter casey cassidy chadwick chambers chapman
  clark clarke clayton clements coates cochrane cole coleman collins connolly conway cook cooke cooper corbett costello coulter
  cowan cox craig crawford cross crossley cullen cunningham curran currie curtis daly daniels davey davidson davies davis dawson
  dean dempsey dickson dixon dobson docherty doherty donaldson donnelly douglas dowd downes doyle drummond duffy duncan dunn dunne
  dyer eastwood edmonds edwards elliott ellis evans ewing fairbairn fairweather farrell faulkner fenton ferguson field finch finlay
  finnegan fisher fitzgerald fitzpatrick fleming fletcher flynn forbes ford forrest forster foster fowler fox franklin fraser
  freeman french frost fuller gallagher gallacher garner geddes george gibbs gibson gilbert giles gill gilmour glover goddard
  goodwin gordon gough graham grant gray green greene greenwood gregory grey griffin griffiths groves gunn hale haines hall
  hamilton hammond hancock hanna hardy harper harris harrison hart harvey hawkins hayes haynes heath henderson henry herbert
  hewitt hicks higgins hill hilton hobbs hodge hodgson hogan holden holland holloway holmes holt hooper hope hopkins horton
  houston howard howarth howe howell howells hudson hughes humphries hunt hunter hurst hutchinson hutchison hyde ingram innes irvine
  irving irwin ives jackson jacobs james jamieson jarvis jenkins jennings jensen john johns johnson johnston johnstone jones
  jordan joyce kane kavanagh keane kearney keegan kelly kemp kennedy kenny kent kerr kerrigan king kirby kirk knight knowles knox
  lacey laidlaw lamb lambert lane law lawrence lawson leach lee leigh lennon leonard leslie lester lewis lindsay little
  lloyd llewellyn llewelyn logan long lord love lowe lucas lynch lyons macaskill macdonald macfarlane macgregor mackay mackenzie mackie
  mackinnon maclean maclennan macleod macmillan macneil macpherson macrae maguire mahoney malone manning marsden marsh marshall
  martin mason massey matthews maxwell may mccabe mccall mccann mccarthy mccluskey mcconnell mccormack mccormick mccullough
  mcdermott mcdonald mcdonnell mcdowell mcfarlane mcgee mcgill mcginley mcgovern mcgowan mcgrath mcgregor mcguire mcintosh
  mcintyre mckay mckee mckenna mckenzie mckinley mclaren mclaughlin mclean mcleod mcmahon mcmanus mcmillan mcnally mcnamara
  mcneill mcpherson mcqueen mcrae metcalfe middleton miles millar miller mills milne mitchell moffat monaghan montgomery moore
  moran morgan morris morrison morrow morton moss muir mullen mulligan munro murdoch murphy murray myers nash naylor neill nelson
  newman newton nicholls nicholson nicol nixon noble nolan norman norris north norton oakley obrien oconnell oconnor
  odonnell ogden ohara okane oliver oneill oreilly osborne osullivan otoole owen owens page palmer parker parkin parkinson
  parry parsons patel paterson patterson patton payne peacock pearce pearson penhaligon perkins perry peters phillips pickering
  pierce pollard pollock poole pope porter potter potts powell power pratt preston price pritchard probert prosser pryce pugh
  quigley quinn rafferty ramsay randall read reed rees reeves regan reid renwick reynolds rhodes rice richards richardson
  riddell riley ritchie robbins roberts robertson robinson robson rodgers rogers rooney rose ross rowe rowlands rowley russell
  rutherford ryan salmon sanders sanderson saunders savage schofield scott sharp sharpe shaw shepherd sheppard sheridan short
  simmons simpson sims sinclair skinner slater sloan smart smith smyth snow somerville spence spencer stanton steele stephens
  stephenson stevens stevenson stewart stirling stokes stone storey stuart sullivan summers sutherland sutton swan sweeney
  swift sykes tait tate taylor thomas thompson thomson thorne thornton thorpe tierney tobin todd tomlinson townsend tracey
  traynor tucker turnbull turner tyler vale vaughan vernon vincent wade walker wall wallace walsh walters walton ward warner
  warren waters watkins watson watt watts weaver webb webster weir welch wells welsh west weston whelan whitaker white
  whitehead whitehouse whitfield whitlock whittaker wilkins wilkinson williams williamson willis wills wilson winter wolfe wong wood
  woodward woods wright wyatt wylie wynne yates young younger blackmore cartwright clegg entwistle fairhurst hargreaves
  haworth higginbotham hollis kershaw lomax murgatroyd ogilvie openshaw ramsbottom shackleton sowerby tetlow thistlethwaite
  trelawney trevithick tregenza bevington broadbent featherstone gathercole longbottom micklethwaite pemberton wainwright`;

const OF_MORE_ORIGINS = `
  abdirahman abubakar acheampong achterberg adeyinka adhikari adjei agbaje ahmednur alabi alamin alrashid alsabah
  amponsah angelov arango arslan aslan bagheri bajwa balde basnet berzins bhattarai bondarenko brar butkus cardona
  castillo cetin chahal chavez chirwa conde condori cordero dirie dogan ebrahimi ekwueme ene espinoza farkas gebreyesus
  gedi ghebremariam habtemariam hoang huanca ibekwe isse iwu jankauskaite jankauskas kalnins kariuki karki khadka
  kravchenko kurt lakatos liepa limbu lukaku lysenko magar mahamud maina mamani mann mansaray marquez mbala mebrahtu
  molnar montoya moroz mutasa nkomo nshimirimana odogwu oliynyk onyema opio ospina ozols papp pervushi petrenko poudel
  quintero restrepo rudenko salazar sanusi savchenko serwaa sharif sherpa sikder tembo tesfamariam toor tshisekedi turay
  wanjiru woldemichael wole zapata zerom zukauskas`;

/** Lower case, without accents, apostrophes or hyphens. */
export const FAMILY_NAMES: readonly string[] = [
  ALBANIAN,
  VIETNAMESE_AND_CHINESE,
  ROMANIAN_AND_EUROPEAN,
  AFRICAN,
  HORN_ARABIC_AND_KURDISH,
  SOUTH_ASIAN_AND_AFGHAN,
  BRITISH_AND_IRISH,
  OF_MORE_ORIGINS,
].flatMap((names) => names.trim().split(/\s+/u));
