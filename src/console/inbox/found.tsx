import { IconArrowRight, IconMessage2 } from '@tabler/icons-react'
import { useEffect } from 'react'
import { TypeIcon } from '../cases/type-icon.tsx'
import { Picture } from '../look/picture.tsx'
import { clock, fullDate, shortDate } from '../look/time.ts'
import { useVirtualAgent } from '../session/virtual-agent.ts'
import { CaseChip, CaseStatus } from './case-chip.tsx'
import { type Hit, markedPieces, namePieces, type Piece } from './hits.ts'
import classes from './palette.module.css'

interface FoundProps {
  hits: Hit[]
  q: string
  active: number
  go: (hit: Hit) => void
}

const GROUPS = ['People', 'Cases', 'Messages', 'Pages'] as const

/** What was found, by groups in their order. */
export function Found({ hits, q, active, go }: FoundProps) {
  const chosen = hits[active]?.key
  useEffect(() => {
    if (chosen !== undefined) document.getElementById(`hit-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return GROUPS.map((group) => {
    const own = hits.filter((hit) => hit.group === group)
    if (own.length === 0) return null
    return (
      // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
      <div key={group} role="group" aria-label={group}>
        <p aria-hidden>{group}</p>
        {own.map((hit) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which has its keys.
          <div
            key={hit.key}
            id={`hit-${hit.key}`}
            role="option"
            tabIndex={-1}
            aria-selected={hit.key === chosen}
            aria-disabled={hit.conversation === null && hit.case === null && hit.page === null}
            className={classes.hit}
            onClick={() => go(hit)}
          >
            <Line hit={hit} q={q} />
          </div>
        ))}
      </div>
    )
  })
}

function Line({ hit, q }: { hit: Hit; q: string }) {
  const { contact } = hit
  return (
    <>
      <Sign hit={hit} />
      {contact && (
        <b className="clip">
          <bdi dir="auto">
            <Pieces pieces={namePieces(contact.name, hit.group === 'Messages' ? '' : q)} />
          </bdi>
        </b>
      )}
      <span className={`${classes.words} clip`} dir="auto">
        <Speaker author={hit.author} />
        <Pieces pieces={markedPieces(hit.words)} />
      </span>
      <span className={classes.end}>
        {hit.group === 'Cases' && hit.case && <CaseStatus status={hit.case.status} />}
        {hit.case && <CaseChip of={hit.case} />}
        {hit.group === 'People' && hit.conversation === null && <small>never wrote</small>}
        {hit.at !== '' && (hit.group !== 'People' || hit.conversation !== null) && <When at={hit.at} />}
      </span>
    </>
  )
}

function Sign({ hit: { group, contact, type } }: { hit: Hit }) {
  if (group === 'Messages') return <IconMessage2 aria-hidden />
  if (group === 'Pages') return <IconArrowRight aria-hidden className="flip" />
  if (type !== null && type !== 'question') return <TypeIcon type={type} />
  return contact ? <Picture of={contact} size={20} /> : <TypeIcon type={type ?? 'other'} />
}

/** The line has the member's name; where the words are somebody else's, it says so. */
function Speaker({ author }: Pick<Hit, 'author'>) {
  const virtualAgent = useVirtualAgent()
  if (author === 'virtual_agent') return <em>{virtualAgent.name}: </em>
  if (author === 'agent') return <em>Team: </em>
  return author === 'notice' ? <em>Notice: </em> : null
}

function When({ at }: { at: string }) {
  const today = new Date(at).toDateString() === new Date().toDateString()
  return (
    <time dateTime={at} title={fullDate(at)}>
      {today ? clock(at) : shortDate(at)}
    </time>
  )
}

function Pieces({ pieces }: { pieces: Piece[] }) {
  let at = 0
  return pieces.map(({ text, match }) => {
    at += text.length
    return match ? <mark key={at}>{text}</mark> : text
  })
}
