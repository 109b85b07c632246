/** What stands in the pictures: members of a community of walkers, what each said and how it went on. */
export interface Talk {
  /** Somebody of the simulated server; who is not there yet is added. */
  member: string
  locale?: string
  /** How long ago the last word of it was said, in minutes. */
  age: number
  said: string[]
  /** How many of what was said nobody has looked at yet; all of it unless an agent took the conversation. */
  photos?: string[]
  /** By `/helpme` in #support instead of a direct message. */
  asked?: boolean
  taken?: boolean
  answers?: string[]
  after?: string[]
  /** Direct messages are closed before anything is said (`before`) or before the answers (`later`). */
  closed?: 'before' | 'later'
  resolved?: boolean
}

export const MAIN = 'Mei-Ling Tan'
export const RESOLVED = 'Arjun Nair'
export const THREAD = 'Tariq al-Masri'
export const FAILED = 'Diego Fuentes'
export const ARABIC = 'ليلى حداد'

/** Oldest first, as they come in. */
export const TALKS: Talk[] = [
  {
    member: RESOLVED,
    age: 187,
    said: ['is the Kyoto trail open in winter or only till November?'],
    taken: true,
    answers: [
      'Hi Arjun, it stays open all winter. The upper loop closes when there is ice, the app tells you on the day.',
    ],
    after: ['perfect, thank you Ana'],
    resolved: true,
  },
  {
    member: 'Zanele Dlamini',
    age: 151,
    said: ['the refund for the duplicate Trail Pass came in, you can close this'],
    taken: true,
    answers: ['Great, thanks for telling us.'],
  },
  {
    member: 'Beatriz Lemos',
    age: 118,
    said: ['Oi! Desde a atualização a trilha da Pedra Bonita não abre mais, fica só carregando.'],
    taken: true,
    answers: ['Oi Beatriz, consigo ver o mesmo aqui. Qual é o modelo do seu celular?'],
  },
  {
    member: 'Maximiliane Freifrau von Rabenau',
    locale: 'de',
    age: 64,
    said: ['Kann ich meinen Saisonpass auf ein anderes Handy mitnehmen, oder muss ich ihn neu kaufen?'],
  },
  { member: '<b>Bo</b> **bold** [x](//y)', age: 52, said: ['does my name look odd to you too? <img src=x>'] },
  { member: 'Noa', age: 41, said: ['lantern count went back to 0 after the walk 😕'] },
  {
    member: THREAD,
    age: 31,
    said: ['I was charged twice for the Aurora Pass'],
    asked: true,
    closed: 'before',
    taken: true,
    answers: [
      'Hi Tariq, I see both payments. The second one goes back to you today.',
      'It takes two or three days until your bank shows it.',
    ],
  },
  {
    member: FAILED,
    age: 26,
    said: ['Desde ayer no me deja entrar con mi cuenta, ¿me pueden ayudar?'],
    closed: 'later',
    taken: true,
    answers: ['Hola Diego, ¿con qué correo te registraste?'],
  },
  {
    member: 'Kofi Mensah',
    age: 13,
    said: ['app crashes right when the lantern opens'],
    taken: true,
    answers: ['Hi Kofi, Ana here. Which phone is it, and which version of the app?'],
    after: ['Pixel 8, app 1.42', 'it crashed again, right after the lantern opened'],
  },
  {
    member: ARABIC,
    locale: 'en-GB',
    age: 9,
    said: ['مرحباً، دفعت ثمن بطاقة Aurora لكنها ما زالت مقفلة. رقم الطلب 4417.'],
    taken: true,
    answers: ['مرحباً ليلى، أبحث عن الطلب الآن.'],
    after: ['شكراً جزيلاً!'],
  },
  {
    member: '中村そら',
    locale: 'ja',
    age: 8,
    said: ['昨日のアップデートからランタンが点きません。再起動もしましたが、変わりませんでした。'],
  },
  { member: 'Yuki', age: 3, said: ['where do the photos of the night walk go?'], photos: ['aurora'] },
]

/** The conversation in the middle of the pictures is told turn by turn in `tell.ts`. */
export const OPENING = 'paid for the Aurora Pass at 09:41, it is still locked'
