import { Modal } from '@mantine/core'
import { useState } from 'react'
import { Button } from '../../look/button.tsx'
import { ArticleFinder, type FoundArticle } from '../article-finder.tsx'
import classes from '../knowledge.module.css'

interface AddExampleDialogProps {
  opened: boolean
  /** What is asked. */
  words: string
  add: (article: FoundArticle) => Promise<void>
  close: () => void
}

/** Chooses the article that answers a group of questions. */
export function AddExampleDialog({ opened, close, ...rest }: AddExampleDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="Add as example to an article"
      size={520}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Choice {...rest} close={close} />
    </Modal>
  )
}

function Choice({ words, add, close }: Omit<AddExampleDialogProps, 'opened'>) {
  const [chosen, setChosen] = useState<FoundArticle | null>(null)
  const act = async (article: FoundArticle) => {
    await add(article)
    close()
  }
  return (
    <div className={classes.dialog}>
      <p className={classes.quoted} dir="auto">
        {words}
      </p>
      <ArticleFinder chosen={chosen?.id ?? null} choose={setChosen} />
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button
          tone="primary"
          disabled={chosen === null}
          title={chosen === null ? 'Choose an article first' : undefined}
          onClick={() => chosen && void act(chosen)}
        >
          Add
        </Button>
      </div>
    </div>
  )
}
