/**
 * Words that turn a question round, folded, of the languages that requests for a person are read in. Of French only the second word of two, because
 * chats leave the first one out.
 */
const NEGATIONS: ReadonlySet<string> = new Set(
  [
    'not no dont doesnt didnt cant cannot couldnt wont wouldnt shouldnt isnt arent wasnt werent havent hasnt hadnt aint never without nothing nobody none neither nor unable',
    'nao nunca sem jamais nenhum nenhuma nada ninguem nem',
    'sin jamas ningun ninguno ninguna nadie ni tampoco',
    'nicht nich kein keine keinen keinem keiner keines nie niemals ohne nichts nix niemand',
    'pas sans aucun aucune rien',
    'ない なく せん ずに なし 無し',
  ]
    .join(' ')
    .split(' '),
)
/** Words of scripts without spaces come as pairs of characters, so each of these begins one. */
const CHINESE = /^[不没沒别別未勿]/u

/** How often a folded question negates: "i cant log in with a code" once, "i cant log in without a code" twice. */
export const negationsIn = (folded: string): number =>
  folded.split(' ').filter((word) => NEGATIONS.has(word) || CHINESE.test(word)).length
