import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ServerView } from '../../../protocol/server.ts'
import { SAVE_KEYS } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { Conflict } from '../../page/conflict.tsx'
import { Guard } from '../../page/guard.tsx'
import { Note } from '../../page/note.tsx'
import { useDraft } from '../../page/use-draft.ts'
import { useSaveKey } from '../../page/use-save-key.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import { PlanView } from '../plan/plan-view.tsx'
import { RunView } from '../plan/run-view.tsx'
import { serverQuery } from '../queries.ts'
import { type Planning, usePlan } from '../use-plan.ts'
import classes from './file.module.css'
import { Faults, FileField } from './file-field.tsx'

interface FilePartProps {
  guild: string
  name: string
  view: ServerView
  /** Looks at the plan of the stored file at once. */
  planned: boolean
}

/** The file of a server, beside what it would change. */
export function FilePart({ guild, name, view, planned }: FilePartProps) {
  const editing = useDraft({ file: view.file })
  const planning = usePlan(guild)
  const field = useRef<HTMLTextAreaElement>(null)
  const { value, changed, type, theirs } = editing
  const running = view.run?.state === 'running'
  const look = () => planning.look({ file: value.file, prune: planning.of?.prune ?? false })
  useSaveKey(async () => {
    if (!planning.busy && !running) await look()
  })
  useFirstLook(planned && !running, planning)
  useAfterRun(guild, view)
  const faults = planning.of?.file === value.file ? (planning.plan?.faults ?? []) : []
  return (
    <div className={classes.body}>
      <section className={classes.left} aria-label="File">
        <header className={classes.tools}>
          <Loaders guild={guild} load={(file) => type({ file })} current={value.file} />
          <span className={classes.saved}>{changed ? 'Not applied yet' : view.isTemplate ? 'The template' : ''}</span>
        </header>
        {theirs && (
          <Conflict
            words="A colleague has applied another file meanwhile."
            keepMine={editing.keepMine}
            takeTheirs={editing.drop}
          >
            <p>Take theirs to see it here.</p>
          </Conflict>
        )}
        <Faults faults={faults} field={field} />
        <FileField field={field} value={value.file} type={(file) => type({ file })} faults={faults} />
      </section>
      <section className={classes.right} aria-label="What would change">
        {!running && (
          <div className={classes.look}>
            <Button
              tone={planning.plan ? 'default' : 'primary'}
              disabled={planning.busy || theirs !== null}
              shortcut={SAVE_KEYS}
              onClick={() => void look()}
            >
              {planning.busy ? 'Asking Discord' : planning.plan ? 'Look again' : 'See what would change'}
            </Button>
            <span>Nothing changes by looking.</span>
          </div>
        )}
        {planning.fault !== null && <Note tone="bad">{planning.fault}</Note>}
        <Outcome view={view} planning={planning} name={name} file={value.file} />
      </section>
      <Guard changed={changed && !running} what="this file" />
    </div>
  )
}

interface OutcomeProps {
  view: ServerView
  planning: Planning
  name: string
  file: string
}

/** The plan while one is looked at, else the run that goes on or the last one. */
function Outcome({ view: { run }, planning, name, file }: OutcomeProps) {
  const { plan, of, busy, goOn } = planning
  if (plan && run?.state !== 'running')
    return (
      <PlanView
        plan={plan}
        planning={planning}
        server={name}
        stale={of?.file !== undefined && of.file !== file}
        prunable
      />
    )
  if (run) return <RunView run={run} busy={busy} goOn={() => void goOn({ file: undefined, prune: false })} />
  return (
    <p className={classes.lead}>
      The plan lists each role, channel, panel and rule that would be made or changed. What the file does not name is
      left alone.
    </p>
  )
}

/** Puts another text in the place of this one; what stood there can be taken back. */
function Loaders({ guild, load, current }: { guild: string; load: (file: string) => void; current: string }) {
  const put = async (read: () => Promise<{ file: string }>, words: string) => {
    try {
      const { file } = await read()
      load(file)
      sayDone(words, () => load(current))
    } catch (error) {
      sayFailed(`Not loaded: ${failureOf(error).words}`)
    }
  }
  return (
    <>
      <Button
        size="small"
        onClick={() => void put(() => rpc.server.export({ guild }), 'Today’s server stands in the file.')}
      >
        Load today’s server
      </Button>
      <Button size="small" onClick={() => void put(() => rpc.server.template(), 'The template stands in the file.')}>
        Load the template
      </Button>
    </>
  )
}

/** Who comes to put something back sees at once what that would change. */
function useFirstLook(planned: boolean, { look }: Planning): void {
  const first = useRef(planned)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for who came with that wish.
  useEffect(() => {
    if (first.current) void look({ file: undefined, prune: false })
    first.current = false
  }, [])
}

/** What a run has made is read anew once it is over: drift, channels to choose from. */
function useAfterRun(guild: string, { run }: ServerView): void {
  const client = useQueryClient()
  const was = useRef(run?.state)
  useEffect(() => {
    if (was.current === 'running' && run?.state !== 'running') {
      void client.invalidateQueries(serverQuery(guild))
      for (const key of ['settings', 'discord-channels', 'discord-roles'])
        void client.invalidateQueries({ queryKey: [key] })
    }
    was.current = run?.state
  }, [client, guild, run?.state])
}
