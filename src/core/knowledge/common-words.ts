/**
 * Words that carry a question without saying what it is about, in English and Portuguese, folded, chat spelling included. They count
 * little rather than nothing, because some questions have no others ("who are you").
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its im ive id ill i me my mine myself you your yours u ur youre we our us they them their he she him
  her his is are am was were be been being isnt arent wasnt do does did doing done dont doesnt didnt have has had having havent hasnt can
  could cant cannot couldnt will would wont wouldnt shall should may might must to of in on at by for from with without about into onto up
  out over under as if or and but not no nor so than then too very just only also still yet already again now here there when where
  why how what whats which who whos whom whose any some all each every both more most much many few less own same such other another
  please pls plz thanks thank thx ty hi hey hello yo sup ok okay yes yeah yep well like really actually maybe because cause coz cuz since
  get got getting gets want wanna wants need needs needed know let lets tell say said says ask question help helpme try tried trying
  something anything someone anyone thing things way one im gonna gotta lol omg bro man guys sir idk tbh rn possible able
  o os as um uma uns umas de do da dos das no na nos nas em ao aos pelo pela pelos pelas por para pra pro pras pros com sem sobre ate
  e ou mas nem que q se como cmo quando onde qual quais quem porque pq porq eu me mim meu minha meus minhas voce vc vcs voces seu sua seus
  suas ele ela eles elas nos nosso nossa isso isto esse essa este esta aquele aquela lhe te ti tu teu tua foi fui era ser sou somos sao esta
  estou estao tava to ta tem tenho temos ter tinha ha faz fazer faco fazem feito posso pode podem poderia consigo consegue conseguir quero
  queria querer preciso precisa gostaria sei saber nao n sim ja ainda so mais menos muito muita tambem tb tbm aqui ali la agora depois
  favor obrigado obrigada obg oi ola ei bom boa dia tarde noite pfv pff algum alguma alguem nada tudo todo toda todos todas coisa jeito
  ajuda ajudar duvida gente cara mano blz vou vai ir`.split(/\s+/),
)
