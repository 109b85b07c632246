import { Switch } from '../page/field.tsx'
import { useAvailability } from './use-availability.ts'

/** The switch on the agent's own page. */
export function Availability() {
  const { available, busy, set } = useAvailability()
  return (
    <Switch
      label="Available"
      checked={available}
      disabled={busy}
      words={
        available
          ? 'Colleagues can give you chats, and members are told that somebody is here.'
          : 'Away: nobody can give you a chat. Those that you have stay yours.'
      }
      onChange={(next) => void set(next)}
    />
  )
}
