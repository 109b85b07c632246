/** What chat writes short, and the words that it stands for. Keys have no apostrophes, as normalise leaves them. */
export const SLANG: ReadonlyMap<string, string> = new Map(
  `u=you ur=your r=are y=why pls=please plz=please plss=please thx=thanks ty=thank|you tysm=thank|you cuz=because bc=because
  coz=because gonna=going|to wanna=want|to gotta=have|to gimme=give|me lemme=let|me dont=do|not doesnt=does|not didnt=did|not
  cant=can|not cannot=can|not wont=will|not isnt=is|not arent=are|not wasnt=was|not couldnt=could|not shouldnt=should|not
  wouldnt=would|not havent=have|not hasnt=has|not im=i|am ive=i|have youre=you|are theres=there|is thats=that|is whats=what|is
  wheres=where|is whos=who|is hows=how|is acc=account pw=password pwd=password msg=message info=information idk=i|do|not|know
  dm=message rn=right|now asap=soon abt=about b4=before w/=with vc=voce vcs=voces pq=porque tb=tambem tbm=tambem blz=beleza
  q=que hj=hoje msm=mesmo qdo=quando qnd=quando cmg=comigo obg=obrigado vlw=valeu`
    .split(/\s+/)
    .map((pair) => {
      const [short, meant] = pair.split('=')
      return [short ?? '', (meant ?? '').replaceAll('|', ' ')] as const
    }),
)

/** Said for the tone: where other words are left, these say nothing about what is asked. */
export const FILLERS: ReadonlySet<string> = new Set(
  `lol lmao lmfao rofl bruh bro ngl fr tbh smh omg wtf yo haha hahaha xd kkk kkkk rs ffs imo imho`.split(/\s+/),
)

/** The same for several words; looked for before slang is written out. */
export const FILLING_PHRASES =
  /(?<=^| )(?:hey guys|hi guys|yo guys|pls help|plz help|help pls|hi all|hey all|for real)(?= |$)/g
