import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Button } from '../../look/button.tsx'
import { SelectField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import classes from '../knowledge.module.css'
import { languagesWith, languageWords } from '../languages.ts'
import type { EditedArticle } from './use-article.ts'

interface LanguageDialogProps {
  opened: boolean
  edited: EditedArticle
  close: () => void
}

/** For an article that stands under the wrong language: says in which one it is really written. */
export function LanguageDialog({ opened, edited, close }: LanguageDialogProps) {
  const { place, setPlace, busy, fault } = edited
  const [chosen, setChosen] = useState(place.locale)
  const change = async () => {
    await setPlace({ locale: chosen })
    close()
  }
  return (
    <Modal opened={opened} onClose={close} title="Change its language" closeButtonProps={{ 'aria-label': 'Close' }}>
      <div className={classes.dialog}>
        <SelectField
          label="It is written in"
          value={chosen}
          hint="Members who write in this language get it first. The words stay as they are."
          onChange={(event) => setChosen(event.target.value)}
        >
          {languagesWith(chosen).map((locale) => (
            <option key={locale} value={locale}>
              {languageWords(locale)}
            </option>
          ))}
        </SelectField>
        {fault !== null && <Note tone="bad">Not changed: {fault}</Note>}
        <div className={classes.foot}>
          <Button onClick={close}>Cancel</Button>
          <Button tone="primary" disabled={busy || chosen === place.locale} onClick={() => void change()}>
            Change
          </Button>
        </div>
      </div>
    </Modal>
  )
}
