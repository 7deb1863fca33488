// More given names by origin, in plain Latin letters. Written for this project after tests showed many were missing.

const KOREAN_JAPANESE_AND_FILIPINO = `
  aoi cherryl danilo dodong dohyun donghyun edgardo eunji haeun haruto hyejin hyunwoo jaehyun jericho jihoon jimin
  jiwoo jiyoung jocelyn junjun junseo kenji kyungsoo leonora liezel ligaya luzviminda minji minjun naoki reynaldo
  rizal romulo rosario sakura seojun seoyeon seoyun soyeon sujin sungmin taeyang takeshi yejun yoona youngjae yui yuna`;

const NIGERIAN_AND_GHANAIAN = `
  abla aderonke adesola adetokunbo adunni aisosa akinwale amba amenze aminu araba ayodeji baaba chiemeka chikaodi
  chimamanda chukwuebuka danladi dzifa ebube ebun ebunoluwa edem efemena eghosa ehis elikem esinam feyisayo fiifi
  funmilola garba gbemisola halimatu ibukun ifeoluwa igbinosa imuetinyan ishaya iyore izogie izuchukwu jummai jumoke
  kabiru kamsi kanayo kenechukwu korede kuukua kwamena kweku ladi lami laraba lotanna mairo mawuli mojisola mosun
  motunrayo munachi nhyira nii niyi nosakhare nwakaego obiageli obioma ogechukwu oghenekaro oghenero okwudili olajide
  oluebube olusegun oluwadamilola oluwafemi oluwakemi oluwaseni oluwaseyi oluwatosin omorose omosede opeyemi oreoluwa
  oreva osamudiamen osaretin osarugue ovie paapa rabiu rakiya sefa selasi senam sika sochima talatu tanko tega
  temiloluwa tijjani tiwalade tobechukwu tobiloba toluwani tomiwa toyin uchechi udoka ugochukwu uwani uzoamaka yakubu
  yemisi zimuzor zuwaira`;

const HORN_AND_EAST_AFRICAN = `
  abdifatah abdihakim abdisalan abdishakur abdiwali abuk achol adhanom adhiambo adiam adonay adut akech akuol alem
  alsadig athieng awad ayen barasa barwaqo betiel bisrat bol brhane cheptoo chol dagmawi daniat delina duaa eiman
  elfatih elilta esayas faduma faisa fardowsa fartun fathi feven fikadu filimon fithawi freweini garang goitom gutale
  habon hadas hanibal hinda hiyab ibtihal ilhaan ilwad isaias istahil izzeldin jawahir jepkosgei kiplagat kisanet
  kokob kuol lidia luam mabior makuei manyang mazin melake mesfin mhreteab muawia mubarak mujtaba mussie mutasim
  nafula nalwanga nasra nasteho natsnet nebiyat negasi nekesa nimir nimo njoki nyakim nyandeng nyiramugisha omer
  qorane rahwa raxma rayan ruqiya saynab semere semhar sennay solyana ssebunya sulekha tagwa tedros teklit tesfu tsion
  wairimu wangari wekesa wintana xaawo yahye yasmiin yirgalem yonatan yusief zemen`;

const SOUTHERN_AND_CENTRAL_AFRICAN = `
  abdoulaye aissatou alhassan alieu alusine anotida benedicte bijou buba buhle busisiwe chenai chengetai chiedza
  chikondi dalitso dieumerci djenabou dumisani exauce fadzai fungai glody gracia heritier itai jolie josue kabeya
  kadie kadijatu kalala khanyisile kudakwashe kudzanai landu maita makanaka mariatu merveille momoh mphatso mthunzi
  mufaro munyaradzi mutombo mutsa ngoni nkosana nkosinathi nobuhle nomsa nonhlanhla nsimba ntombi ntombizodwa nzuzi
  plamedi ramatu ropafadzo rumbidzai ruvarashe sainey santigie sibongile simba simbarashe sorie tadiwanashe tafara
  tanatswa tariro tawanda thabiso thembeka thierno thoko thulani vimbai wadzanai yeukai zinhle zivanai zuva`;

const MIDDLE_EASTERN_KURDISH_AND_AFGHAN = `
  abdulbasit abdulhadi abdulmalik abdulwahid ahmadzai amanullah aminullah ari arkan aryas aso atal atiqullah baktash
  baryalai basira belqis berat beritan berzan besmellah bismillah chiman daoud dashti dilara dilsad dilyar emal enayat
  evin fahim fardin farhang faridoon farishta ferdows ferozan gashbin hamayun hardi haseebullah hasib haval hawre
  hawzhin hayatullah hekmatullah heval hogir idrees imal ismatullah janan javid kani khabat kosar kovan lailoma lawand
  lezan malalai manizha matiullah mizgin muhsin najibullah nali nangyalai naqib naqibullah nargis nashmil naweed naza
  nazifa nechirvan nian niga nilofar niyan noorullah pari parwez parwin peshraw rahimullah rekan renas rohullah rondik
  rozerin rozh rubar rugesh runak safiullah sakar sanaullah sarhad sarkaw sazan serhat serok shafiqullah shamsullah
  shkar shogofa shukria shwan sibghatullah siyamand spozhmai srwa tamim telar toryalai trifa viyan wahidullah wazhma
  xezal yadgar yama yaqub zabi zekria zerya zhiyan ziaullah zmarai zohra zozan`;

const SOUTH_ASIAN = `
  abul adeela advika afshan aimen ainy akhil aklima aleena alishba amanpreet ameena amritpal anam anika anisur ankit
  anwara arooj arshdeep attiya avneet baljinder balraj bhupinder biju charanjit daljit danish davinder deepika delwar
  dilpreet divya diya fahmida fakhra faraz fiaz fouzia foysal gaurav ghazala gurdip gurleen gurmeet gurmukh gurnam
  gursharan habibur haleema hamna hareem harjinder harjot harman harmanpreet harmeet harpal harshdeep harvinder hasina
  hina hira humza ishaan ishrat jagdeep jagjit jagmeet jagtar jasbir jashan jasleen jasmeen jaswant jatinder javeria
  jayesh jesmin jitender joynal kamaldeep kamaljit kamrul kaneez karamjit kausar kavya kirandeep kirpal kuldeep
  kulsuma kulwant lakhvir lovepreet lutfa madhuri maham mahbub mahfuza maksuda maliha manish manjeet manpreet memoona
  minahil mishal mizanur mohit monir monira motiur muneeba nandini navdeep navneet navpreet nazrul nikhil nirmal
  nosheen papia parmjit parul pavan prashant priti qaiser rachna raghav raheela rajdeep rajvir rajwinder ramandeep
  rameen ramsha ravneet rehena rekha riffat ritika rofiqul rokeya ruhul rupinder saadia sabiha sachin sahil saiful
  saira saji sakshi samreen samsun sania santosh sarabjit satnam satwinder savita sehrish shahanara shalini shefali
  shilpa shirina shofiqul shubham simranjit sneha sufia sukhdev sukhpreet sukhvinder sumbul summaya surinder surjit
  sushma swati tajinder talha taniya tanjina tanvi tarun tasneem tejinder vandana varghese vipin yogesh zain`;

const EASTERN_EUROPEAN = `
  aiste anamaria anastazja ancuta antonina artjom aurimas auste austeja beniamin bogdana bogumil bohdan boyko bozhidar
  cezary codrut codruta cosmina costica damaris daryna deimante dezider domantas dominika dovile dusan edgaras eduard
  edyta egidijus egle eliza emanuela emil emilija emiliya erikas evaldas ferko flavia gabi gabija galina geanina gejza
  gelu gergana giedre gina goda gytis horia hristo hubert ieva indre iolanda ionica iosif irinel iryna ivanna ivelina
  janos janusz jolita jonas jozef julita juraj jurgita justas justina kaja kalin karolis khrystyna kiril kornelia
  kornelija kotryna krystian krzys krzysiek kubus kvetoslava ladislav laima laurynas lesia liliana linas liubov livia
  lucian lyubomir maksym malwina mantas margita marharyta mariya marzena matas milosz mindaugas miroslava miroslaw
  mitica mykhailo mykola myroslava nadiia narcis nataliia nazar nelu neringa nikodem nojus norbert ognyan oleksii olha
  oliwier oskar ostap paulius pavlo petrut petya povilas rasa rastislav remus rimantas robo roksolana rositsa rudi
  rumen sabin samuil sarunas sebi serhii silviya slavomir sofiia solomiia stanimir stefka stelica svetla sylwia tadas
  teodor tetiana timea todor tomek tsvetelina tymon ugne uliana vaida valdas valentyna vasyl veselin veta viktoriia
  vilius vilte viorela vitalii vlasta vsevolod vytautas wanda wioletta witold wlodzimierz yaroslav yevhen yordan
  yuliia yurii zbyszek zdravka zdzislaw zhivko zivile zlata zlatica zoriana zydrunas zygmunt`;

const IBERIAN_BRAZILIAN_AND_LATIN = `
  adriele aparecida cauan claudia cleide debora diego eduarda eliane elias emanuel erica evandro fabiana fabio
  fabricio flavio francisca geraldo gilberto giovana gleice guilherme henrique heriberto iago iracema isadora italo
  itzel ivone janaina jandira jaqueline joana josefa josiane jucara jurema kaique karine kauan keila laercio luciana
  luiz luiza luizinha marcelo marcia marcos maricela marilene marlene mateus matheus mauricio mayara michele milton
  mirella nathalia neide nilson odair osvaldo otavio paloma poliana priscila rafaela raimunda raissa raquel rayane
  regina renan renato rigoberto rita roberto rogerio rosangela rosilene sandro sebastiao severino simone solange
  stephany sueli suellen talita tatiane thais tulio valdir wagner wanderley washington yago zelia`;

const WELSH_SCOTTISH_IRISH_AND_ENGLISH = `
  mo shona chad asia paris austin dallas devon chelsea sofia sydney adelaide troy vienna siena israel clifton
  aileen ainslie alun anwen aoibhe aoibheann aoife aonghas ardal arran arwel ashlee athol aulay baz beathan bev
  blathnaid brayden brodie brooke bryn cadi cahal cahir cailean caitriona callie caoimhe caoimhin caolan caryl carys
  cathal cati catrin caz ceinwen celyn charmaine cheyenne cian cillian clodagh codey coinneach colm colman
  comgall conall conan conchobhar cora cormac dafydd daithi daniella dario darnell daryl daz deanna dearbhla deian
  deiniol deio demileigh denzel dervla devonte dez diarmid diarmuid dilwyn dionne domhnall donal donnie dougie dwight
  eamon eanna efa efan effie eifion eilir einin einir eira eirian eithne elan elis elliemae elspeth eluned enfys enlli
  esyllt ewen fabian fachtna farrah feargal fearghas fflur fiadh finbar finian finlayson finley finn fintan garmon gaz
  gemz geraint gerallt glesni glyn gobnait graciemae graeme greer gwawr gwenan gwenno gwion gwyn gwynfor gwynne haf
  hallie hefin hefina heledd hywel ide idwal iestyn ifor illtud indie iorwerth ishbel jac jai jaiden jaydan jaylen
  jenson jez jodi jolene jonah jude kadeem kaitlyn kaylum keanu keelin keeva kellan kelvin kendra kenina kenzo kev
  kieron kirsteen kobi kyan laceymae lainey layton lenny leyton libby lilymae lleu lleucu llew llio lorcan louie lowri
  luned mabli macsen maddison maebh maire malachy malakai malan mali marged mari marsaili marvin meabh medi meical
  meilyr meinir meirion menna mererid meurig mhairi micheal mihangel mirain mollie muireall muireann murdina murdo
  myrddin nansi naoise nel nev nia nikita nikki nyah odhran oisin olly olwen oonagh oran orlaith owain padraic padrig
  parri peadar peigi peredur peyton podge proinsias pryderi rab ranald reegan reon rhianna rhisiart rhydian riain
  robat rocco roddy romeo ruairidh ruaridh rubymae rudy ryder sadhbh saorla seanan seonaid shayla shayne shaz
  sioned siwsi sorley steaphan steffan stevie struan tadhg taliesin tamsin taz tegid tegwen teifi teigan teleri tesni
  tiarnan tommylee tomos travis trefor trev trey trystan tudur turlough twm tyreke uisdean ultan vinnie wilfred wyn
  zane zeke`;

const VIETNAMESE_AND_CHINESE_MORE = `
  aimin bach baozhu biyu caihong changming chao chaoxiang chenguang chuong cuifen cuu daiyu dandan danh dawei diu doai
  dongmei dua duyen enlai fangfang feifei fenfang gai genghis gia guanyu guiying guozhi hach haiyan haoyu hoach hoat
  hongmei huan huifang huiling jiahao jiali jianhua jianjun jiaxin jiayi jiewen jinghua jingyi jinhai kaili khoat
  khuong kiet lai lanfen lanh lanying len lifen limei lingling liqin lua luc mau meifeng meihui meilin meixiang
  mengyao minghao mingxia mingyu mui nang ngai ngat ngon nha nhai nham nhuan ningning ninh oai pengfei phien pho
  qiaolian qingshan quyet renshu ronghua ruoxi sau shaoqing shihong shuchang shufen shuilan sicheng sinh songmei suoi
  suyin thau thieu thoai thoan thoi thom thui thuoc tiem tiep tingting toai toi trac tru tue vang viet vong weihong
  weimin weisheng wenbin wenjing wenwen xiaobo xiaodan xiaofeng xiaohong xiaojun xiaolan xiaoling xiaomei xiaoping
  xiaotong xiaowei xiaoyan xinyi xinyu xiulan xiumei xuefei xueyan xuyen yanling yanmei yanyan yaoting yating yichen
  yihan yijun yiming yingying yuhan yujie yumei yuwei yuxuan zhaohui zhenzhen zhihao zhiming`;

/** In lower case, without accents, apostrophes or hyphens. */
export const GIVEN_NAMES_ADDED: readonly string[] = [
  KOREAN_JAPANESE_AND_FILIPINO,
  NIGERIAN_AND_GHANAIAN,
  HORN_AND_EAST_AFRICAN,
  SOUTHERN_AND_CENTRAL_AFRICAN,
  MIDDLE_EASTERN_KURDISH_AND_AFGHAN,
  SOUTH_ASIAN,
  EASTERN_EUROPEAN,
  IBERIAN_BRAZILIAN_AND_LATIN,
  WELSH_SCOTTISH_IRISH_AND_ENGLISH,
  VIETNAMESE_AND_CHINESE_MORE,
].flatMap((names) => names.trim().split(/\s+/u));
