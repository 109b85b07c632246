import type { Reader, Statement } from '../../kernel/database.ts'

/** Somebody who is still to be told. */
export interface DueTelling {
  contact: string
  /** The channel's own id of the person. */
  address: string
  role: 'reporter' | 'follower'
  /** A direct message may be tried; false also where one was tried and did not arrive. */
  direct: boolean
}

const DUE: Statement = {
  name: 'telling_due',
  text: `select t.contact_id as contact, i.address, t.role, t.direct from case_telling t cross join lateral (
      select address from identity i where i.workspace = t.workspace and i.contact_id = t.contact_id and i.channel = 'discord'
      order by i.created_at, i.id limit 1
    ) i
    where t.workspace = $1 and t.news_id = $2 and t.state = 'due' order by t.role desc, t.contact_id limit $3`,
}

/**
 * Those of a piece of news for whom nothing is under way: reporters first. Each is to be given to `tellDirect`, `batchMentions` or
 * `giveUpTellings`; who stays in the list comes again.
 */
export function dueTellings(
  reader: Reader,
  { workspace, news, limit }: { workspace: number; news: string; limit: number },
): Promise<DueTelling[]> {
  return reader.run<DueTelling>(DUE, [workspace, news, limit])
}
