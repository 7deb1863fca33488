// Given names from the UK, Ireland and the countries that children in these cases come from. Written for this
// project, grouped by origin, in plain Latin letters: a name with accents is looked up without them. No list
// can be complete: it only adds certainty to what a word's place in the sentence already shows.
import { GIVEN_NAMES_ADDED } from './given-names-added.js';
import { GIVEN_NAMES_OF_MORE_ORIGINS } from './given-names-of-more-origins.js';

const ALBANIAN = `
  adelina adem afrim afrodita agim agon agron albana albin albulena alketa altin amarildo andi anila anisa arben arber
  arbi arbnor arbnora ardi ardian ardit ardita arjan arjeta arlind armend arta artan arti artur aurela avni azem bajram
  bardhyl bashkim bekim beqir besa besart besian besim besnik blerim blerina blerta blerton brikena bujar burim
  dashamir dashnor diellza ditmir donika dorian dorina drilon drita dritan driton edlira edmond edona eduart egzon
  elbasan eldion elira elona elton enea enkelejda ergys erion erjon ermal ermira erza esmeralda etleva fatbardha fatime
  fatjon fatlinda fatlum fatmir fatos ferdinand fitim flamur flamurtar flori florian florim flutura gazmend genci
  genti gentian gezim gjergj gjon gjin gramoz granit hajdar hamdi hasan hekuran hysen ibrahim idajet ilir iliriana
  indrit irena isuf jetmir jeton jonida jorida jozefina juliana jurgen kastriot kelmend klajdi kledi klea klejdi klodian
  klodiana klevis kristjan kujtim labinot leart leka lekbibaj lendita lirie liridon liridona luan luljeta lulzim lumturi
  majlinda marsel marsela mentor mergim merita migena migjen mimoza mirela mirjeta muharrem nertila nimete nora
  olsi orges ornela pandeli petrit pjeter pranvera qamil qazim qendrim ramadan rezart rigers rinor rovena rrezarta
  sadik saimir selim shefqet shkelqim shpend shpetim shpresa shqipe silvana skender sokol suela taulant teuta valbona
  valdete valmir valon vasfije vegim veton vjollca xhensila xhevahir xheni xhevdet xhulia yllka ylli zamir zef zenel`;

const VIETNAMESE = `
  anh bao bich binh chau chien cuc cuong dai dao diem diep dieu dinh dung duc duong duy giang giao hai hanh hao hien
  hieu hoa hoai hoan hoang hong hue hung huong huu huyen khanh khoa khoi kien kieu kim lan linh loan loc long luan luong
  mai manh minh my nam nga ngan nghia ngoc nguyet nhan nhat nhi nhu nhung oanh phong phuc phung phuoc phuong quan quang
  quoc quy quyen quynh son suong tai tam tan thach thai thang thanh thao thi thien thinh thoa tho thu thuan thuy
  thuong tien tin toan trang tri trinh trong truc trung truong tuan tung tuyen tuyet uyen vinh vuong vy xuan yen
  ha khai khang khiem lien loi nghi nhien phat phu que thong thuc tram trieu tuoi vien dat hau hiep kha na tinh tra
  bay bon chinh dan gam giau han hop kham khue lap lich liem muoi nuong phi tieu tuong xinh`;

const ROMANIAN_AND_ROMA = `
  adina adrian alexandru alin alina anca andrada andreea andrei anghel aurel aurica bianca bogdan camelia catalin
  catalina cezar ciprian claudiu codrin corina cornel cosmin costel costin cristi cristian cristina crina dacian
  dana danut daniela daria delia denisa diana doina dorel dorin doru dragos dumitru elena emilian eugen
  felicia florentina florica florin florina gabriela georgiana gheorghe gheorghita gica grigore iancu ileana ilie
  ilinca ioan ioana ion ionel ionela ionut irina iulia iulian iuliana lacramioara larisa laurentiu lavinia lenuta liviu
  loredana luminita madalin madalina magdalena manuela marcel maricica marian mariana marin marinela marius mihaela
  mihai mihail mircea miruna monica narcisa neculai nicolae nicoleta nicu nicusor octavian oana ovidiu paraschiva
  petre petru petronela petrica radu raluca ramona razvan roxana ruxandra sanda sebastian serban silviu simona
  sorin sorina stefan stefania stelian teodora tiberiu toma traian tudor valentin valeriu vasile vasilica veronica
  victoria vioreal viorel viorica virgil vlad zsolt`;

const NIGERIAN_AND_GHANAIAN = `
  abayomi abena abiodun abiola abosede adaeze adaobi adebayo adebola adedayo adedoyin adeola adesuwa adetola adewale
  adjoa adwoa afia afua aghogho aigbe ajoke akosua akua akwasi akwesi ama amaka amara amarachi ameyo amma anuoluwapo
  ayodele ayomide ayotunde azeez babatunde bankole bolanle bukola busayo chiamaka chibuike chibuzo chidera chidi
  chidiebere chidinma chijioke chika chima chinedu chinelo chinenye chinonso chinwe chioma chisom chizoba chuka
  chukwudi chukwuemeka damilola dayo dubem ebele ebere ebuka edafe efe efosa efua egbe ehi ejike ekene ekow ekua
  emeka enitan eniola esi esohe esosa etinosa eyo ezinne fela femi folake folarin folasade funke funmi funmilayo
  gbenga godwin habiba hadiza hauwa idowu ifeanyi ifeoma ifunanya ijeoma ikechukwu ikenna imade isioma itohan iveren
  iyabo iyanu kayode kehinde kelechi kemi kobina kofi kojo kolade kunle kwabena kwadwo kwaku kwame kwasi kwesi lanre
  lekan maame modupe morenike nana ndidi nene ngozi nkechi nkem nkiru nkiruka nneka nnamdi nnenna nosa nwabueze nwando
  nyamekye obi obinna odion odunayo ogechi oghene ogonna okechukwu okon olabisi olamide olanrewaju olayinka
  olumide oluchi olufemi olufunke oluwaseun oluwatobi oluwatoyin omari omobolanle omolara omotola onome onyeka onyinye
  osagie osahon osas osaro osayi osita owusu oyinkansola ozioma rotimi sade seun sunkanmi taiwo temilola temitope
  titilayo tobi tobenna tochi tolu tolulope tosin tunde uche uchenna ugo ugochi ugonna uju uzoma uzochi yaa yaaba yaw
  yejide yemi yetunde yewande zainabu`;

const HORN_OF_AFRICA = `
  abdi abdikadir abdikarim abdinasir abdirahman abdirizak abdiwahab abdullahi abeba abebe abel abraham adanech
  aden ahmednur alemayehu alemu almaz amanuel amare asha asli asmeret aster awet ayaan ayan ayana bashir bekele
  bereket berhane berhan bethlehem beti bilan birhan birtukan biniam dahabo dahir daniel dawit degaan deka dereje
  desta eden efrem elsa ephrem ermias eyob fadumo farhan farhiya feben fikir filmon filsan fitsum fowsiya freweyni
  genet getachew ghebre ghirmay girma habtamu habtom hailemariam haben hawa hawo hayat henok hermon hewan hibaq hibo
  hiwet hodan hodo ibado idil idiris ifrah ikran isayas jamilah kadija kaltun kebede kibrom kidane kidist kiros
  lemlem letebrhan liban lidiya luul luwam magan mahad mahamud mahlet makda markos mebrahtu medhanie mehari mehret
  mekdes meles merhawi meron meseret michael mihret mikal mikiele milkias mulu muna nahom natnael nebiyu nimco nur
  osman petros rahel rahma robel rodas ruta saba sagal sahra salem samrawit sahal samater sara segen selam selamawit
  senait shewit shukri simon sirak solomon sucdi suhuur surafel tadesse tekle tesfalem tesfamariam tesfay tesfaye tewodros
  tigist tirhas tsegay tsegaye tsehay ubah warsame weldu winta woldu yared yasin yemane yodit yohana yohannes yonas
  yordanos yosief yusuf zahra zebiba zerihun zula`;

const ARABIC_KURDISH_AND_PERSIAN = `
  aadil aamir abbas abdallah abdel abdelkader abdelrahman abdul abdulaziz abdulkarim abdullah abdulqadir abdulrahman abdulwahab
  abida abir abu adel adil adnan afsaneh ahmad ahmed aida ako akram ala alaa ali aliya alireza amal amana amer amin amina
  aminata amir amira amjad ammar anas anwar aram aras arash areej arezoo armin arman arsalan arwa aryan asad asal asghar
  ashraf ashti asif asma asra avan avin awara awat aya ayat ayman ayoub ayse azad azadeh aziz azra babak bahar bahman
  bahram baran barham barzan basel bashar basma behnam behrouz behzad berfin berivan bijan bilal bilind botan
  brwa bushra chalak chia chnar chnur dalal dalia dana dara daryoush dawood dilan dilnaz dilovan dilshad dina diyar
  ebrahim ehsan eisa elaheh elham elnaz emad eman esmail essam fadi fahad fahd faisal fakhri farah faraj fareed farhad
  farid farida fariba faris farrokh farshid farzad farzana farzaneh fatemeh fatima fatimah fatma fawzi fayez feras
  fereshteh firas fouad ghada ghassan ghazal golnaz goran gulistan habib hadi hadia hafsa haitham hajar hakim hala
  halgurd halima hallo hamada hamed hamid hamida hamza hana hanan hanin hani haroun haseeb hashem hassan hatem hawar
  hawraz hazhar heba hemin hend heshmat hevin hiba hicham hisham hiwa hoda honar hoshang hossam hossein huda
  hussain hussein ibtisam idris ihab ikram ilham iman imad imran iqbal isa ismael ismail isra jaber jabbar jafar jalal
  jamal jamila jamshid jasim jawad jihad jinan jiyan joan joud jwan kaveh kawa kamal kamran karar karim karima karwan
  karzan kasra kazem khadija khaled khalid khalifa khalil khosrow kianoush ladan laila lamia lana latifa lava layla leila
  leyla lina lubna mahdi maha mahboubeh mahmood mahmoud mahsa majid malak malik mansour mariam maryam marwa marwan
  maryan masoud masoumeh maysa maziar mehdi mehmet mehran mina mohamad mohamed mohammad mohammadreza mohammed mohsen
  moayad mona morteza mostafa moussa muhammad muhammed mukhtar munir mustafa nabil nada nader nadia nadir
  nahid najib najla najwa narges nariman nashwa nasim naser nasir nasrin nasser navid nawal nawroz nazanin nazir niloofar
  nima nizar nour noura nura nusaybah omar omid omran osama parisa parvin payam peshawa peyman poya pouya qasim qusay
  rabia rafiq raghad rahim rahman rami ramin rana rania rashid rasha rasoul rawan rawand rawa razan rebaz rebin rebwar
  reem reza rezan rida rima rizgar roj rojda rojin romina ronahi roya rozhgar rozhin ruba ruqayya sabah sabri saddam
  sadegh saeed safa safaa safiya sahar said saif sajad sajjad sakina salah salam saleh salim salima salma salman sama
  saman samar sameer sami samia samir samira sanaz sangar sarbast sardar sarkawt sarwar sasan seif selma shabnam
  shadi shahab shahin shahla shahram shaima shakib shalaw shamal shamim shan shanaz sharif shawkat shayan sherko shereen
  sherwan shilan shirin shirwan shno shokhan siamak siham sirwan sivan soheil sohrab soma soran soraya sozan suad suhail
  suhaib sulaiman suleiman sumaya tahani taha taher tahir talal tara tareq tariq tofiq twana umaima umar usama wafaa
  walaa waleed walid wasim wissam yahya yakub yara yaser yasir yasmin yasmine yassin younes yousef youssef yunus yusra
  zahir zaid zainab zakaria zaki zana zanyar zaynab zeinab zhala zhina zilan ziad zina ziyad zohreh zubair`;

const SOUTH_ASIAN_AND_AFGHAN = `
  aadhya aaliyah aarav aarti aasiya abdur abhishek abid abrar adeel aditi aditya afreen afroza afzal aisha aishah ajay
  ajmal akash akbar akhtar akmal alam alamgir amanat amandeep amarjit amit amna amrit amrita anand anil anisah anita
  anjali anjum ansar anushka apurba aqib aqsa arif arjun armaan arshad arun asadullah asha ashfaq ashik ashok asim asiya
  aslam asma atif attaullah ayaz ayesha ayub azam azhar azizullah babar babul badri bahadur bakhtiar balbir baljit balwinder
  basheer benazir bhavna bibi chandra chandni daud deepa deepak dilruba dilip dipak ehsanullah enamul esha
  faiza faizan faizullah farah fareeha farhana farjana farooq faruk fatema fayyaz fazal firoza gagandeep ganesh gauri
  geeta ghulam gulalai gulnaz gurdeep gurjit gurpreet habibullah hamidullah hanif hardeep haris harjit harleen harpreet
  haroon hashmat haseena hidayatullah humaira humayun ibrar iffat iftikhar ihsanullah ikramullah imtiaz inayat inayatullah
  inderjit iqra irfan irum ishaq isha jahanara jahangir jahid jaspreet jaswinder javed jaya jalaluddin jasmin jyoti
  kabir kajal kalam kalpana kamala kamran kanwal karan karthik kashif kaur kavita khadeeja khadijah kiran kishan
  komal krishna kulsoom kulwinder lakshmi laiba lalita lutfur maheen mahfuz mahira mahnoor mahmuda mamun mandeep
  manjit manoj mansoor maqsood masood mateen maya meena meera mehak mehwish mohan mohibullah momina moniruzzaman mubeen
  mujib mukesh mumtaz muneeb murad musa muskan mustaq nabeel nabeela nadeem nafisa nageen naheed naila najeebullah
  najma namrata narinder naseem nasima nasreen nasrullah naveed navjot nayab nazia nazma neelam neha niamatullah nisha
  nitin noman noor noreen nusrat obaidullah palwasha parminder parvez parveen pooja prabhjot pradeep prakash pranav pratik
  preeti priya qais qudrat rabiya rafia rafiqul rahat rahila rahmatullah rahul raj raja rajan rajesh rajinder rakesh
  ramesh ramzan ranjit rashida rashidul ravi ravinder raza razia razaq rehana rehman reshma rezaul riaz rifat rina rizwan
  rohan rohit roshan rubina rukhsana rukhsar rumana rumi rupa saad sabeen sabina sabir sadaf sadia saeeda safdar saifullah
  saima sajid sajida saleem salma samina samiullah sandeep sandip sangeeta sanjay sanjida sanjeev sarfraz sarita satinder
  sayed sayeda seema shabana shabir shafi shafiq shafiullah shagufta shah shaheen shahid shahida shahnaz shahzad shaista
  shakeel shakila shamima shamsul sharmin shazia shehzad shireen shoaib shreya shumaila simran sobia sohail sonia subhash
  suhel sukhdeep sukhjit sukhwinder sultana sunil sunita suraj suresh sushila syeda tabassum tahira tahmina taimur tanjila
  tanveer tanvir tanzila tasleem tasnim taslima tauqeer tayyab tayyaba tehmina toufiq ubaid uddin ullah umair umme usha
  usman uzair uzma varun vijay vikram vinod vishal wahida wajid wali waqar waqas warda waseem yasmeen yousaf yumna zabiullah
  zafar zaheer zahid zahida zakir zalmai zara zarmina zeenat zeeshan zia zubaida zulfiqar`;

const EAST_ASIAN = `
  aiko bao chenxi chunhua dong fang feng guang guo haoran hao haruki hiroshi hui jia jiahui jian jianguo jie jin jing jun
  junjie kai lei lihua liang ling liu mei meiling min ming na peng ping qiang qing rong ruolan shan shu siyu tao ting wei
  weiming wen xia xiang xiao xiaoli xiaoming xin xing xiu xiuying xue yan yang yifan yi ying yong yu yuan yue yuki yulan
  zhen zheng zhi zihan zixuan batbayar enkhjargal oyun tuya bolormaa maricel jhun rowena dalisay analyn marites`;

const SUDANESE_AND_OTHER_AFRICAN = `
  abakar abdelaziz abderahman adam adama aicha alassane aline alpha amadou aminatou arsene assane assetou awa babacar
  bakary bakhita baraka boubacar blessing bongani boukari chantal cheikh chiluba chipo christelle clarisse dembele
  diallo djibril doudou fanta farai fatimata fatou fatoumata fiston furaha gloire habibatou hamidou ibrahima idrissa
  issa issouf jabari jabulani kadiatou kagiso kalonji kamau kwezi lamin lamine lerato lindiwe mahamat mamadou mamadu mariama
  mariatou masika modou moussa mpho mulenga nakato namukasa nandi ndeye neema nimba njeri nomvula nyasha ousmane oumar
  oumou pape rokia rutendo salif salifou samba seydou sibusiso siphiwe sipho souleymane tafadzwa tanisha tapiwa tatenda
  tendai thabo thandeka thandiwe themba tinashe tsitsi wafula wambui wanjiru yacouba yakouba youssouf zanele zodwa zuberi`;

const EUROPEAN = `
  agata agnieszka aleksander aleksandra aleksandr alessandro alessia alicja anastasia andrzej andrius ania anna antonio
  antoni arkadiusz arturas audrius bartek bartlomiej bartosz beata boris borislav bozena branko carlos carmen celina chiara
  czeslaw dagmara daiva danuta dariusz darius dawid desislava dimitar dmitri dmytro dobromir dominik dorota eliska elzbieta
  emilia ewa ewelina faustyna filip francesca francisco franciszek gabor gabriel gediminas georgi gintaras giovanni giulia
  gosia grazyna grzegorz halina hanna henryk igor ilona inga ivan ivana ivanka ivaylo iwona iza izabela jacek jadwiga jakub
  jaroslav jaroslaw javier jelena jerzy jiri joanna jolanta jorge jose josef joao juan juozas jurate justyna kacper kalina
  kamil kamila karol karolina kasia katarzyna katerina kateryna kestutis kinga konrad krasimir krystyna krzysztof ksenia
  laszlo lech leszek lubomir lucja ludmila luis luisa lukas lukasz maciej maciek magda maja malgorzata marcin marek maria
  mariola mariusz marketa marta martyna matej mateusz matteo michal mieczyslaw miguel mikolaj milan milena milos mirek
  miroslav monika nadezhda natalia nataliya nikola nikolai nikolay nina oksana oleksandr oleksiy oleh olena olga oliwia
  ondrej pablo patrycja patryk pavel pawel pedro petar petra piotr plamen przemek przemyslaw radek radka radoslaw rafal
  raimundas renata ricardo robertas roksana roman rosa ruta ruslan ryszard saulius sergei sergio serhiy silvia slawomir
  snezhana stanislav stanislaw stoyan svetlana svitlana szymon tadeusz taras tatiana tatyana tereza teresa tomas tomasz
  tsvetan tymoteusz urszula valentina valeria valeriya vanya vasil venelin vera vesna viktor viktoria vladimir volodymyr
  waldemar weronika wiktor wiktoria wieslaw wladyslaw wojciech yana yulia yuliya yuri zbigniew zdenek zofia zuzanna
  agnes amelie benoit camille celine francois jacques jean mathieu mathilde pierre sylvie yves thiago joaquim catarina
  ines beatriz paulo rui tiago vitor gustavo lucia rocio ximena xiomara yolanda alejandro andres guadalupe ignacio marisol
  ola kuba bex teni pieter dirk joost willem klaus jurgen dieter heinrich matthias anneke ingrid astrid sven lars erik bjorn henrik freja
  xavier yesenia ayse elif emre fatih hatice hulya kemal mehmet merve murat mustafa ozan ozge selin serkan tugba yilmaz`;

const BRITISH_AND_IRISH = `
  aaron abbie abigail adele aidan ailsa aine aisling alan alana alasdair alastair albie aled alex alexa alexander alexandra
  alexis alfie alfred alice alicia alison alistair amanda amelia amy andrea andrew andy aneirin aneurin angela angharad
  angus anita anne annabel annette annie anthony antonia archie arlo arthur ashleigh ashton audrey ava ayla barbara barry
  beatrice becca becky benjamin bernadette bernard beth bethan bethany betsy beverley billy bobby bradley brandon branwen
  breanna brenda brendan brian bridget bronagh bronwen bryony caitlin callum calum cameron cara carl carla carly carol
  caroline carolyn carwyn caspian catherine cathy catriona ceri cerys charlene charles charlie charlotte chelsey cheryl
  chloe chris christian christina christine christopher ciara ciaran claire clare clive cliodhna codie colin colleen
  connor conor corey courtney craig crystal cynthia daisy damian damien danielle danny darcey darcie darragh darren dave
  david dawn debbie deborah declan deirdre delyth denise dennis dermot derek desmond dewi dexter diane dilys dominic donna
  donnacha doris dorothy dougal duncan dylan dyfan eamonn ebony eddie edith edward eileen eilidh eimear eirlys eleanor
  eleri elijah elin elizabeth ella ellen ellie elliot elliott elsie emily emlyn emma emrys emyr eoghan eoin eric erin esme
  esther ethan ethel eugene euan eva evan eve evelyn evie ewan fergal fergus ffion fiona fionn fionnuala florence fran
  frances francesca francis frankie fraser freddie frederick freya gareth gary gavin gaynor gemma geoff geoffrey george
  georgia georgie georgina gerald geraldine gerard gethin gillian gladys glenn glenys gloria gordon grainne graham gregory
  greg gruffydd guto gwen gwenllian gwilym gwyneth hamish hannah harley harriet harrison harry harvey hayden hayley hazel
  heather hector heidi helen helena henrietta henry hilary holly howard howell huw iain ian ieuan ifan imogen ioan iolo
  iona irene iris isaac isabel isabella isabelle isla isobel ivor iwan jack jackie jackson jacob jacqueline jade jaden
  jake james jamie jan jane janet janice jared jasmine jason jayden jayne jean jeanette jeff jeffrey jemima jen jenna
  jennifer jenny jeremiah jeremy jess jesse jessica jill jim jimmy joan joanne jodie joe joel john johnny jon jonathan
  jonny jordan joseph josephine josh joshua josie joy joyce judith judy julia julian julie juliet june justin kai kara
  karen kate katherine kathleen kathryn kathy katie katy kayden kayla kayleigh keeley keira keiran keith kelly kelsey
  kenneth kenny kenzie kerry kevin keziah kian kieran kim kimberley kirsten kirsty kirstie kyle kyra lachlan lara latoya
  laura lauren laurence layla leah leanne lee lena leo leon leona leonard leroy leslie lesley levi lewis lexi lexie liam
  lilian lily linda lindsay lisa liz lizzie llinos llyr lloyd logan lois lola lorna lorraine louis louisa louise luca
  lucas lucie lucinda lucy luke lydia lynn lynne mabel mackenzie maddie madeleine madison maeve mair mairead mairi maisie
  malcolm mandy marc marcus margaret margot maria marie marilyn marion marjorie marlon martha martin martyn mary mason
  matilda matt matthew matty maureen maurice maxine megan mel melanie melissa melvin mercedes meredith mia michelle mick
  mikey millie milly miriam mitchell moira molly morag morgan morwenna mostyn muriel myfanwy myles nadine nancy naomi
  natalie natasha nathan nathaniel neil nerys nesta niall niamh nicholas nick nicky nicola nicole nigel noah noel nora
  norma norman nuala olive oliver olivia ollie orla oscar osian owen padraig pamela patricia patrick paul paula
  pauline peggy penelope penny perry peter phil philip phillip philippa phoebe phyllis pippa poppy quentin rachael rachel
  ralph raymond rebecca reece reggie rebekah reuben rhian rhiannon rhodri rhona rhys richard ricky riley roberta robbie
  robert robyn roderick rodney roger roisin ronald ronan ronnie rory rosalind rosanna rose rosemary rosie ross rowena roy
  ruairi ruby rupert russell ruth ryan sally sam samantha samson samuel sandra saoirse sarah sasha saskia scarlett scott sean
  seamus selina seren shane shanice shania shanelle shannon sharon shaun shauna sheena sheila shelley shirley siân sian
  sienna simon sinead siobhan siwan sonia sophia sophie sorcha spencer stacey stan stanley stella stephanie stephen steve
  steven stewart stuart sue susan susanna susannah suzanne sybil sylvia tabitha tamara tania tanya tammy ted tegan terence
  teresa terry tess tessa theo theodore theresa thomas tia tiegan tiffany tilly tim timothy tina toby todd tom tommy toni
  tony tracey tracy trevor trinity tristan tudor tyler tyrell tyrone una ursula valerie vanessa verity vicky victor victoria
  vincent violet vivian vivienne wayne wendy wesley will william willow winifred yasmin yolanda yvette yvonne zac zach
  zachary zack zak zara zoe aaliyah aiden alesha alisha amari amelie andre anton ariana asher ayesha beyonce brooklyn
  caden chanel chantelle demi destiny dillon dwayne elisha jaydon jermaine jerome kacey kaden kane keisha kenya
  kiera kobe kyron lacey lamar latisha leighton leticia malachi malik marley naima nevaeh omari paige precious raheem
  rashaun reanna renee rihanna rio rochelle roxanne rueben savannah shakira shaniqua shay shyanne sky skye tanika tariq
  tiana tierney tyra tyreece tyrese zaire zion bronte bailey darcy harper jaxon kaylee lottie macie maisy nell
  ottilie saffron teddy tobias wilf xanthe abi ali asha dom gabe kat kit lou maz nat nate pete rich rob ron
  sid stu steph tash trish viv charity faith grace hope mercy patience comfort blessing favour gift godfrey goodness
  goodluck happiness innocent loveth marvellous miracle peace praise promise prosper prudence queen rejoice
  success sunday wisdom summer amber autumn ivy may april rain storm robin dean drew guy angel pat
  bill mark art rusty sandy ginger earl duke prince princess junior chase chance cash king royal river ocean forest`;

/** Lower case, without accents. */
export const GIVEN_NAMES: readonly string[] = [
  ALBANIAN,
  VIETNAMESE,
  ROMANIAN_AND_ROMA,
  NIGERIAN_AND_GHANAIAN,
  HORN_OF_AFRICA,
  ARABIC_KURDISH_AND_PERSIAN,
  SOUTH_ASIAN_AND_AFGHAN,
  EAST_ASIAN,
  SUDANESE_AND_OTHER_AFRICAN,
  EUROPEAN,
  BRITISH_AND_IRISH,
]
  .flatMap((names) => names.trim().split(/\s+/u))
  .concat(GIVEN_NAMES_OF_MORE_ORIGINS, GIVEN_NAMES_ADDED);
