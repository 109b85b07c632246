import picker from '../../composer/picker.module.css'
import { Picture } from '../../look/picture.tsx'
import classes from './composer.module.css'
import type { NamePicker as Picker } from './use-name-picker.ts'

/** The colleagues who fit what stands behind the @. The keyboard stays in the field. */
export function NamePicker({ of: { items, active, pick } }: { of: Picker }) {
  if (items.length === 0) return null
  return (
    <div className={picker.picker}>
      <p className={picker.head}>Name a colleague</p>
      <div role="listbox" id="name-picker" aria-label="Colleagues">
        {items.map((colleague, at) => (
          <div
            key={colleague.id}
            id={`name-${colleague.id}`}
            role="option"
            aria-selected={at === active}
            tabIndex={-1}
            className={`${picker.option} ${classes.name}`}
            // The field keeps the focus: a press on the list must not take it away first.
            onPointerDown={(event) => {
              event.preventDefault()
              pick(colleague.publicName)
            }}
          >
            <Picture of={colleague} size={20} />
            <b className="clip">
              <bdi>{colleague.publicName}</bdi>
            </b>
            <span>{colleague.available ? 'Available' : 'Away'}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
