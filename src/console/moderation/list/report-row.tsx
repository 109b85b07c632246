import { IconFlagUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import { parseMarkdown, plainText } from '../../../protocol/markdown.ts'
import type { ModerationRow } from '../../../protocol/moderation.ts'
import rows from '../../inbox/row.module.css'
import { Picture } from '../../look/picture.tsx'
import { fullDate, shortAge } from '../../look/time.ts'
import { KindIcon } from '../kind-icon.tsx'
import type { ModerationSearch } from '../look.ts'
import { KIND_WORDS, likenessWords } from '../words.ts'
import classes from './list.module.css'

interface ReportRowProps {
  row: ModerationRow
  now: number
  search: ModerationSearch
  selected: boolean
  tabStop: boolean
  position: number
  total: number
  onFocus: (id: string) => void
}

/** One report or alarm: who it is about, what they said, where, and how many say so. Its height never changes with its content. */
export const ReportRow = memo(function ReportRow(props: ReportRowProps) {
  const { row, now, search, selected, tabStop, position, total, onFocus } = props
  const { id, subject, kind, openedAt } = row
  return (
    <Link
      id={`report-${id}`}
      to="/moderation/$report"
      params={{ report: id }}
      search={search}
      className={`${rows.row} ${selected ? rows.selected : ''}`}
      role="option"
      aria-selected={selected}
      aria-setsize={total}
      aria-posinset={position}
      tabIndex={tabStop ? 0 : -1}
      onFocus={() => onFocus(id)}
    >
      <span className={rows.picture}>
        <Picture of={{ id: subject.address ?? id, picture: subject.picture }} size={36} className={rows.face} />
        <span className={rows.glyph}>
          <KindIcon kind={kind} />
        </span>
      </span>
      <span className={rows.words}>
        <span className={rows.first}>
          <bdi className={`${rows.name} clip`} dir="auto">
            {subject.name || 'Somebody'}
          </bdi>
          {subject.staff && <span className={classes.mark}>Staff</span>}
          <time dateTime={openedAt} title={fullDate(openedAt)}>
            {shortAge(openedAt, now)}
          </time>
        </span>
        <span className={`${rows.preview} clip`} dir="auto">
          {previewOf(row)}
        </span>
        <Foot row={row} />
      </span>
    </Link>
  )
})

function previewOf({ kind, facts, text }: ModerationRow): string {
  if (kind === 'lookalike') return likenessWords(facts, [])
  return plainText(parseMarkdown(text)) || 'Files only'
}

function Foot({ row: { kind, origin, reporters, raised, subject, state } }: { row: ModerationRow }) {
  return (
    <span className={`${rows.foot} ${classes.foot}`}>
      <span>{KIND_WORDS[kind]}</span>
      {origin && (
        <bdi className="clip" dir="auto">
          #{origin.name}
        </bdi>
      )}
      {reporters > 1 && <span>{reporters} reporters</span>}
      {raised && (
        <span className={classes.raised}>
          <IconFlagUp aria-hidden />
          Raised
        </span>
      )}
      {state === 'dismissed' && <span>Dismissed</span>}
      {subject.blocked && state === 'open' && <span>Blocked</span>}
    </span>
  )
}
