import { IconHeadset } from '@tabler/icons-react'
import type { ConversationRow } from '../../protocol/conversations.ts'
import classes from './flex.module.css'
import { isInFlex } from './in-flex.ts'

/** Who answers at Twilio Flex, where our own agents show their picture. Nothing where nobody of there has it. */
export function AgentThere({ row }: { row: Pick<ConversationRow, 'desk' | 'status' | 'deskAgent'> }) {
  if (!isInFlex(row) || row.status !== 'assigned') return null
  return (
    <span className={classes.there}>
      <IconHeadset aria-hidden />
      <bdi className="clip">{row.deskAgent ?? 'An agent'}</bdi> <span>in Flex</span>
    </span>
  )
}
