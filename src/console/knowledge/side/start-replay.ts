import type { ReplayInput } from '../../../protocol/learning.ts'
import { rpc } from '../../session/rpc.ts'

/** Puts the questions of the last days to what is not published yet. Answers the replay's id; it goes on by itself. */
export async function startReplay(input: Pick<ReplayInput, 'days' | 'article' | 'caution'>): Promise<string> {
  return (await rpc.replays.start(input)).id
}
