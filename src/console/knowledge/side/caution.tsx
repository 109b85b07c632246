import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../../look/button.tsx'
import { sayFailed } from '../../look/toast.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import { settingsQuery, useVirtualAgent } from '../../session/virtual-agent.ts'
import classes from './try.module.css'

interface CautionProps {
  /** What is tried instead of what is set; null for what is set. */
  tried: number | null
  tryWith: (caution: number | null) => void
}

/** How careful the virtual agent is: to be tried here with the question above, and kept by who may change settings. */
export function Caution({ tried, tryWith }: CautionProps) {
  const client = useQueryClient()
  const { data } = useQuery(settingsQuery)
  const { name } = useVirtualAgent()
  const may = useMayAdmin()
  if (!data) return null
  const set = data.virtualAgent.caution
  const keep = async () => {
    if (tried === null) return
    try {
      const { version } = await rpc.settings.show()
      const next = await rpc.settings.update({ version, virtualAgent: { caution: tried } })
      client.setQueryData(settingsQuery.queryKey, next)
      tryWith(null)
    } catch (error) {
      sayFailed(`Not set: ${failureOf(error).words}`)
    }
  }
  return (
    <div className={classes.caution}>
      <label>
        How careful {name} is
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={tried ?? set}
          onChange={(event) => tryWith(Number(event.target.value))}
        />
      </label>
      <p>
        <span>Answers more</span>
        <span>Only when surest</span>
      </p>
      {tried !== null && tried !== set && (
        <div className={classes.cautionActs}>
          <Button size="small" onClick={() => tryWith(null)}>
            As it is set
          </Button>
          {may && (
            <Button size="small" onClick={() => void keep()}>
              Set it so for all
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
