import type { StemLanguage } from './stem.ts'

/** `short=what|it|means` for each. Short forms have neither accents nor apostrophes, as they are looked up folded. */
const tableOf = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs.split(/\s+/).map((pair) => {
      const [short, meant] = pair.split('=')
      return [short ?? '', (meant ?? '').replaceAll('|', ' ')] as const
    }),
  )

/** What chat writes short, in whatever language: mostly English, which everybody borrows. */
const EVERYWHERE = tableOf(
  `u=you ur=your r=are pls=please plz=please plss=please thx=thanks ty=thank|you tysm=thank|you cuz=because bc=because
  coz=because gonna=going|to wanna=want|to gotta=have|to gimme=give|me lemme=let|me dont=do|not doesnt=does|not didnt=did|not
  cant=can|not cannot=can|not wont=will|not isnt=is|not arent=are|not wasnt=was|not couldnt=could|not shouldnt=should|not
  wouldnt=would|not havent=have|not hasnt=has|not im=i|am ive=i|have youre=you|are theres=there|is thats=that|is whats=what|is
  wheres=where|is whos=who|is hows=how|is acc=account pw=password pwd=password msg=message info=information idk=i|do|not|know
  dm=message rn=right|now asap=soon abt=about b4=before vc=voce vcs=voces blz=beleza obg=obrigado vlw=valeu tbm=tambem
  xq=porque porfa=por|favor`,
)

/** Short forms that mean another thing elsewhere: "pq" is a question in French and a reason in Portuguese. */
const BY_LANGUAGE: Readonly<Partial<Record<StemLanguage, ReadonlyMap<string, string>>>> = {
  pt: tableOf(
    `n=nao q=que pq=porque tb=tambem hj=hoje msm=mesmo qdo=quando qnd=quando cmg=comigo eh=e td=tudo mt=muito mto=muito dps=depois
    agr=agora ngm=ninguem pfv=por|favor pf=por|favor pra=para pro=para|o ta=esta to=estou tava=estava vdd=verdade qq=qualquer`,
  ),
  es: tableOf(
    'q=que k=que pq=porque tb=tambien tmb=tambien x=por d=de xfa=por|favor dnd=donde cdo=cuando toy=estoy msj=mensaje grax=gracias',
  ),
  fr: tableOf(
    'pk=pourquoi pq=pourquoi jsp=je|sais|pas stp=s|il|te|plait svp=s|il|vous|plait bjr=bonjour qd=quand tt=tout pb=probleme c=c|est',
  ),
  de: tableOf('nich=nicht net=nicht vllt=vielleicht iwie=irgendwie n=ein ne=eine'),
}

/** What a folded word is short for in a language, if it is short for anything. */
export function spellOut(word: string, language: StemLanguage | null): string | undefined {
  return (language ? BY_LANGUAGE[language]?.get(word) : undefined) ?? EVERYWHERE.get(word)
}

/** Said for the tone: where other words are left, these say nothing about what is asked. Held-down letters are two by now. */
export const FILLERS: ReadonlySet<string> = new Set(
  'lol lmao lmfao rofl bruh bro ngl fr tbh smh omg wtf yo haha hahaha xd kk rs rsrs jaja jajaja mdr ptdr ffs imo imho'.split(
    ' ',
  ),
)

/** The same for several words; looked for before slang is written out. */
export const FILLING_PHRASES =
  /(?<=^| )(?:hey guys|hi guys|yo guys|pls help|plz help|help pls|hi all|hey all|for real)(?= |$)/g
