import { createArticle } from '../../src/core/knowledge/create-article.ts'
import { publishArticle } from '../../src/core/knowledge/publish-article.ts'
import type { Kernel } from '../../src/kernel/kernel.ts'

/** A small knowledge base of a fictional game, and what members ask: some of it answered there, some not. */
export interface KnownArticle {
  title: string
  body: string
  examples: string[]
  locale: 'en' | 'pt-BR'
}

const en = (title: string, body: string, ...examples: string[]): KnownArticle => ({
  title,
  body,
  examples,
  locale: 'en',
})
const pt = (title: string, body: string, ...examples: string[]): KnownArticle => ({
  title,
  body,
  examples,
  locale: 'pt-BR',
})

export const ARTICLES: KnownArticle[] = [
  en(
    'Restore a purchase on iPhone',
    'If a pass that you paid for is still locked, open **Settings**, then Purchases. Tap *Restore* and confirm. It takes two minutes.',
    'how do i restore my purchase',
    'pass still locked after paying',
    'apple charged me but nothing happened',
    'restore button does nothing',
  ),
  en(
    'Ask for a refund',
    'Refunds are given by the store that sold the pass, within 14 days. Open the receipt and choose Report a problem.',
    'i want a refund',
    'can i get my money back',
    'bought the wrong pass by accident',
  ),
  en(
    'Steps are not counted',
    'Allow motion and fitness in the settings of your phone. Battery saving stops the step counter in the background.',
    'my steps dont count',
    'step counter stuck at zero',
    'walked 5 km and the app shows nothing',
  ),
  en(
    'Group walks',
    'Up to eight friends can walk one trail together. Open a trail, tap Invite, and share the code. All lanterns count for everyone.',
    'how to play with friends',
    'invite someone to my walk',
    'can we walk a trail together',
  ),
  en(
    'Play without signal',
    'Download a trail before you leave: open it and tap the arrow. Lanterns are sent when you are online again.',
    'does it work offline',
    'no internet on the trail',
    'download maps before hiking',
  ),
  en(
    'Change your email address',
    'Open Profile, then Account, and write the new address. We send a code to both addresses.',
    'change my email',
    'i lost access to my old mail',
    'update account e-mail',
  ),
  en(
    'Delete your account',
    'Profile, Account, Delete. Everything is gone after 30 days; sign in before that to keep it.',
    'delete my account',
    'remove all my data',
    'how do i close my account for good',
  ),
  en(
    'Forgot your password',
    'Tap Forgot password on the sign-in page. The link in the mail works for one hour.',
    'i forgot my password',
    'cant log in',
    'reset password mail does not arrive',
  ),
  en(
    'Light a lantern',
    'Stand within 30 metres of the stop and hold the lantern button for three seconds. Each stop has one lantern a day.',
    'how do lanterns work',
    'lantern wont light',
    'i am at the stop but the lantern stays dark',
  ),
  en(
    'Report another player',
    'Open the profile of the player, tap the three dots and choose Report. A moderator looks at it within a day.',
    'someone is cheating',
    'report a player who insults me',
    'spoofer on the leaderboard',
  ),
  en(
    'Gift a pass',
    'Open the shop, choose the pass and tap Gift. Your friend gets a code by mail.',
    'can i gift the pass to a friend',
    'buy the trail pass as a present',
  ),
  en(
    'The app drains my battery',
    'Turn on Pocket mode: the screen goes dark and the position is read less often.',
    'battery empty after one hour',
    'phone gets hot while playing',
  ),
  pt(
    'Restaurar uma compra no iPhone',
    'Se o passe que você pagou continua bloqueado, abra **Ajustes**, depois Compras, e toque em *Restaurar*.',
    'como restauro minha compra',
    'paguei e o passe continua bloqueado',
    'a apple cobrou mas nada aconteceu',
  ),
  pt(
    'Pedir reembolso',
    'O reembolso é dado pela loja que vendeu o passe, em até 14 dias. Abra o recibo e escolha Relatar um problema.',
    'quero meu dinheiro de volta',
    'como peço reembolso',
    'comprei o passe errado',
  ),
  pt(
    'Os passos não são contados',
    'Permita movimento e condicionamento físico nos ajustes do celular. A economia de bateria para o contador de passos.',
    'meus passos não contam',
    'contador de passos parado',
  ),
  pt(
    'Esqueci a senha',
    'Toque em Esqueci a senha na página de entrada. O link do e-mail vale por uma hora.',
    'esqueci minha senha',
    'não consigo entrar na conta',
  ),
]

/** Questions that an article answers, by its title. */
export const ANSWERED: [question: string, title: string][] = [
  ['how do i restor my purchse??', 'Restore a purchase on iPhone'],
  ['i payed but pass wont unlock', 'Restore a purchase on iPhone'],
  ['bought the trail pass, still locked', 'Restore a purchase on iPhone'],
  ['restore purchases', 'Restore a purchase on iPhone'],
  [
    'Hey! I payed for the pass yesterday evening with my apple card and it is still locked, what can I do?',
    'Restore a purchase on iPhone',
  ],
  ['refund pls', 'Ask for a refund'],
  ['how can i get my money back for this pass', 'Ask for a refund'],
  ['need a refnud', 'Ask for a refund'],
  ['my steps are not being counted since yesterday', 'Steps are not counted'],
  ['STEPS NOT COUNTING!!!!', 'Steps are not counted'],
  ['the step counter does not move', 'Steps are not counted'],
  ['how do i invite my friends to a walk', 'Group walks'],
  ['can i play with my friends', 'Group walks'],
  ['does the game work offline', 'Play without signal'],
  ['can i download a trail', 'Play without signal'],
  ['change email', 'Change your email address'],
  ['how do i change the email adress of my account', 'Change your email address'],
  ['delete account', 'Delete your account'],
  ['how can i delete my acount and all my data', 'Delete your account'],
  ['forgot pasword', 'Forgot your password'],
  ['i cant log in', 'Forgot your password'],
  ['lantern does not light up', 'Light a lantern'],
  ['how do i light a lantern', 'Light a lantern'],
  ['how do i report a cheater', 'Report another player'],
  ['report player', 'Report another player'],
  ['can i gift a pass', 'Gift a pass'],
  ['the app drains my batery', 'The app drains my battery'],
  ['phone gets so hot', 'The app drains my battery'],
  ['como faço pra restaurar minha compra', 'Restaurar uma compra no iPhone'],
  ['paguei o passe e ta bloqueado', 'Restaurar uma compra no iPhone'],
  ['quero reembolso', 'Pedir reembolso'],
  ['queria meu dinheiro de volta por favor', 'Pedir reembolso'],
  ['meus passos nao contam', 'Os passos não são contados'],
  ['esqueci a senha', 'Esqueci a senha'],
  ['esqueci minha senha e nao consigo entrar', 'Esqueci a senha'],
]

/** Questions that nothing in the knowledge base answers. */
export const UNANSWERED: string[] = [
  'what is the weather in lisbon tomorrow',
  'who won the world cup',
  'write me a poem about cats',
  'how do i bake sourdough bread',
  'what is the capital of australia',
  'is there an agent class in the game?',
  'when is the next season coming',
  'do you have a merch store',
  'which languages does the team speak',
  'how many people work there',
  'can i become a moderator',
  'are you hiring',
  'whats your favourite colour',
  'how tall is mount everest',
  'my dog ate my homework',
  'convert 20 dollars to euros',
  'play some music',
  'set an alarm for seven',
  'how do i install linux',
  'what time is it',
  'tell me a joke',
  'is this server safe for kids',
  'can i stream the game on twitch',
  'where can i see the patch notes',
  'is there a dark theme',
  'is the app down',
  'hello',
  'hi there, how are you',
  'lol',
  'ok',
  'qual é a capital da austrália',
  'me conta uma piada',
  'quando sai a próxima temporada',
  'vocês estão contratando',
  'como faço pão caseiro',
  'que horas são',
  'oi tudo bem',
  'tem tema escuro',
  'quem ganhou a copa do mundo',
]

/** Writes and publishes articles; answers their ids in the same order. */
export async function addArticles(
  kernel: Kernel,
  options: { workspace: number; agent: string | null; articles: readonly KnownArticle[] },
): Promise<string[]> {
  const { workspace, agent, articles } = options
  const ids: string[] = []
  for (const content of articles) {
    const article = await createArticle(kernel, { workspace, agent, ...content })
    await publishArticle(kernel, { workspace, agent, article })
    ids.push(article)
  }
  return ids
}
