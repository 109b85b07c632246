import type { DeskClient } from './desk-client.ts'
import { buttonOf, type StoryMember } from './member.ts'
import type { Stage } from './stage.ts'

/** What the captions say, and where the page is to look meanwhile. */
export interface Telling {
  caption(words: string): void
  look(place: string): void
  /** Where it is at the desk, once it stands there. */
  found(path: string): void
  /** Another member is acted from here on. */
  become(member: string): void
}

/** Captions of this chapter, for "3 of 10". */
export const SCENES = 10

const PERSON = /person/i
const FIVE = /^5|5$|⭐|★/

/** Both sides of one chat, from the question to the rating, in about a minute. */
export async function tell(stage: Stage, telling: Telling, member: StoryMember, desk: DeskClient): Promise<void> {
  const agent = await desk.name()
  telling.look(member.room())
  telling.caption(`${member.firstName} is new here. The store took the money, and the pass stays locked.`)
  await stage.pause(4)
  await ask(stage, telling, member)
  const conversation = await callAPerson(stage, telling, member, desk)
  telling.found(`/inbox/all/${conversation}`)
  telling.caption(`${agent} takes it at the desk. ${member.firstName} reads who joined.`)
  await stage.pause(1)
  await desk.take(conversation)
  await stage.until(
    () => member.hear(({ content, embeds }) => content.includes(agent) || Boolean(embeds?.length)),
    MISSING,
  )
  await stage.pause(4)
  await talk(stage, telling, member, { desk, conversation, agent })
  await end(stage, telling, member, { desk, conversation, agent })
  telling.caption(
    `That was the whole story. Read it at the desk, or write as ${member.firstName}: the chat opens again.`,
  )
}

export const MISSING = 'Nothing arrived from Guildesk for 20 seconds. Is it running, and connected?'

async function ask(stage: Stage, telling: Telling, member: StoryMember): Promise<void> {
  telling.caption('Whoever needs help types /helpme, in any channel.')
  await stage.pause(2)
  await member.askForHelp('bought the aurora pass and its still locked')
  await stage.pause(2)
  telling.look('dm')
  telling.caption('The virtual agent writes back in private, and answers from the knowledge base.')
  await stage.until(
    () => member.hear(({ embeds, components }) => Boolean(embeds?.length && components?.length)),
    MISSING,
  )
  await stage.pause(7)
}

async function callAPerson(stage: Stage, telling: Telling, member: StoryMember, desk: DeskClient): Promise<string> {
  telling.caption('It did not help this time. One press calls a person, and the virtual agent is silent from here.')
  member.typing('dm')
  await stage.pause(3)
  member.press(PERSON)
  await stage.until(() => member.hear(({ content }) => content.includes('#')), MISSING)
  await stage.pause(1)
  telling.caption('A case is opened: its number, the place in the line, and everything that was said go along.')
  const conversation = await stage.until(
    () => desk.waiting(member.username),
    'The conversation does not appear at the desk. Has somebody taken it?',
  )
  await stage.pause(5)
  return conversation
}

interface Between {
  desk: DeskClient
  conversation: string
  agent: string
}

async function talk(stage: Stage, telling: Telling, member: StoryMember, between: Between): Promise<void> {
  const { desk, conversation, agent } = between
  telling.caption('Both write in the same chat. Edits, deletions, replies, files and typing go both ways.')
  await desk.reply(
    conversation,
    `Hi ${member.firstName}, ${agent} here. I see the payment, it is waiting on our side. One moment.`,
  )
  await stage.pause(4)
  member.typing('dm')
  await stage.pause(2)
  const said = await member.say('thank u! our group walk starts at 7 tonight')
  await stage.pause(3)
  member.reword(said, 'thank u! our group walk starts at **8** tonight')
  await stage.pause(3)
  await desk.reply(conversation, 'Done. Close the game, open it again, and the five Aurora trails are there.')
  await stage.pause(3)
  member.typing('dm')
  await stage.pause(2)
  await member.say("it's open!! see you out there 🏮")
  await stage.pause(3)
}

async function end(stage: Stage, telling: Telling, member: StoryMember, between: Between): Promise<void> {
  const { desk, conversation, agent } = between
  telling.caption(`${agent} resolves it. ${member.firstName} is told, and asked how it was.`)
  await desk.resolve(conversation)
  await stage.until(() => member.hear((message) => buttonOf(message, FIVE) !== undefined), MISSING)
  await stage.pause(4)
  telling.caption('Five of five. It stands at the desk, beside the chat.')
  member.press(FIVE)
  await stage.pause(4)
}
