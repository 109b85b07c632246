import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { CaseFilter } from '../../protocol/cases.ts'
import { Button } from '../look/button.tsx'
import { SearchField } from '../look/search-field.tsx'
import { useSettled } from '../look/use-settled.ts'
import { type Look, narrowings } from './filter-search.ts'
import { FilterSheet } from './filter-sheet.tsx'
import classes from './filters.module.css'
import { MoreFilters } from './more-filters.tsx'
import { ChooseMany, ChooseOne, ChooseOwner, TagFilter, Toggle } from './narrow.tsx'
import { SaveView } from './save-view.tsx'
import { SortMenu } from './sort-menu.tsx'
import { useFilter } from './use-filter.ts'
import { PLATFORM_WORDS, PRIORITY_WORDS, STATUS_WORDS, TYPE_WORDS } from './words.ts'

interface FiltersProps {
  filter: CaseFilter
  look: Look
}

/** What the cases are narrowed by, each as a chip that says so; rare ones come by "Filter". */
export function Filters({ filter, look }: FiltersProps) {
  const [sheet, setSheet] = useState(false)
  const set = narrowings(filter) - (filter.q ? 1 : 0)
  return (
    <div className={classes.bar}>
      <Words filter={filter} />
      <div className={classes.chips}>
        <Chips filter={filter} look={look} />
      </div>
      <span className={classes.end}>
        <SortMenu filter={filter} />
        <SaveView filter={filter} />
      </span>
      <Button className={classes.onPhone} onClick={() => setSheet(true)}>
        <IconAdjustmentsHorizontal aria-hidden />
        Filters{set > 0 && ` (${set})`}
      </Button>
      <FilterSheet opened={sheet} close={() => setSheet(false)} filter={filter}>
        <Chips filter={filter} look="list" all />
      </FilterSheet>
    </div>
  )
}

/** The words stand in the address a moment after they were typed. */
function Words({ filter }: { filter: CaseFilter }) {
  const { narrow } = useFilter()
  const [typed, setTyped] = useState(filter.q ?? '')
  const settled = useSettled(typed.trim(), 200)
  const asked = useRef(filter.q ?? '')
  const say = useRef(narrow)
  say.current = narrow
  useEffect(() => {
    if (settled === asked.current) return
    asked.current = settled
    say.current({ q: settled === '' ? undefined : settled })
  }, [settled])
  // A saved view, or the way back, brings words of its own.
  useEffect(() => {
    if ((filter.q ?? '') === asked.current) return
    asked.current = filter.q ?? ''
    setTyped(asked.current)
  }, [filter.q])
  return <SearchField label="Search cases" value={typed} onValue={setTyped} />
}

/** On a board the statuses are its columns. `all`: rare ones too, also where they narrow nothing. */
function Chips({ filter, look, all = false }: FiltersProps & { all?: boolean }): ReactNode {
  const { narrow } = useFilter()
  const [asked, setAsked] = useState<readonly string[]>([])
  const shows = (key: keyof CaseFilter) => all || filter[key] !== undefined || asked.includes(key)
  return (
    <>
      <ChooseMany
        label="Type"
        none="any"
        all={TYPE_WORDS}
        chosen={filter.types}
        choose={(types) => narrow({ types })}
      />
      {look === 'list' && (
        <ChooseMany
          label="Status"
          none="any"
          all={STATUS_WORDS}
          chosen={filter.statuses}
          choose={(statuses) => narrow({ statuses })}
        />
      )}
      <ChooseOne
        label="Platform"
        none="any"
        all={PLATFORM_WORDS}
        chosen={filter.platform}
        choose={(platform) => narrow({ platform })}
      />
      <ChooseOwner chosen={filter.owner} choose={(owner) => narrow({ owner })} />
      {shows('priorities') && (
        <ChooseMany
          label="Priority"
          none="any"
          all={PRIORITY_WORDS}
          chosen={filter.priorities}
          choose={(priorities) => narrow({ priorities })}
          opened={asked.includes('priorities')}
        />
      )}
      {shows('tag') && (
        <TagFilter chosen={filter.tag} choose={(tag) => narrow({ tag })} opened={asked.includes('tag')} />
      )}
      {shows('watched') && (
        <Toggle words="I follow it" on={filter.watched === true} set={(on) => narrow({ watched: on || undefined })} />
      )}
      {shows('overdue') && (
        <Toggle words="Overdue" on={filter.overdue === true} set={(on) => narrow({ overdue: on || undefined })} />
      )}
      {filter.contact !== undefined && <Toggle words="Of one member" on set={() => narrow({ contact: undefined })} />}
      {!all && <MoreFilters filter={filter} ask={(key) => setAsked([key])} narrow={narrow} />}
    </>
  )
}
