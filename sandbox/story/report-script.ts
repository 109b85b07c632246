import type { ModalView } from '../contract.ts'
import { press, submitModal } from '../control/interact.ts'
import { toldBy } from '../control/look.ts'
import { runCommand } from '../control/run-command.ts'
import type { Sandbox } from '../sandbox.ts'
import type { StoredMessage } from '../world/model.ts'
import type { DeskClient } from './desk-client.ts'
import { buttonOf, type StoryMember } from './member.ts'
import { MISSING, type Telling } from './script.ts'
import { type Stage, StoryTrouble } from './stage.ts'

/** Captions of this chapter. */
export const REPORT_SCENES = 10

const SUBJECT = 'Lantern stays dark after a photo'
const WORDS = 'I take a photo beside a lantern, and from then on it stays dark. Starting the game again helps.'
const STEPS = '1. Walk up to a lantern\n2. Take a photo\n3. Look at the lantern'
const SAME_SUBJECT = 'Lantern dark after taking a photo'
const SAME_WORDS = 'After a photo the lantern stays dark. It comes back when I start the game again.'

const SAME = /^It is #/
const OTHER = /another/i
const ME_TOO = /^Me too/i
/** Members of the server who have the same trouble. */
const OTHERS = ['kofi_walks', 'yukikaze', 'noa.toadstool']

interface Cast {
  /** Who finds the bug, and who files it once more. */
  first: StoryMember
  second: StoryMember
  desk: DeskClient
  sandbox: Sandbox
}

/** A bug from its report to its fix: filed, offered to the next who has it, joined by others, and told to all of them once. */
export async function tellReport(stage: Stage, telling: Telling, cast: Cast): Promise<void> {
  const { first, second, desk, sandbox } = cast
  const agent = await desk.name()
  const room = roomOf(sandbox)
  // Commands are typed where members may write, and the cards stand where they may not.
  const place = first.room()
  telling.look(place)
  telling.caption(`${first.firstName} has found something broken. /bug opens a form, in any channel.`)
  await stage.pause(4)
  await file(stage, telling, cast, { member: first, place, subject: SUBJECT, words: WORDS })
  const card = await stage.until(() => cardOf(sandbox, room, SUBJECT), MISSING)
  telling.look(room)
  telling.caption('It has a number, and a card in the channel: what happened, how far it is, and who has it too.')
  await stage.pause(6)
  await fileAgain(stage, telling, cast, { place, room })
  await joinIn(stage, telling, cast, card)
  await fix(stage, telling, cast, { card, room, agent })
  telling.caption(
    `Fixed, and all five know it: ${first.firstName}, ${second.firstName} and three others, each told once.`,
  )
}

/** The channel of the cards. */
function roomOf({ world }: Sandbox): string {
  const room = [...world.channels.values()].find(({ name }) => name === 'bug-report')
  if (!room) throw new StoryTrouble('This server has no #bug-report any more.')
  return room.id
}

interface Filing {
  member: StoryMember
  /** The channel in which the command is typed. */
  place: string
  subject: string
  words: string
}

async function file(stage: Stage, telling: Telling, { sandbox }: Cast, { member, place, subject, words }: Filing) {
  if (!sandbox.world.commands.some(({ name }) => name === 'bug'))
    throw new StoryTrouble('There is no /bug yet: Guildesk has not connected to this server.')
  await runCommand(sandbox, { member: member.id, channel: place, name: 'bug', options: {}, files: [] })
  const modal = await stage.until(() => sandbox.interactions.modalsOf(member.id)[0], MISSING)
  if (subject === SUBJECT)
    telling.caption(
      'The form stands at once, and says of each field what everybody reads and what stays with the team.',
    )
  await stage.pause(2)
  const fields = [
    { custom_id: 'subject', value: subject },
    { custom_id: 'words', value: words },
    { custom_id: 'steps', value: STEPS },
  ]
  await typeInto(stage, sandbox, modal, fields)
  await submitModal(sandbox, { member: member.id, modal: modal.id, fields })
  const answer = await stage.until(() => noteOf(sandbox, member.id, /#\d+/), MISSING)
  // Where an earlier telling was stopped, its report stands there still.
  const other = subject === SUBJECT ? buttonOf(answer, OTHER) : undefined
  if (other) press(sandbox, { member: member.id, channel: place, message: answer.id, custom_id: other })
}

/** Fills the form field by field before the eyes of who watches. */
async function typeInto(
  stage: Stage,
  { interactions }: Sandbox,
  modal: ModalView,
  fields: { custom_id: string; value: string }[],
): Promise<void> {
  for (let count = 1; count <= fields.length; count += 1) {
    const words = new Map(fields.slice(0, count).map(({ custom_id, value }) => [custom_id, value]))
    const data = JSON.parse(JSON.stringify(modal.data), (_key, part) => {
      const value = words.get(part?.custom_id)
      return value === undefined ? part : { ...part, value }
    })
    interactions.openModal({ ...modal, data })
    await stage.pause(1.5)
  }
}

/** The youngest note for one member's eyes with such words. */
function noteOf({ world }: Sandbox, member: string, words: RegExp): StoredMessage | undefined {
  return [...world.ephemeral.values()].findLast((note) => note.onlyFor === member && words.test(note.content))
}

function cardOf({ world }: Sandbox, room: string, subject: string): StoredMessage | undefined {
  const cards = world.log(room).all()
  return cards.findLast(({ embeds, components }) => Boolean(components) && (embeds?.[0]?.title ?? '').includes(subject))
}

async function fileAgain(
  stage: Stage,
  telling: Telling,
  cast: Cast,
  { place, room }: { place: string; room: string },
): Promise<void> {
  const { first, second, sandbox } = cast
  telling.become(second.id)
  telling.look(place)
  telling.caption(`${second.firstName} has it too, and files it once more.`)
  await stage.pause(3)
  await file(stage, telling, cast, { member: second, place, subject: SAME_SUBJECT, words: SAME_WORDS })
  const asked = await stage.until(() => {
    const note = noteOf(sandbox, second.id, /#\d+/)
    return note && buttonOf(note, SAME) ? note : undefined
  }, 'Guildesk does not notice that both reports are alike.')
  telling.caption('“Is it this one?” One press, and there is one bug with two reporters instead of two bugs.')
  await stage.pause(6)
  press(sandbox, { member: second.id, channel: place, message: asked.id, custom_id: buttonOf(asked, SAME)! })
  await stage.pause(4)
  telling.become(first.id)
  telling.look(room)
}

async function joinIn(stage: Stage, telling: Telling, { sandbox }: Cast, card: StoredMessage): Promise<void> {
  telling.caption('Three others press “Me too” on the card, and it counts them.')
  for (const username of OTHERS) {
    const member = [...sandbox.world.people.values()].find(({ user }) => user.username === username)
    const button = buttonOf(current(sandbox, card), ME_TOO)
    if (member && button && sandbox.world.members.has(member.user.id))
      press(sandbox, { member: member.user.id, channel: card.channel, message: card.id, custom_id: button })
    await stage.pause(1)
  }
  await stage.pause(4)
}

const current = ({ world }: Sandbox, card: StoredMessage): StoredMessage => world.log(card.channel).get(card.id) ?? card

async function fix(
  stage: Stage,
  telling: Telling,
  { desk, sandbox }: Cast,
  { card, room, agent }: { card: StoredMessage; room: string; agent: string },
): Promise<void> {
  const number = Number(/#(\d+)/.exec(card.embeds?.[0]?.title ?? '')?.[1])
  const id = await stage.until(() => desk.caseOf(number), 'The case does not appear at the desk.')
  telling.found(`/cases/${id}`)
  telling.caption(`${agent} takes it up at the desk. The card follows.`)
  await desk.move(id, { status: 'in_progress', words: 'We have found it. It comes with the next version.' })
  await stage.until(() => told(sandbox, number, card.id), MISSING)
  await stage.until(() => (wordsOf(current(sandbox, card)).includes('Being fixed') ? true : undefined), MISSING)
  await stage.pause(6)
  telling.caption(`Some days later: fixed. ${agent} says in which version, once, for all of them.`)
  await desk.move(id, { status: 'resolved', fixedIn: '1.43' })
  await stage.until(() => told(sandbox, number, card.id, 'Fixed in 1.43'), MISSING)
  telling.look(room)
  await stage.pause(4)
  telling.caption(
    'Who has a direct message open reads it there, in their language; the others by their name in the card’s thread.',
  )
  telling.look(card.id)
  await stage.pause(6)
}

const wordsOf = ({ embeds }: StoredMessage): string => embeds?.[0]?.description ?? ''

/** Whether anybody was told of the case by now, in the card's thread or directly. */
function told(sandbox: Sandbox, number: number, thread: string, words = `#${number}`): true | undefined {
  const { direct, mentioned } = toldBy(sandbox, { text: words, after: thread })
  const ofCase = direct.filter(({ text }) => text.includes(`#${number}`))
  return ofCase.length > 0 || mentioned.some(({ channel }) => channel === thread) ? true : undefined
}
