import type { Reader } from '../../../kernel/database.ts'
import type { EventFeed } from '../../../kernel/events/feed.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { ModelView } from '../../../protocol/learning.ts'
import type { AnswerEngine } from '../answer-engine.ts'
import { ReplayWorker } from '../learning/replay-worker.ts'
import { heedMarks } from './heed-marks.ts'
import { Learner } from './learner.ts'
import { modelEngine } from './model-engine.ts'
import { ServedModel } from './served-model.ts'
import type { Trainer } from './trainer.ts'
import { viewModel } from './view-model.ts'

export interface VirtualAgentOptions {
  kernel: Kernel
  feed: EventFeed
  workspace: number
  trainer: Trainer
  /** No other process is on this database. */
  alone: boolean
}

/** What a workspace's virtual agent knows, in this process. */
export interface VirtualAgent {
  /** Answers by the newest model, and by words alone while there is none. */
  engine: AnswerEngine
  start(): Promise<void>
  stop(): Promise<void>
  /** How far it has learnt what is published. */
  view(reader: Reader): Promise<ModelView>
}

/** Opens the virtual agent of a workspace. Before `start` it answers by words alone and learns nothing. */
export function openVirtualAgent(options: VirtualAgentOptions): VirtualAgent {
  const { workspace } = options
  const served = new ServedModel(options)
  const learner = new Learner({ ...options, served })
  const engine = heedMarks(modelEngine(() => served.current))
  const replays = new ReplayWorker({ ...options, engine })
  return {
    engine,
    async start() {
      await served.start()
      await learner.start()
      await replays.start()
    },
    async stop() {
      await replays.stop()
      await learner.stop()
      await served.stop()
    },
    view: (reader) => viewModel(reader, workspace, { serving: served.current, learner }),
  }
}
