import type { ActResult } from '../../contract.ts'

export type FlexState = ActResult<'flex-state'>
export type FlexTask = FlexState['tasks'][number]
export type FlexWorker = FlexState['workers'][number]
export type FlexChat = ActResult<'flex-chat'>
export type FlexMessage = FlexChat['messages'][number]
