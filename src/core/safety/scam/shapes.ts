import { skeletonOf } from '../lookalike/letters.ts'

/** A kind of scam: what it is called, and groups of which each must be said in one of its ways; `link`: with an address beside. */
interface Shape {
  name: string
  link: boolean
  groups: string[][]
}

const group = (ways: string): string[] =>
  ways.split('|').map(
    (way) =>
      ` ${skeletonOf(way.trim())
        .split(/[^\p{L}\p{N}]+/u)
        .join(' ')} `,
  )

const shape = (name: string, ...groups: string[]): Shape => ({ name, link: false, groups: groups.map(group) })
const linked = (name: string, ...groups: string[]): Shape => ({ ...shape(name, ...groups), link: true })

const FREE = 'free|gratis|gift|gifts|gifting|giveaway|giving away|ganhe|ganhar|presente|de graca|claim|resgate'
const CALL =
  'dm me|dm|message me|click here|click|claim|hurry|first come|add me|me chama|chama no pv|clique|clica|corre|resgate|telegram|whatsapp'
const COIN =
  'btc|bitcoin|crypto|cryptocurrency|cripto|criptomoedas|eth|usdt|forex|trading|invest|investment|investing|investir|investimento|mining|nft'

/**
 * The kinds that go round on Discord, in English and Portuguese, as Discord's own safety pages and moderators' guides describe them. What a
 * member may say in earnest needs more words, or a link, to be one of these.
 */
const SHAPES: readonly Shape[] = [
  linked('free nitro', FREE, 'nitro|nitros|discord nitro'),
  shape('free nitro', `${FREE}|3 months|3 meses|1 year`, 'nitro|nitros', CALL),
  linked('Steam gift', 'steam', 'gift 50|50 gift|gift card|gift cards|50 usd|gift|presente|vale presente'),
  linked(
    'free skins',
    'free robux|free vbucks|free v bucks|free skins|free skin|free knife|robux gratis|skins gratis|skin gratis|v bucks gratis',
  ),
  shape(
    'free skins',
    'free robux|free vbucks|free v bucks|free skins|robux gratis|skins gratis',
    `${CALL}|generator|gerador`,
  ),
  shape(
    'seed phrase',
    'seed phrase|recovery phrase|secret phrase|secret recovery|private key|12 words|frase semente|frase de recuperacao|frase secreta|chave privada',
    'your|ur|sua|seu|suas|tua',
    'enter|send|share|validate|provide|input|submit|type|import|sync|envie|digite|valide|informe|insira|mande',
  ),
  shape(
    'connect your wallet',
    'connect your wallet|validate your wallet|sync your wallet|verify your wallet|link your wallet|conecte sua carteira|valide sua carteira|sincronize sua carteira',
    'claim|airdrop|rectify|reward|rewards|token|tokens|mint|bonus|support|resgate|resgatar|recompensa|resolver',
  ),
  shape(
    'QR code',
    'scan this qr|scan the qr|scan my qr|scan this code|scan it with your discord|escaneie o qr|escaneie este qr|escaneie esse qr|leia o qr|leia este qr|escaneia o qr',
    'verify|verification|claim|nitro|reward|prize|unlock|gift|human|verificar|verificacao|resgatar|premio|liberar|presente|ganhar',
  ),
  shape(
    'accidentally reported you',
    'accidentally reported|reported you by accident|reported you by mistake|mistakenly reported|reported your account|reported you for|reportei voce|denunciei voce|denunciei sua conta|reportei sua conta|reportei seu perfil',
    'you|your|voce|sua|seu',
    'steam|discord|account|conta|banned|ban|admin|moderator|mistake|accident|sem querer|por engano|banido|banida',
  ),
  linked(
    'crypto casino',
    'casino|cassino|gambling|apostas|slots|roulette|roleta',
    'promo|promo code|bonus|code|free spins|withdraw|withdrew|saque|codigo|giros gratis|deposit',
  ),
  shape(
    'crypto casino',
    'casino|cassino|mrbeast|elon musk',
    'promo code|bonus code|codigo promocional|codigo',
    'withdraw|withdrew|withdrawal|saque|sacar|saquei|usdt|received|recebi',
  ),
  shape(
    'double your money',
    'double your|triple your|dobre seu|dobre suas|send me 0|get back',
    `${COIN}|dinheiro|money`,
    `${CALL}|send|envie|profit`,
  ),
  shape(
    'easy money',
    'earn|make|making|profit|profits|ganhe|ganhar|lucre|lucro|lucrar',
    COIN,
    '24 hours|24hrs|72 hours|per day|a day|daily|weekly|por dia|24 horas|por semana|week',
    CALL,
  ),
  shape(
    'easy money',
    'teach|help|show|ensino|ajudo|mostro',
    'people|pessoas|first 10|first 20|primeiras 10|primeiros 10',
    'earn|profit|ganhar|lucrar|lucro',
    'dm me|message me|telegram|whatsapp|me chama|ask me how|link',
  ),
  shape(
    'try my game',
    'test my game|try my game|playtest my game|play my game|testar meu jogo|testa meu jogo|teste meu jogo|my first game|meu primeiro jogo',
    'download|password|senha|baixe|baixar|rar|zip|exe|installer',
  ),
  linked(
    'airdrop',
    'airdrop|free mint|stealth mint|mint is live|mint now|claim your tokens|claim your airdrop|resgate seus tokens|mint gratis',
    `${COIN}|claim|wallet|token|tokens|resgate|carteira|limited|live`,
  ),
  linked(
    'verify your account',
    'verify|confirm|validate|verifique|confirme|valide',
    'your account|your discord|your profile|sua conta|seu discord|seu perfil',
    'deleted|suspended|banned|disabled|terminated|expire|expires|excluida|banida|suspensa|desativada|excluido|expira|bloqueada',
  ),
  linked(
    'fake support',
    'support ticket|open a ticket|raise a ticket|live support|support center|support team|suporte ao vivo|central de suporte',
    'wallet|metamask|dapp|rectify|seed|blockchain|trust wallet|carteira',
  ),
  linked(
    'leaks',
    'leaked nudes|nudes|onlyfans leaks|onlyfans leaked|teen leaks|18 leaks|best teen|nudes vazadas|vazadas|packzinho|hot girls',
  ),
  shape(
    'paid job',
    'hiring|vagas|vaga|part time|remote job|renda extra',
    'per week|per day|weekly|daily|por dia|por semana',
    'telegram|whatsapp|no experience|sem experiencia',
    'dm|message|contact|chama|telegram|whatsapp',
  ),
]

/** The name of the kind that these words are; null for none. `spoken`: their skeletons, with one space around each. */
export function shapeIn(spoken: string, hasLink: boolean): string | null {
  const found = SHAPES.find(
    ({ link, groups }) => (hasLink || !link) && groups.every((ways) => ways.some((way) => spoken.includes(way))),
  )
  return found?.name ?? null
}
