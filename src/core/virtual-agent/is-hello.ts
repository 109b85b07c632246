const HELLOS = [
  'hi+',
  'hello+',
  'helo',
  'hey+',
  'hiya',
  'yo+',
  'sup',
  'howdy',
  'greetings',
  'good (?:morning|afternoon|evening|day)',
  'whats? up',
  'ol[aá]+',
  'oi+e?',
  'opa',
  'salve',
  'e a[ií]',
  'bom dia',
  'boa (?:tarde|noite)',
  'tudo (?:bem|bom)',
]
const BESIDES = [
  'there',
  'all',
  'everyone',
  'guys',
  'team',
  'bot',
  'friend',
  'mate',
  'gente',
  'pessoal',
  'galera',
  'amigos?',
]

const HELLO = new RegExp(`^(?:(?:${HELLOS.join('|')})(?: (?:${BESIDES.join('|')}))?(?: |$)){1,3}$`, 'u')

/** Whether somebody only says hello, in English or Portuguese, and asks nothing yet. */
export function isHello(text: string): boolean {
  if (text.length > 60) return false
  const words = text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  return HELLO.test(words)
}
