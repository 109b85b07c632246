import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import type { ModerationActKind, ModerationDetail } from '../../../protocol/moderation.ts'
import { useKeys } from '../../inbox/keys.ts'
import { colleaguesQuery } from '../../live/colleagues.ts'
import { Button } from '../../look/button.tsx'
import { Ask } from '../../page/ask.tsx'
import { Note } from '../../page/note.tsx'
import { durationWords, runningTimeOut } from '../words.ts'
import classes from './detail.module.css'
import { Obstacles } from './obstacles.tsx'
import { TimeOutMenu } from './time-out-menu.tsx'
import type { ReportActs, Step } from './use-report-acts.ts'

const TIME_OUT = 60

interface ActBarProps {
  report: ModerationDetail
  acts: ReportActs
  now: number
}

/** What can be done, with the reason that goes with it. Every act has its key; what Discord would refuse says so before. */
export function ActBar({ report, acts, now }: ActBarProps) {
  const { reason, tell, say, setTell, done, ban, setBan } = useBarState()
  const can = whatCanBeDone(report, now)
  const off = !acts.may || acts.busy
  const run = async (...steps: Step[]) => {
    if (await acts.run(steps.map((step) => ({ text: reason.trim(), tell, ...step })))) done()
  }
  const does: Does = {
    both: () => void run({ act: 'delete_message' }, { act: 'time_out', minutes: TIME_OUT }),
    remove: () => void run({ act: 'delete_message' }),
    timeOut: (minutes) => void run({ act: 'time_out', minutes }),
    endTimeOut: () => void run({ act: 'end_time_out', text: '' }),
    askBan: () => setBan(true),
    block: () => void run({ act: 'block' }),
    liftBlock: () => void acts.liftBlock(),
    raise: () => void run({ act: 'raise', tell: false }),
    close: () => void run({ act: can.close ? 'dismiss' : 'reopen', text: '', tell: false }),
  }
  useActKeys(can, does, off)
  return (
    <section className={classes.acting} aria-label="What to do">
      <Obstacles report={report} />
      {acts.fault !== null && <Note tone="bad">Not done: {acts.fault}</Note>}
      {acts.may && can.member && (
        <Reason reason={reason} say={say} tell={tell} setTell={setTell} name={report.subject.name || 'them'} />
      )}
      <div className={classes.acts}>
        <Deeds can={can} does={does} off={off} blocked={report.subject.blocked} />
        <span className={classes.ends}>
          {can.raise && (
            <Button tone="quiet" shortcut="R" disabled={off} onClick={does.raise}>
              Raise
            </Button>
          )}
          <Button shortcut={can.close ? 'D' : 'O'} disabled={off} onClick={does.close}>
            {can.close ? 'Dismiss' : 'Open it again'}
          </Button>
        </span>
      </div>
      {!acts.may && <WhoMay />}
      <BanAsk report={report} tell={tell} opened={ban} close={() => setBan(false)} act={() => run({ act: 'ban' })} />
    </section>
  )
}

type Can = ReturnType<typeof whatCanBeDone>

interface Does {
  both: () => void
  remove: () => void
  timeOut: (minutes: number) => void
  endTimeOut: () => void
  askBan: () => void
  block: () => void
  liftBlock: () => void
  raise: () => void
  /** Dismisses what is open, opens what is closed. */
  close: () => void
}

function useActKeys(can: Can, does: Does, off: boolean): void {
  const when = (possible: boolean, act: () => void) => () => possible && !off && act()
  useKeys({
    a: when(can.both, does.both),
    x: when(can.delete, does.remove),
    b: when(can.ban, does.askBan),
    l: when(can.block, does.block),
    r: when(can.raise, does.raise),
    d: when(can.close, does.close),
    o: when(!can.close, does.close),
  })
}

/** What is done to the message, and to who wrote it. */
function Deeds({ can, does, off, blocked }: { can: Can; does: Does; off: boolean; blocked: boolean }) {
  return (
    <>
      {can.both && (
        <Button tone="primary" shortcut="A" disabled={off} onClick={does.both}>
          Delete and time out {durationWords(TIME_OUT)}
        </Button>
      )}
      {can.message && (
        <Button shortcut="X" disabled={off || !can.delete} onClick={does.remove}>
          Delete<span className="unseen"> the message</span>
        </Button>
      )}
      {can.endTimeOut && (
        <Button disabled={off} onClick={does.endTimeOut}>
          End the time-out
        </Button>
      )}
      {can.member && (
        <>
          <TimeOutMenu disabled={off || !can.timeOut} choose={does.timeOut} />
          <Button shortcut="B" disabled={off || !can.ban} onClick={does.askBan}>
            Ban
          </Button>
          {blocked ? (
            <Button disabled={off} onClick={does.liftBlock}>
              Lift the block
            </Button>
          ) : (
            <Button shortcut="L" disabled={off || !can.block} onClick={does.block}>
              Block
            </Button>
          )}
        </>
      )}
    </>
  )
}

function useBarState() {
  const [reason, say] = useState('')
  const [tell, setTell] = useState(true)
  const [ban, setBan] = useState(false)
  return { reason, say, tell, setTell, ban, setBan, done: () => say('') }
}

/** What there is to act on, and what Discord would let us do there. */
function whatCanBeDone(report: ModerationDetail, now: number) {
  const { subject, guild, state, origin, messageGone, kind, obstacles, acts, raised } = report
  const barred = (act: ModerationActKind) => obstacles.some((each) => each.act === act)
  const waits = (act: ModerationActKind) => acts.some((each) => each.kind === act && each.state === 'queued')
  const member = subject.address !== null
  const message = kind === 'message' && origin !== null && !messageGone
  const running = runningTimeOut(acts, now)
  const remove = message && !barred('delete_message') && !waits('delete_message')
  const timeOut = member && guild !== null && !barred('time_out')
  return {
    member,
    message,
    delete: remove,
    timeOut,
    both: state === 'open' && remove && timeOut && running === null,
    endTimeOut: running !== null && !barred('end_time_out'),
    ban: member && guild !== null && !barred('ban') && !waits('ban'),
    block: member && !subject.blocked,
    raise: state === 'open' && !raised,
    close: state === 'open',
  }
}

/** With Enter or Escape the keys belong to the acts again; what was typed stays. */
function leaveField(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
  event.currentTarget.blur()
  event.preventDefault()
  event.stopPropagation()
}

interface ReasonProps {
  reason: string
  say: (reason: string) => void
  tell: boolean
  setTell: (tell: boolean) => void
  name: string
}

function Reason({ reason, say, tell, setTell, name }: ReasonProps) {
  return (
    <div className={classes.why}>
      <input
        className={classes.reasonField}
        aria-label="Reason"
        placeholder={tell ? 'Reason, which they read too' : 'Reason, for Discord’s audit log'}
        maxLength={500}
        autoComplete="off"
        dir="auto"
        value={reason}
        onChange={(event) => say(event.target.value)}
        onKeyDown={leaveField}
      />
      <label>
        <input type="checkbox" checked={tell} onChange={(event) => setTell(event.target.checked)} />
        <span>
          Tell <bdi dir="auto">{name}</bdi>, with the way to appeal
        </span>
      </label>
    </div>
  )
}

function WhoMay() {
  const colleagues = useQuery(colleaguesQuery).data ?? []
  const names = colleagues.filter(({ role }) => role !== 'agent').map(({ publicName }) => publicName)
  return (
    <p className={classes.right}>
      Acting takes a moderator, an admin or the owner
      {names.length > 0 && `: ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}`}.
    </p>
  )
}

interface BanAskProps {
  report: ModerationDetail
  tell: boolean
  opened: boolean
  close: () => void
  act: () => Promise<void>
}

function BanAsk({ report: { subject, guild }, tell, opened, close, act }: BanAskProps) {
  const name = subject.name || 'them'
  return (
    <Ask
      opened={opened}
      title={`Ban ${name} from ${guild?.name ?? 'the server'}?`}
      verb={`Ban ${name}`}
      act={async () => {
        await act()
        return null
      }}
      close={close}
    >
      <p>
        They are removed, and cannot come back. What they wrote in the last hour is deleted there.
        {tell && ' They are told why, and how to appeal.'}
      </p>
    </Ask>
  )
}
