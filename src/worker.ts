import { answerLessons } from './composition/train/answer-lessons.ts'

answerLessons()
