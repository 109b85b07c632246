import { clausesOf } from './clauses.ts'

/** Longer words ask something, however politely they begin. */
const LONGEST = 60
const MOST_HELLOS = 4

const SPACED = [
  'hi+|h+ello+|helo|hey+|hiya|yo+|sup|howdy|greetings|good (?:morning|afternoon|evening|day)|gm|morning|whats? up|wassup|wazzup|how are (?:you|u|ya)(?: doing| today)?|hows it going|how do you do',
  'ola+|oi+e?|opa|salve|e ai|fala|bom dia|boa (?:tarde|noite)|tudo (?:bem|bom|certo|joia)|td bem|beleza|como vai(?: voce)?|blz',
  'hola+|holi|buenas|buenos dias|buen dia|buenas (?:tardes|noches)|que tal(?: estas)?|que onda|como estas?|como esta usted|como andas|que pasa|saludos|muy buenas',
  'hallo+|hallochen|hi|moin(?: moin)?|servus|gruss gott|gruezi|guten (?:tag|morgen|abend)|tach|na|wie gehts?(?: dir| euch| es dir)?|was geht|hey|grusse?|sei gegrusst',
  'bonjour|bonsoir|salut|slt|bjr|coucou|cc|bsr|hello|yo|re|ca va|comment (?:ca va|vas tu|allez vous)|comment va|quoi de neuf|wesh',
].join('|')
const BESIDES =
  'there|all|everyone|every1|guys|team|bot|friend|friends|mate|bro|man|dude|folks|sir|gente|pessoal|galera|amigos?|amiga|mano|turma|equipe|equipo|chicos|todos|a todos|alle|alle zusammen|zusammen|leute|ihr|freunde|tout le monde|a tous|les gens|la team|lequipe|mec|again'
const UNSPACED =
  'こんにち[はわ]|こんばん[はわ]|おはよう?(?:ございます)?|おはよ|はじめまして|やあ|ども|どうも|もしもし|ハロー|ハイ|ヤッホー|やっほー?|おつかれ(?:さま)?(?:です)?|お疲れ(?:様|さま)?(?:です)?|お元気ですか|元気ですか|よろしく(?:お願いします)?|你好|您好|妳好|你们好|你們好|大家好|哈喽|哈囉|哈啰|嗨+|嘿|喂|早上好|早安|早|中午好|下午好|晚上好|晚安|午安|在吗|在嗎|在么|有人吗|有人嗎|你好吗|你好嗎|最近怎么样|hello|hi|hey'
const UNSPACED_BESIDES = 'みなさん|皆さん|さん|ね|啊|呀|各位|大家|朋友们?|亲'

const HELLO = new RegExp(
  `^(?:(?:(?:${SPACED})(?: (?:${BESIDES}))?(?: |$)){1,3}|(?:(?:${UNSPACED})(?:${UNSPACED_BESIDES})*){1,3})$`,
)
const IS_BESIDE = new RegExp(`^(?:${BESIDES}|${UNSPACED_BESIDES})$`)

/** Whether somebody only says hello, in any of the seven languages, and asks nothing yet. */
export function isHello(text: string): boolean {
  if (text.length > LONGEST) return false
  const clauses = clausesOf(text)
  if (clauses.length === 0 || clauses.length > MOST_HELLOS || !HELLO.test(clauses[0]!)) return false
  return clauses.every((clause) => HELLO.test(clause) || IS_BESIDE.test(clause))
}
