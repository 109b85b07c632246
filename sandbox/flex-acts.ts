import { z } from 'zod'
import { sandboxFile } from './sandbox-file.ts'

/** A worker of Flex: their sid, the name that they sign in with (`priya.kumar`), or their full name. */
const worker = z.string().min(1).max(100)
/** A task's sid, or the sid of the conversation whose newest open task is meant. */
const task = z.string().regex(/^(WT|CH)[0-9a-f]{32}$/)
const message = z.string().regex(/^IM[0-9a-f]{32}$/)

/** What a Flex agent does on their page. Acts of a chat are done as the SDK does them, so webhooks hear of them. */
export const flexActs = {
  'flex-state': z.object({}),
  /** The chat of a task, oldest first. */
  'flex-chat': z.object({ task }),
  /** Without `worker`: whoever is being asked. */
  'flex-accept': z.object({ task, worker: worker.optional() }),
  'flex-reject': z.object({ task, worker: worker.optional() }),
  /** Flex sends words and a file as two messages (reference item §1.5), and so does this. At least one of them. */
  'flex-say': z.object({ worker, task, text: z.string().max(32_768).default(''), file: sandboxFile.optional() }),
  'flex-edit': z.object({ worker, message, text: z.string().min(1).max(32_768) }),
  'flex-delete': z.object({ worker, message }),
  /** Asks another worker to take over; who asks leaves when they accept. */
  'flex-transfer': z.object({ worker, task, to: worker }),
  /** Goes out; the chat stays open. */
  'flex-leave': z.object({ worker, task }),
  /** Ends the chat for everybody; the task is still to be completed. */
  'flex-wrap-up': z.object({ worker, task }),
  'flex-complete': z.object({ worker, task }),
  /** By the activity's name: `Available`, `Offline` … */
  'flex-activity': z.object({ worker, activity: z.string().min(1).max(100) }),
} as const

export interface FlexWorkerView {
  sid: string
  /** With which they sign in. */
  name: string
  full_name: string
  activity: string
  available: boolean
  /** How many tasks they are offered and how many they have. */
  offered: number
  tasks: number
}

export interface FlexTaskView {
  sid: string
  /** `Case #1042 · Ann · Lumen Trails`. */
  title: string
  status: 'pending' | 'reserved' | 'assigned' | 'wrapping'
  /** Milliseconds since 1970. */
  created: number
  /** Who is asked or has it; null while nobody can be. */
  worker: string | null
  /** Until when who is asked may answer; null where nobody is. */
  answer_until: number | null
  task_channel: string
  conversation: string | null
  /** The contact's name, as the task says it. */
  contact: string | null
  /** The last words of the chat; null where there are none. */
  words: string | null
  /** Who was asked to take over and has not answered; null where nobody was. */
  asked: string | null
  /** It came by this worker's asking. */
  from: string | null
  /** Attributes of the task, as JSON text. */
  attributes: string
}

export interface FlexStateView {
  workers: FlexWorkerView[]
  activities: { name: string; available: boolean }[]
  /** All that are not over, oldest first. */
  tasks: FlexTaskView[]
}

export interface FlexMessageView {
  sid: string
  index: number
  /** Their address in the conversation, and the name to show. */
  author: string
  name: string
  by: 'contact' | 'agent' | 'other'
  text: string | null
  /** Milliseconds since 1970. */
  at: number
  edited: boolean
  files: { sid: string; name: string; type: string; size: number; url: string }[]
}

export interface FlexChatView {
  task: string
  conversation: string
  title: string
  state: 'initializing' | 'active' | 'inactive' | 'closed'
  /** Workers who are in it, by their sid. */
  agents: string[]
  messages: FlexMessageView[]
  /** What happened beside the words: who came and went. */
  lines: { at: number; text: string }[]
}

/** What acts of Flex answer; those that are not named answer null. */
export interface FlexActResults {
  'flex-state': FlexStateView
  'flex-chat': FlexChatView
  /** The sids of what was said. */
  'flex-say': { messages: string[] }
  'flex-accept': { worker: string }
}

/** What `/control/flex-live` pushes: the state at once and after each change; who shows a chat reads it again then. */
export interface FlexFrame {
  kind: 'flex'
  state: FlexStateView
}
