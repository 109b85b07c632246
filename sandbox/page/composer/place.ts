import type { StateView } from '../../contract.ts'
import type { Place } from '../window/acting.ts'
import type { CommandPlace } from './commands.ts'

/** What a command asks of the place where it would be used. */
export function commandPlace(state: StateView, place: Place): CommandPlace {
  const channel = place === 'dm' ? undefined : state.channels.find((each) => each.id === place)
  return { direct: place === 'dm', permissions: channel?.permissions }
}
