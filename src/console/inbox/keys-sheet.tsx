import { Modal } from '@mantine/core'
import { createStore, useStore } from '../live/store.ts'
import { Key } from '../look/button.tsx'
import { FORMAT_KEYS, INSERT_KEYS, PALETTE_KEYS, SAVE_KEYS, SEND_KEYS, useKeys } from './keys.ts'
import classes from './keys-sheet.module.css'

const open = createStore(false)

const GROUPS: { title: string; keys: [string[], string][] }[] = [
  {
    title: 'List',
    keys: [
      [['J'], 'Next conversation'],
      [['K'], 'Previous conversation'],
      [['↵'], 'Open it'],
      [['Esc'], 'One level up'],
    ],
  },
  {
    title: 'Conversation',
    keys: [
      [['I'], 'Take it'],
      [['A'], 'Assign it'],
      [['B'], 'Hand it back to the virtual agent'],
      [['E'], 'Resolve it'],
      [['Z'], 'Undo, while it is offered'],
    ],
  },
  {
    title: 'Writing',
    keys: [
      [['R'], 'Write a reply'],
      [['N'], 'Write a note'],
      [['/'], 'Insert an article, in the field'],
      [[INSERT_KEYS], 'Insert the proposed article'],
      [[SEND_KEYS], 'Send'],
    ],
  },
  {
    title: 'Cases',
    keys: [
      [['J', 'K'], 'Next and previous one'],
      [['←', '→'], 'Next column, on the board'],
      [['⇧←', '⇧→'], 'Move the card a column on'],
      [['M'], 'Move it to a status'],
      [['X', '⇧X'], 'Choose it, all up to it'],
    ],
  },
  {
    title: 'Case',
    keys: [
      [['E'], 'Resolve it, and tell'],
      [['M'], 'Move it to a status'],
      [['U'], 'Write to all who wait'],
      [['N'], 'Write a note'],
      [['F'], 'Follow it'],
      [['L'], 'Link another case'],
    ],
  },
  {
    title: 'Article',
    keys: [
      [[SAVE_KEYS], 'Save it'],
      [[FORMAT_KEYS.bold, FORMAT_KEYS.italic], 'Bold, italic'],
      [[FORMAT_KEYS.link], 'Link, in the text'],
    ],
  },
  {
    title: 'Announcements',
    keys: [
      [['N'], 'Write one'],
      [['J', 'K'], 'Next and previous one'],
      [['A'], 'Approve it'],
      [['D'], 'Dismiss it'],
      [['←', '→'], 'Month, in the calendar'],
    ],
  },
  {
    title: 'Moderation',
    keys: [
      [['J', 'K'], 'Next and previous report'],
      [['A'], 'Delete and time out 1 hour'],
      [['X', 'T'], 'Delete it, time out'],
      [['B', 'L'], 'Ban, block'],
      [['R', 'D'], 'Raise, dismiss'],
      [['N'], 'Write a note'],
    ],
  },
  {
    title: 'Desk',
    keys: [
      [['C'], 'New case'],
      [['/', PALETTE_KEYS.printed], 'Search'],
      [['['], 'Fold navigation'],
      [[']'], 'Fold details'],
      [['?'], 'This sheet'],
    ],
  },
]

export function toggleKeysSheet(): void {
  open.set((now) => !now)
}

export function KeysSheet() {
  const opened = useStore(open, (value) => value)
  useKeys({ '?': toggleKeysSheet })
  return (
    <Modal
      opened={opened}
      onClose={() => open.set(() => false)}
      title="Keys"
      size={600}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes.groups}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, words]) => (
                <div key={words}>
                  <dt>{words}</dt>
                  <dd>
                    {names.map((name) => (
                      <Key key={name}>{name}</Key>
                    ))}
                    <span className="unseen">{names.join(' ')}</span>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={classes.note}>Single letters are off while you type.</p>
    </Modal>
  )
}
