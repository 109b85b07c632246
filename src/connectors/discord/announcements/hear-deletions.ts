import { loseAnnouncements } from '../../../core/announcement/lose-announcements.ts'
import type { Statement } from '../../../kernel/database.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { Deletions, type Lost } from '../deletions.ts'

const CHANNELS: Statement = {
  name: 'discord_announcement_channels',
  text: `select distinct place ->> 'id' as id from announcement where workspace = $1 and state = 'posted'`,
}

/** Hears when somebody deletes an announcement, or its whole channel. */
export class AnnouncementDeletions extends Deletions {
  constructor(kernel: Kernel, workspace: number) {
    super({
      ...{ kernel, workspace, channels: CHANNELS },
      lose: ({ what, ids }: Lost) =>
        // That a thread below one is deleted leaves the announcement as it is.
        what === 'thread' ? Promise.resolve() : loseAnnouncements(kernel, workspace, { what, ids }),
      fault: 'that announcements were deleted could not be noted',
    })
  }
}
