import { plainOf } from './letters.ts'

/** First names that many people bear: that a member bears a colleague's says nothing by itself. */
const NAMES = `
  aaron adam adrian ahmed aisha alan albert alberto alejandra alejandro alessandro alex alexa alexander alexandra alexis ali alice alicia
  alina amanda amelia amir amy ana anastasia anders andre andrea andreas andres andrew andrey andy angel angela anita anja ann anna anne
  annika anthony antoine anton antonia antonio ari arjun arthur artur asha ashley astrid ava axel aya barbara beatriz ben benjamin bernd
  beth bianca bill bjorn bob boris brandon brenda brian bruno bryan caio camila camille carl carla carlos carmen carol carolina caroline
  catarina catherine cecilia celia chad charles charlie charlotte chen chiara chloe chris christian christina christine christoph clara
  claudia claudio colin connor craig cristina daisy dan dana daniel daniela danny dave david dean debora deborah denis diana diego dimitri
  dmitri dmitry dominik donna dora doris dylan eddie eduardo edward elena eli eliana elias elisa elizabeth ella ellen elsa emil emilia
  emily emma enzo eric erica erik erika ernesto esther ethan eva eve evan evelyn fabian fabio fatima felipe felix fernanda fernando fiona
  florian frances francesca francesco francisco frank fred freya frida gabriel gabriela george georg gina giovanni giulia gloria grace greg
  greta guilherme gustavo hana hanna hannah hans harriet harry hassan heather hector heidi helen helena henrik henrique henry hiro hugo ian
  ibrahim ida igor ines ingrid irene iris isaac isabel isabella isabelle ivan ivana ivo jack jackson jacob jade jake jakob james jamie jan
  jana jane janet jason jasmine javier jean jeff jenna jennifer jenny jens jeremy jesse jessica jim jo joan joana joao joe joel johan johann
  john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua juan judith julia julian juliana julie julio jun justin kai
  karen karim karin karina karl kate katerina katharina kathrin katie katja kelly ken kenji kevin kim kira klaus kristin kyle lara larissa
  lars laura lauren lea leah lena leo leon leonardo leticia lewis li lia liam lidia lila lili lily lin lina linda lisa liz lois lola lorenzo
  louis louise luca lucas lucia luciana lucy luis luisa luiz luka lukas luke luna lydia maggie maja malik mandy manuel mara marc marcel
  marcelo marco marcos marcus margaret maria mariana marie marina mario marion mark marko markus marta martha martin martina mary mateo
  mateus matheus mathias matilda matt matteo matthew matthias maurice max maxim maya megan mei mel melanie melissa mia michael michel
  michelle miguel mika mike mila milan milena milo mina mira miriam mohamed mohammed molly mona monica monika morgan nadia nancy naomi
  natalia natalie natasha nathan nelson nia nicholas nick nico nicola nicolas nicole nika niko nikolai nils nina nino noa noah noel nora
  olga oliver olivia omar oscar otto owen pablo pam paola pat patricia patrick paul paula paulo pavel pedro penny peter petra phil philip
  philipp pia pierre priya quentin rachel rafael rafaela rahul raj ralph ramon raphael raul ravi rebecca renata rene ricardo richard rita
  rob robert roberta roberto robin rodrigo roger rohan roland roman ron rosa rose ruben ruby ruth ryan sally sam samantha samir samuel
  sandra sara sarah sasha scott sean sebastian selina sergey sergio seth shane sharon silvia simon simone sofia sonia sonja sophia sophie
  stefan stefanie stella stephan stephanie stephen steve steven sue susan susanne suzanne sven sylvia tamara tania tanja tara tatiana taylor
  ted teresa terry theo theodor theresa thiago thomas tim timo tina tobias toby tom tomas tomasz tommy toni tony tracy tyler ulrich ursula
  uwe valentina valeria vanessa vera veronica victor victoria vincent viktor violet virginia vitor vlad vladimir walter wendy werner will
  william wolfgang xavier yan yana yara yasmin yuki yuri yusuf yves zach zara zoe
  анна алексей александр андрей артем дарья дима дмитрий екатерина елена иван ирина катя кирилл лена максим мария маша михаил наталья никита
  николай оля ольга павел саша сергей татьяна юлия юрий
`

const COMMON = new Set(NAMES.trim().split(/\s+/).map(plainOf))

/** Whether it is a first name that many people bear; in plain form, without marks. */
export const isCommonName = (plain: string): boolean => COMMON.has(plain)
