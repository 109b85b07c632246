/** What a turn was decided from. Ids and figures; the words stand in the messages themselves. */
export interface Trace {
  decision:
    | 'answer'
    | 'suggest'
    | 'unknown'
    | 'handoff'
    | 'helped'
    | 'not_helped'
    | 'declined'
    | 'never_mind'
    | 'greet'
    | 'incident'
    | 'known_case'
    | 'joined'
    | 'something_else'
    | 'noted'
    | 'nothing'
  /** Why a person was called. */
  reason?: 'asked' | 'offered' | 'virtual_agent_off' | 'agent'
  /** The inbound messages and presses that were answered together. */
  /** The case that was named or joined. */
  case?: string
  messages: string[]
  presses: string[]
  candidates: { article: string; title: string; score: number; matched: string }[]
  certainty: 'answer' | 'suggest' | 'none' | null
}
