import { asksHow } from '../virtual-agent/asks-how.ts'
import { clausesOf } from '../virtual-agent/clauses.ts'

const TROUBLE =
  /\b(?:(?:not|isnt|arent|doesnt|dont|didnt|wont|cant|cannot|couldnt) (?:\w+ )?(?:work|working|open|load|start|count|log|sign|get|find|see|use|play|pay|access|unlock|arrive|show|connect|receive|received)\w*|(?:doesnt|didnt|wont|isnt|cant)\b|still (?:locked|broken|waiting|nothing|not)|locked|broken|stuck|lost|gone|missing|stolen|hacked|banned|charged|crash\w*|freez\w*|error|fail\w*|wrong|bug\w*|never (?:arrived|came|got)|problem|issue|nothing happen\w*|nao (?:\w+ )?(?:funciona\w*|abre|carrega|entra|consigo|chegou|aparece|conta\w*|recebi|deu)|bloquead\w+|travad\w+|trav(?:a|ou)|perdi|sumiu|erro|falh\w+|quebrad\w+|cobr(?:ou|ad\w+)|roubad\w+|hackead\w+|banid\w+|problema|parad\w+|continua)\b/

/** Whether words tell of something that goes wrong, rather than asking how something is done; in English and Portuguese. */
export const tellsTrouble = (words: string): boolean => !asksHow(words) && TROUBLE.test(clausesOf(words).join(' '))
