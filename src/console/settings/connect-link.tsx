import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMayAdmin } from '../session/rights.ts'
import { discordQuery } from './queries.ts'
import classes from './settings.module.css'

/** Where nobody can write yet because no Discord is connected: the way to a server, step by step, for who may. */
export function ConnectLink({ setUp = false }: { setUp?: boolean }) {
  const { data } = useQuery({ ...discordQuery, enabled: useMayAdmin() })
  if (!data || (data.application !== null && !setUp)) return null
  return (
    <Link to="/server/new" className={classes.connect}>
      {data.application === null ? 'Connect Discord' : 'Set up your server'}
    </Link>
  )
}
