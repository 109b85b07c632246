import { loseCards } from '../../../core/report/lose-cards.ts'
import type { Statement } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Deletions } from '../deletions.ts'

const CHANNELS: Statement = {
  name: 'discord_card_channels',
  text: `select distinct channel_id as id from case_card where workspace = $1 and message_id is not null`,
}

/** Hears when somebody deletes a card, its post or its whole channel, so that the desk can offer to post it again. */
export class CardDeletions extends Deletions {
  constructor(kernel: Kernel, workspace: number) {
    super({
      ...{ kernel, workspace, channels: CHANNELS },
      lose: (lost) => loseCards(kernel, workspace, lost),
      fault: 'that cards were deleted could not be noted',
    })
  }
}
