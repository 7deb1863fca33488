// Given names from other origins, which practitioners meet less often. Written for this project, by origin.

const BALKAN_GREEK_AND_HUNGARIAN = `
  akos aleksandar amela ana ante attila balazs bela bence biljana boglarka bojan bojana branka christos csaba dalibor
  damir dejan despina dimitris dragan dragana edin eleni emina erzsebet eszter ferenc fikret georgios gergely giorgos
  gordana gyorgy hrvoje ildiko ioanna istvan jasmina josip jovan jovana katalin konstantinos kostas krisztian krisztina
  krunoslav lejla levente ljiljana luka marko matija milica milorad mirjana mirsad mladen nebojsa nemanja nermin nermina
  nikos ognjen panagiotis predrag radovan ratko reka sandor sanja sasa senad senada slobodan snezana spiros srdjan
  stavros szabolcs tamas tanja tibor tomislav uros vasiliki vedran vladan vuk yannis zeljka zeljko zlatan zoltan zoran
  zorica zsofia zvonimir`;

const IBERIAN_AND_LATIN_AMERICAN = `
  alejandra alvaro bernardo bruna bruno caio camila camilo davi dayana edwin emiliano enzo esperanza esteban facundo
  felipe fernanda fredy gonzalo graciela heitor hernan iker isabela itziar jairo jefferson jhon jordi larissa leandro
  lorena luana luz marcela maribel matias maximiliano milagros montserrat murilo nicolas noelia nuria paola rafael
  ramiro raul rodrigo santiago vicente vinicius wilmer wilson yadira yamileth yeison yesica yuliana`;

const CENTRAL_ASIAN_CAUCASIAN_AND_TURKISH = `
  aibek aigerim aizhan alibek anahit ani armen aylin aynur aysegul aysel azamat baris bekjan bekzod beyza bobur burak
  busra cansu cem cholpon damla daniyar davit defne deniz derya dilnoza dilshod dinara ebru ece ege elvin emin emir enes
  eren esra farrukh filiz furkan gamze gayane giorgi gizem gokhan gul gulnara gulnora gulsen gunel hakan halil havin
  hayk hazal huseyin ipek irakli irem jahongir kaan kadir kenan kerem kerim ketevan levan levent madina mahir malika
  meerim melek melis meltem mert meryem metin nese nigar nodira nuray nurbek nurlan oguz okan onur orhan orkhan otabek
  ozlem pelin pinar ramazan rashad recep sardor saule seda sedat serdar sevda sevgi shahnoza sherzod sibel sinan sitora
  songul suleyman tamar tayfun tigran tilek tolga tulay tural ufuk ugur ulugbek umit vardan volkan yagmur yavuz yerlan
  yesim yildiz zarina zehra zeki zelal zeynep zhanna`;

const SOUTH_EAST_ASIAN_AND_HIMALAYAN = `
  agus aisyah anong arnel aung ayu azizah bambang bayani bikash bishnu budi chai chamara choden corazon crisanto dawa
  dilani dipendra dolma erlinda gita hafiz hla htun imelda indah jennylyn joko jomar kamalesh kanya kavitha khin
  kiranmaya krishnamaya kumari kunga kyaw laxmi lhamo lourdes malee manisha maricar nattapong nilar nimal niran nirmala
  nurul nyein pabitra pasang pema pemba pim prabin prativa priyanka putri rizalyn rizki rodel rogelio roshani sabita
  sagar samjhana sandar sanjeeta siriporn siti sivakumar somchai somsak sonam suda sukarno suman sunethra tashi tenzin
  tharindu thida thiri thurka thushara wichai wulan yangchen zaw`;

const EAST_AND_CENTRAL_AFRICAN = `
  abdiaziz abrehet achieng akello akinyi alhaji amani anesu apio atieno auma babirye bahati binta bwalya byaruhanga
  chanda chebet chisomo deeqa ebrima faadumo fatoumatta fatu finda fiyori foday girmay guled habimana hagos haile hiwot
  ilunga imani ingabire iradukunda isatou isatu jainaba jumanne kabongo kamande kapinga kato khadra kipchoge kiprono
  kondwani kudzai kumba limbani lungile mamie mandla mbuyi merhawit moraa mugisha mukasa munashe mutale muthoni mutoni
  mwamba mwanaisha mwangi mwila nabirye nakimuli nassor ndayishimiye ngalula niyonzima njoroge nokuthula nshimirimana
  nyambura odhiambo ojok okello opio otieno panashe rashidi rehema ridwan roda rudo rufaro ruvimbo sahr serwaa sharmarke
  sia simret sizwe ssemakula takudzwa tamba tanaka temesgen thandi thokozani tinotenda tiyamike tsega tshala tumusiime
  uwase uwimana wanjiku wasswa yamikani zamzam zawadi zerai`;

const MORE_SOUTH_ASIAN_AND_ARAB = `
  abdelhak abdeslam amine anouar areeba arezou atefeh aymen badr behrang bilel chaima douaa esmat farkhunda freshta
  hadil hediyeh hekmat hengameh hooria huzaifa ilyas imane jannat jannatul jawid jihane jomana junaid kainat kaoutar
  khatera khushal kiana kinza lahcen laraib layan loubna maedeh mahin mahnaz mahrukh malek masum mehedi melika meriem
  milad mim mirwais misbah mithila mizan mohsin mounir moushumi mursal muska muzammil nabila naoual nasratullah nayeem
  negar negin nermeen nimra obaid oussama parastoo parwana pegah pouria qudratullah qusai rabeya rachida raed rafiullah
  rahaf rahima rahmat rakib rasel redouane rimsha ritu rubel ruma sakib sana sebghat sediq sepideh setareh
  shahana shahd shakil shanto sharmeen sheba shilpi siavash sidra sina sohag sohaila soheila soukaina suhad sulaman
  suleman sumaira sumi sumon taraneh tehreem thaer tuba tuhin urwa wael wahid wiam yalda yaman yazan zabihullah zainub
  zarghona zeina zeynab zineb zunaira`;

const WEST_AFRICAN = `
  adanna bilkisu chinaza chinyere ejiro eki ese kosisochukwu maimuna mfon nonso osasu oyin rukayat sadiya segun simisola
  sola somto tayo tola tope zulaihat`;

const NORDIC_GERMAN_DUTCH_AND_FRENCH = `
  agneta anke annika anouk antoine astri baptiste birgitte bram clement corentin etienne fabien femke fleur gaelle gerd
  gerrit gudrun guillaume gunther halvard heike hendrik holger ingeborg jeroen joris juliette laurent lennart leonie
  lotte maaike manon marloes maxime mette mikkel niels noemie philippe ragnhild rasmus romain ruben sabine sandrine
  sanne sebastien severine sigrid solveig soren steffen stephane sunniva thibault thijs torbjorn torsten ulrike uwe
  wolfgang wouter yann yannick`;

/** Lower case, without accents, apostrophes or hyphens. */
export const GIVEN_NAMES_OF_MORE_ORIGINS: readonly string[] = [
  BALKAN_GREEK_AND_HUNGARIAN,
  IBERIAN_AND_LATIN_AMERICAN,
  CENTRAL_ASIAN_CAUCASIAN_AND_TURKISH,
  SOUTH_EAST_ASIAN_AND_HIMALAYAN,
  EAST_AND_CENTRAL_AFRICAN,
  MORE_SOUTH_ASIAN_AND_ARAB,
  WEST_AFRICAN,
  NORDIC_GERMAN_DUTCH_AND_FRENCH,
].flatMap((names) => names.trim().split(/\s+/u));
