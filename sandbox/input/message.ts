import type { APIEmbed } from 'discord-api-types/v10'
import { emptyMessage, tooLarge } from '../refusals.ts'
import type { Body } from '../rest/multipart.ts'
import { type IncomingFile, MAX_FILE_BYTES } from '../world/attachments.ts'
import { isSnowflake } from '../world/ids.ts'
import type { AllowedMentions } from '../world/mentions.ts'
import { IS_COMPONENTS_V2 } from '../world/messages.ts'
import type { StoredComponent } from '../world/model.ts'
import { readComponents } from './components.ts'
import { readEmbeds } from './embeds.ts'
import { asInteger, asList, asRecord, asText, isRecord, type Json, refuseField } from './form.ts'

/** What an application may say in one message; a field is undefined where it was not given. */
export interface MessageInput {
  content: string | undefined
  embeds: APIEmbed[] | undefined
  components: StoredComponent[] | undefined
  flags: number | undefined
  tts: boolean
  nonce: string | number | undefined
  enforceNonce: boolean
  allowed: AllowedMentions | undefined
  reply: { message: string; failIfNotExists: boolean } | undefined
  files: IncomingFile[]
  /** Ids of attachments that an edit keeps; undefined: all. */
  kept: string[] | undefined
}

/** Reads and checks the body of a message that an application sends or edits (documentation: resources/message, "Create Message"). */
export function readMessageInput(body: Body, data: unknown = body.json, at = ''): MessageInput {
  const json = asRecord(data, '_errors')
  const path = (name: string) => (at ? `${at}.${name}` : name)
  const flags = asInteger(json.flags, path('flags'))
  const v2 = ((flags ?? 0) & IS_COMPONENTS_V2) !== 0
  const files = readFiles(json, body, path('attachments'))
  return {
    // Item 13: 2,000 characters for applications.
    content: json.content === undefined ? undefined : (asText(json.content, path('content'), 2000) ?? ''),
    embeds: json.embeds === undefined ? undefined : readEmbeds(json.embeds, path('embeds')),
    components: json.components === undefined ? undefined : readComponents(json.components, path('components'), v2),
    flags,
    tts: json.tts === true,
    nonce: readNonce(json.nonce, path('nonce')),
    enforceNonce: json.enforce_nonce === true,
    allowed: readAllowed(json.allowed_mentions, path('allowed_mentions')),
    reply: readReply(json.message_reference),
    ...files,
  }
}

/** Item 7: at most 25 characters. */
function readNonce(value: unknown, path: string): string | number | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  return asText(value, path, 25)
}

function readAllowed(value: unknown, path: string): AllowedMentions | undefined {
  if (value === undefined || value === null) return undefined
  const allowed = asRecord(value, path) as AllowedMentions
  for (const kind of ['users', 'roles'] as const) {
    if (allowed.parse?.includes(kind) && allowed[kind]?.length) {
      // Item 15.
      throw refuseField(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      )
    }
  }
  return allowed
}

function readReply(value: unknown): MessageInput['reply'] {
  if (!isRecord(value) || !isSnowflake(value.message_id)) return undefined
  return { message: value.message_id, failIfNotExists: value.fail_if_not_exists !== false }
}

/** Matches `attachments` to the uploaded `files[n]` by their placeholder ids; entries with a snowflake are kept ones of an edit. */
function readFiles(json: Json, body: Body, path: string): { files: IncomingFile[]; kept: string[] | undefined } {
  const described = asList(json.attachments, path, 10).map((item, index) => asRecord(item, `${path}.${index}`))
  const files = [...body.files].map(([key, file]) => {
    if (file.data.length > MAX_FILE_BYTES) throw tooLarge()
    const entry = described.find((item) => String(item.id) === key)
    const description = asText(entry?.description, path, 1024)
    return {
      ...file,
      name: asText(entry?.filename, path, 1024) ?? file.name,
      ...(description === undefined ? {} : { description }),
    }
  })
  if (files.length > 10) throw refuseField(path, 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.')
  const kept =
    json.attachments === undefined
      ? undefined
      : described.map((item) => String(item.id)).filter((id) => !body.files.has(id))
  return { files, kept }
}

/** Item 29, and 50006: a message must hold something, and Components V2 hold everything. */
export function refuseEmpty(input: MessageInput, path = ''): void {
  const v2 = ((input.flags ?? 0) & IS_COMPONENTS_V2) !== 0
  const name = (field: string) => (path ? `${path}.${field}` : field)
  if (v2) {
    for (const field of ['content', 'embeds'] as const) {
      if (input[field]?.length)
        throw refuseField(
          name(field),
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        )
    }
  }
  const holds = input.content?.trim() || input.embeds?.length || input.components?.length || input.files.length
  if (!holds) throw emptyMessage()
}
