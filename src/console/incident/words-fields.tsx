import { TextArea } from '../page/field.tsx'
import classes from './incident.module.css'
import type { IncidentTexts } from './texts.ts'

interface Props {
  value: IncidentTexts
  type: (texts: IncidentTexts) => void
  /** What each is for, beneath the first. */
  hint: string
  placeholder?: IncidentTexts
}

/** The same words in each language that members are written to in. */
export function WordsFields({ value, type, hint, placeholder }: Props) {
  return (
    <div className={classes.fields}>
      <TextArea
        label="English"
        value={value.en ?? ''}
        onChange={(event) => type({ ...value, en: event.target.value })}
        maxLength={1000}
        hint={hint}
        placeholder={placeholder?.en}
        data-autofocus
      />
      <TextArea
        label="Portuguese"
        lang="pt-BR"
        value={value['pt-BR'] ?? ''}
        onChange={(event) => type({ ...value, 'pt-BR': event.target.value })}
        maxLength={1000}
        hint="Left empty: members who read Portuguese get the English words, and the other way round."
        placeholder={placeholder?.['pt-BR']}
      />
    </div>
  )
}
