import { Menu, Modal } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useKeys } from '../../inbox/keys.ts'
import { Button } from '../../look/button.tsx'
import { TextField } from '../../page/field.tsx'
import { durationWords } from '../words.ts'
import classes from './detail.module.css'

const CHOICES = [10, 60, 1440, 10_080]
/** Discord pauses nobody for longer than 28 days. */
const MOST = 40_320

interface TimeOutMenuProps {
  disabled: boolean
  choose: (minutes: number) => void
}

/** For how long somebody may only read. */
export function TimeOutMenu({ disabled, choose }: TimeOutMenuProps) {
  const [opened, setOpened] = useState(false)
  const [own, setOwn] = useState(false)
  useKeys({ t: () => !disabled && setOpened(true) })
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="top-start" width={190} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button shortcut="T" disabled={disabled}>
            Time out
            <IconChevronDown aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {CHOICES.map((minutes) => (
            <Menu.Item key={minutes} onClick={() => choose(minutes)}>
              {durationWords(minutes)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => setOwn(true)}>Another time…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={own}
        onClose={() => setOwn(false)}
        title="Time out"
        size={380}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {own && <OwnTime choose={choose} close={() => setOwn(false)} />}
      </Modal>
    </>
  )
}

function OwnTime({ choose, close }: { choose: (minutes: number) => void; close: () => void }) {
  const [typed, setTyped] = useState('')
  const minutes = /^\d+$/.test(typed.trim()) ? Number(typed) : Number.NaN
  const fits = minutes >= 1 && minutes <= MOST
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!fits) return
    close()
    choose(minutes)
  }
  return (
    <form className={classes.ownTime} onSubmit={submit}>
      <TextField
        label="Minutes"
        inputMode="numeric"
        data-autofocus
        maxLength={6}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        hint={fits ? `They can write again after ${durationWords(minutes)}.` : '1 to 40320, which is 28 days.'}
        fault={typed !== '' && !fits ? 'A whole number from 1 to 40320, which is 28 days.' : null}
      />
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={!fits}>
          Time out
        </Button>
      </div>
    </form>
  )
}
