import type { InboundAttachment, InboundContact } from '../../../core/conversation/inbound.ts'
import type { TargetId } from '../reports/case-id.ts'

interface GuildPlace {
  id: string
  name: string
}

/** A member as an interaction shows them. */
export interface SeenMember {
  contact: InboundContact
  /** They are an application, not a person. */
  machine: boolean
  /** Null where the interaction does not say: in a direct message, or of who is not in the guild. */
  roleIds: string[] | null
}

/** What members ask or file for their safety. */
export type SafetyRequest =
  /** Whether somebody is staff; of nobody in particular: who is. */
  | { ask: 'verify'; target: SeenMember | null; guild: GuildPlace | null }
  | {
      ask: 'report_message'
      by: InboundContact
      target: TargetId
      words: string
      guild: GuildPlace | null
      origin: GuildPlace
    }
  | {
      ask: 'report_direct'
      by: InboundContact
      subject: SeenMember
      quoted: string
      files: InboundAttachment[]
      guild: GuildPlace | null
    }
  | { ask: 'appeal'; by: InboundContact; words: string; guild: GuildPlace | null }
