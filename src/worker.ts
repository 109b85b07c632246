import { answerThread } from './composition/answer-thread.ts'

answerThread()
